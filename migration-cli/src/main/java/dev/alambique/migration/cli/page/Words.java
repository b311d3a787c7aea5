package dev.alambique.migration.cli.page;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.Entry.Execution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page says numbers, times and names. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Words() {}

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    static String execution(Execution execution) {
        return TIME.format(execution.on()) + " by " + execution.by() + " in "
                + execution.took().toMillis() + " ms";
    }

    static String state(Entry entry) {
        return entry.state().word();
    }

    /** The place of a revision in the page, for links to it. */
    static String anchor(Version version) {
        return "r-" + version;
    }
}
