package dev.alambique.escola.api.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks at files again and again. The JDK's WatchService needs a key for each folder, loses events when there are many, and
 * polls every two seconds on macOS.
 */
final class Watch {
    private final Supplier<Snapshot> look;
    private Snapshot known;
    private Snapshot last;

    Watch(Supplier<Snapshot> look) {
        this.look = look;
        this.known = look.get();
        this.last = known;
    }

    /** What has changed, once it is the same at two looks: who writes many files writes them one after another. */
    List<Path> settledChanges() {
        Snapshot now = look.get();
        boolean settled = now.equals(last);
        last = now;
        if (!settled || now.equals(known)) {
            return List.of();
        }
        List<Path> changes = now.changesSince(known);
        known = now;
        return changes;
    }

    /** Whether the last look saw what no look before had seen. */
    boolean isUnsettled() {
        return !last.equals(known);
    }

    /** Takes what is there now as known. */
    void accept() {
        known = look.get();
        last = known;
    }
}
