package dev.alambique.escola.api.migration;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.Entry.Execution;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A revision and what became of it.
 *
 * @param version its version; null for a script that is applied whenever it changes
 * @param message what it does
 * @param script its file
 * @param state {@code applied}, {@code pending}, {@code edited} …
 * @param applied when it was applied, by the clock of the database
 * @param role the database role that applied it
 * @param milliseconds how long that took
 */
public record HistoryEntry(
        @Nullable String version,
        String message,
        String script,
        String state,
        @Nullable LocalDateTime applied,
        @Nullable String role,
        @Nullable Long milliseconds) {
    static HistoryEntry of(Entry entry) {
        return new HistoryEntry(
                entry.version().map(Version::text).orElse(null),
                entry.message(),
                entry.script(),
                entry.state().word(),
                entry.execution().map(Execution::on).orElse(null),
                entry.execution().map(Execution::by).orElse(null),
                entry.execution().map(each -> each.took().toMillis()).orElse(null));
    }
}
