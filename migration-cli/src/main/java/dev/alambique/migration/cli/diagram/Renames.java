package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema before a revision by the names that the revision gave. What it says that it renamed counts where it did so: a
 * table or column of the old name before, none of the new one, and one of the new name after.
 */
final class Renames {
    private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();
    private final Map<ObjectKey, String> columns = new HashMap<>();
    private Schema schema;

    private Renames(Schema before) {
        this.schema = before;
    }

    static Renames of(Schema before, Schema after, List<RenameLine> told) {
        Renames renames = new Renames(before);
        told.forEach(renames::apply);
        return renames.ledTo(after) ? renames : new Renames(before);
    }

    /** The schema before, by the new names. */
    Schema before() {
        return schema;
    }

    /** The name that a table had, if it had another one. */
    Optional<QualifiedName> earlier(QualifiedName table) {
        return Optional.ofNullable(tables.get(table)).filter(name -> !name.equals(table));
    }

    /** The name that a column had, if it had another one. */
    Optional<String> earlier(QualifiedName table, String column) {
        return Optional.ofNullable(columns.get(ObjectKey.column(table, column))).filter(name -> !name.equals(column));
    }

    private boolean ledTo(Schema after) {
        return tables.keySet().stream().allMatch(each -> after.table(each).isPresent())
                && columns.keySet().stream().allMatch(each -> has(after, each));
    }

    private void apply(RenameLine rename) {
        ObjectKey from = rename.from();
        ObjectKey to = rename.to();
        switch (from.kind()) {
            case TABLE -> table(from.relation(), to.relation());
            case COLUMN -> column(from, to);
            case CONSTRAINT ->
                schema = RenamedSchema.constraint(
                        schema,
                        from.relation(),
                        from.part().orElseThrow(),
                        to.part().orElseThrow());
            case INDEX -> index(from.relation(), to.relation());
            default -> {
                // no box and no line of one
            }
        }
    }

    private void table(QualifiedName from, QualifiedName to) {
        if (schema.table(from).isEmpty() || schema.table(to).isPresent()) {
            return;
        }
        schema = RenamedSchema.table(schema, from, to);
        tables.put(to, tables.containsKey(from) ? tables.remove(from) : from);
        for (ObjectKey each : List.copyOf(columns.keySet())) {
            if (each.relation().equals(from)) {
                columns.put(new ObjectKey(each.kind(), to, each.part()), columns.remove(each));
            }
        }
    }

    /** The tables below take a new name over. */
    private void column(ObjectKey from, ObjectKey to) {
        if (!has(schema, from) || has(schema, to)) {
            return;
        }
        Schema old = schema;
        String oldName = from.part().orElseThrow();
        String newName = to.part().orElseThrow();
        schema = RenamedSchema.column(old, from.relation(), oldName, newName);
        for (Table each : old.tables()) {
            ObjectKey before = ObjectKey.column(each.name(), oldName);
            ObjectKey after = ObjectKey.column(each.name(), newName);
            if (has(old, before) && !has(schema, before) && has(schema, after)) {
                columns.put(after, columns.containsKey(before) ? columns.remove(before) : oldName);
            }
        }
    }

    private void index(QualifiedName from, QualifiedName to) {
        schema.tables().stream()
                .filter(each -> each.name().schema().equals(from.schema())
                        && each.index(from.name()).isPresent())
                .findFirst()
                .ifPresent(each -> schema = RenamedSchema.index(schema, each.name(), from.name(), to.name()));
    }

    private static boolean has(Schema schema, ObjectKey column) {
        return schema.table(column.relation())
                .flatMap(table -> table.column(column.part().orElseThrow()))
                .isPresent();
    }
}
