package dev.alambique.migration.cli;

import dev.alambique.migration.runner.LockHolder;
import dev.alambique.migration.runner.RevisionEvent;

/** Tells on the terminal why a run takes its time. */
record RunMessages(Output output) {
    void tell(RevisionEvent event) {
        if (event instanceof RevisionEvent.Waiting waiting) {
            output.message("Another process changes this database; waiting for it to end: "
                    + waiting.holder().map(LockHolder::toString).orElse("who it is cannot be seen"));
        } else if (event instanceof RevisionEvent.Blocked blocked) {
            output.message(blocked.script() + " waits for a lock; it is rolled back, and tried again in "
                    + blocked.pause().toSeconds() + " s.");
            blocked.blockers().forEach(each -> output.message("  blocked by " + each));
        } else {
            output.detail(event.toString());
        }
    }
}
