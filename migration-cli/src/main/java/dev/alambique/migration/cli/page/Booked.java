package dev.alambique.migration.cli.page;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a database says of the revisions.
 *
 * @param database its name
 */
public record Booked(String database, List<Entry> entries) {
    public Booked {
        Objects.requireNonNull(database, "database");
        entries = List.copyOf(entries);
    }

    Optional<Entry> of(Version version) {
        return entries.stream()
                .filter(each -> each.version().filter(version::equals).isPresent())
                .findFirst();
    }

    long count(Entry.State state) {
        return entries.stream().filter(each -> each.state() == state).count();
    }
}
