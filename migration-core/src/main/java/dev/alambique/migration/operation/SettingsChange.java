package dev.alambique.migration.operation;

import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What changes between two ways to keep a table or an index, a word or two for each. */
final class SettingsChange {
    private final List<String> words = new ArrayList<>();

    private SettingsChange() {}

    static List<String> between(TableSettings from, TableSettings to) {
        SettingsChange change = new SettingsChange();
        change.note(
                from.persistence(), to.persistence(), to.persistence().name().toLowerCase(Locale.ROOT));
        change.note(from.parameters(), to.parameters(), "storage parameters");
        change.note(from.replicaIdentity(), to.replicaIdentity(), "replica identity");
        change.note(from.clusteredOn(), to.clusteredOn(), "cluster");
        change.note(from.tablespace(), to.tablespace(), "tablespace");
        change.note(from.accessMethod(), to.accessMethod(), "access method");
        change.note(from.rowSecurity(), to.rowSecurity(), "row level security");
        return change.words;
    }

    static List<String> between(IndexStorage from, IndexStorage to) {
        SettingsChange change = new SettingsChange();
        change.note(from.parameters(), to.parameters(), "storage parameters");
        change.note(from.tablespace(), to.tablespace(), "tablespace");
        change.note(from.statistics(), to.statistics(), "statistics");
        return change.words;
    }

    private void note(Object from, Object to, String word) {
        if (!from.equals(to)) {
            words.add(word);
        }
    }
}
