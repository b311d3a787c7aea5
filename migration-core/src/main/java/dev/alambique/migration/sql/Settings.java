package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnValue.Identity;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.ReplicaIdentity;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import dev.alambique.migration.schema.TableSettings.RowSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How tables, columns and indexes are kept: storage, statistics, replication. */
final class Settings {
    /** The tablespace of databases that were made without one. */
    private static final String USUAL_TABLESPACE = "pg_default";

    private final Quoting quoting;

    Settings(Quoting quoting) {
        this.quoting = quoting;
    }

    /** What CREATE TABLE says behind its parentheses. */
    static String suffix(TableSettings settings) {
        return settings.partitionKey().map(key -> " PARTITION BY " + key).orElse("")
                + settings.accessMethod()
                        .map(method -> " USING " + Quoting.identifier(method))
                        .orElse("")
                + (settings.parameters().isEmpty() ? "" : " WITH " + Parameters.list(settings.parameters()))
                + settings.tablespace()
                        .map(tablespace -> " TABLESPACE " + Quoting.identifier(tablespace))
                        .orElse("");
    }

    /** What CREATE TABLE cannot say of a new table and its columns. */
    List<String> ofNew(Table table) {
        List<String> sql = new ArrayList<>();
        table.columns().forEach(column -> sql.addAll(ofNew(table.name(), column)));
        for (Column column : table.columns()) {
            if (column.value() instanceof Identity identity
                    && identity.options().persistence() != table.settings().persistence()) {
                sql.add(persistence(identity.sequence(), identity.options().persistence()));
            }
        }
        table.indexes()
                .forEach(index -> sql.addAll(
                        index(table.name().sibling(index.name()), IndexStorage.USUAL, statisticsOf(index.storage()))));
        TableSettings settings = table.settings();
        sql.addAll(tied(
                table.name(),
                TableSettings.USUAL,
                TableSettings.USUAL
                        .withReplicaIdentity(settings.replicaIdentity())
                        .withClusteredOn(settings.clusteredOn())
                        .withRowSecurity(settings.rowSecurity())));
        return sql;
    }

    /** The statistics targets, which CREATE INDEX cannot say. */
    static IndexStorage statisticsOf(IndexStorage storage) {
        return new IndexStorage(List.of(), Optional.empty(), storage.statistics());
    }

    /** What ADD COLUMN cannot say of a new column. */
    List<String> ofNew(QualifiedName table, Column column) {
        List<String> sql =
                new ArrayList<>(column(table, column.name(), column.storage().asUsual(), column.storage()));
        sql.addAll(new NotNullRule(quoting, table, column).ofNewColumn());
        if (column.value() instanceof Identity identity) {
            sql.addAll(new IdentityClause(quoting, column, identity).rest());
            sql.addAll(new Comments(quoting)
                    .on(ObjectKey.sequence(identity.sequence()), Optional.empty(), identity.comment()));
        }
        return sql;
    }

    List<String> column(QualifiedName table, String name, ColumnStorage from, ColumnStorage to) {
        return column(alter(table) + "ALTER COLUMN " + Quoting.identifier(name) + " ", from, to);
    }

    List<String> column(String prefix, ColumnStorage from, ColumnStorage to) {
        List<String> sql = new ArrayList<>();
        if (from.kind() != to.kind()) {
            sql.add(prefix + "SET STORAGE " + to.kind());
        }
        if (!from.compression().equals(to.compression())) {
            sql.add(prefix + "SET COMPRESSION " + to.compression().orElse("DEFAULT"));
        }
        if (!from.statistics().equals(to.statistics())) {
            sql.add(prefix + "SET STATISTICS " + to.statistics().orElse(-1));
        }
        Parameters.changes(from.options(), to.options()).forEach(clause -> sql.add(prefix + clause));
        return sql;
    }

    List<String> index(QualifiedName name, IndexStorage from, IndexStorage to) {
        String prefix = "ALTER INDEX " + quoting.relation(name) + " ";
        List<String> sql = new ArrayList<>();
        Parameters.changes(from.parameters(), to.parameters()).forEach(clause -> sql.add(prefix + clause));
        if (!from.tablespace().equals(to.tablespace())) {
            sql.add(prefix + "SET TABLESPACE " + tablespace(to.tablespace()));
        }
        SortedSet<Integer> keys = new TreeSet<>(from.statistics().keySet());
        keys.addAll(to.statistics().keySet());
        for (Integer key : keys) {
            int target = to.statistics().getOrDefault(key, -1);
            if (target != from.statistics().getOrDefault(key, -1)) {
                sql.add(prefix + "ALTER COLUMN " + key + " SET STATISTICS " + target);
            }
        }
        return sql;
    }

    List<String> table(QualifiedName name, TableSettings from, TableSettings to) {
        String prefix = alter(name);
        List<String> sql = new ArrayList<>();
        if (from.persistence() != to.persistence()) {
            sql.add(prefix + "SET " + to.persistence());
        }
        if (!from.accessMethod().equals(to.accessMethod())) {
            sql.add(prefix + "SET ACCESS METHOD "
                    + Quoting.identifier(to.accessMethod().orElse("heap")));
        }
        if (!from.tablespace().equals(to.tablespace())) {
            sql.add(prefix + "SET TABLESPACE " + tablespace(to.tablespace()));
        }
        Parameters.changes(from.parameters(), to.parameters()).forEach(clause -> sql.add(prefix + clause));
        sql.addAll(tied(name, from, to));
        return sql;
    }

    private List<String> tied(QualifiedName name, TableSettings from, TableSettings to) {
        String prefix = alter(name);
        List<String> sql = new ArrayList<>();
        if (!from.replicaIdentity().equals(to.replicaIdentity())) {
            sql.add(prefix + "REPLICA IDENTITY " + identity(to.replicaIdentity()));
        }
        if (!from.clusteredOn().equals(to.clusteredOn())) {
            sql.add(prefix
                    + to.clusteredOn()
                            .map(index -> "CLUSTER ON " + Quoting.identifier(index))
                            .orElse("SET WITHOUT CLUSTER"));
        }
        RowSecurity before = from.rowSecurity();
        RowSecurity after = to.rowSecurity();
        if (before.isEnabled() != after.isEnabled()) {
            sql.add(prefix + (after.isEnabled() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
        }
        if (before.isForced() != after.isForced()) {
            sql.add(prefix + (after.isForced() ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
        }
        return sql;
    }

    String persistence(QualifiedName sequence, Persistence persistence) {
        return "ALTER SEQUENCE " + quoting.relation(sequence) + " SET " + persistence;
    }

    private static String identity(ReplicaIdentity identity) {
        return identity.index()
                .map(index -> "USING INDEX " + Quoting.identifier(index))
                .orElse(identity.kind().name());
    }

    private static String tablespace(Optional<String> tablespace) {
        return Quoting.identifier(tablespace.orElse(USUAL_TABLESPACE));
    }

    private String alter(QualifiedName table) {
        return "ALTER TABLE " + quoting.relation(table) + " ";
    }
}
