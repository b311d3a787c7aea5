package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Deferrability;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.KeyIndex;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small schemas, written down: {@code "cursos: id, professor_id > professores"}. */
final class Tables {
    private Tables() {}

    static Schema schema(String... texts) {
        List<Table> tables = Arrays.stream(texts).map(Tables::table).toList();
        return new Schema(List.of(), List.of(), tables, List.of(), List.of(), List.of(), List.of());
    }

    static Snapshot snapshot(String... texts) {
        return new Snapshot(schema(texts), List.of());
    }

    /** The first column is the primary key; a type may follow the name of a column, and a table that it refers to. */
    static Table table(String text) {
        String[] parts = text.split(": ");
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (String each : parts[1].split(", ")) {
            String[] ends = each.split(" > ");
            String[] words = ends[0].split(" ", 2);
            columns.add(column(words[0], words.length > 1 ? words[1] : "bigint", columns.isEmpty()));
            if (ends.length > 1) {
                constraints.add(foreignKey(words[0], ends[1]));
            }
        }
        constraints.add(primaryKey(columns.get(0).name()));
        return Table.of(name(parts[0]), columns, constraints, List.of());
    }

    static QualifiedName name(String table) {
        return new QualifiedName("public", table);
    }

    private static Column column(String name, String type, boolean notNull) {
        return new Column(
                name,
                type,
                notNull,
                Optional.empty(),
                new ColumnValue.Given(),
                Optional.empty(),
                ColumnStorage.PLAIN,
                Optional.empty());
    }

    private static PrimaryKey primaryKey(String column) {
        return new PrimaryKey(
                "pk",
                List.of(column),
                List.of(),
                Constraint.Period.NONE,
                Deferrability.NOT_DEFERRABLE,
                KeyIndex.USUAL,
                Optional.empty());
    }

    private static ForeignKey foreignKey(String column, String target) {
        return new ForeignKey(
                column + "_fk",
                List.of(column),
                name(target),
                List.of("id"),
                Constraint.Action.NO_ACTION,
                List.of(),
                Constraint.Action.NO_ACTION,
                Constraint.Match.SIMPLE,
                Constraint.Period.NONE,
                Deferrability.NOT_DEFERRABLE,
                Constraint.Validity.VALID,
                Optional.empty());
    }
}
