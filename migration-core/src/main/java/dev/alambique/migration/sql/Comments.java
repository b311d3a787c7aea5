package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code COMMENT ON …}. */
final class Comments {
    private final Quoting quoting;

    Comments(Quoting quoting) {
        this.quoting = quoting;
    }

    /** The statement that changes a comment, or none where it stays. */
    List<String> on(ObjectKey subject, Optional<String> from, Optional<String> to) {
        if (from.equals(to)) {
            return List.of();
        }
        String text = to.map(Quoting::literal).orElse("NULL");
        return List.of("COMMENT ON " + name(subject) + " IS " + text);
    }

    /** The comments on a table, its columns, constraints and indexes. */
    List<String> onTableAndParts(Table table) {
        List<String> sql = new ArrayList<>(on(table.key(), Optional.empty(), table.comment()));
        table.columns()
                .forEach(each ->
                        sql.addAll(on(ObjectKey.column(table.name(), each.name()), Optional.empty(), each.comment())));
        table.constraints().forEach(each -> sql.addAll(onNew(table.name(), each)));
        table.indexes()
                .forEach(each -> sql.addAll(
                        on(ObjectKey.index(table.name().sibling(each.name())), Optional.empty(), each.comment())));
        return sql;
    }

    /** The comments on a constraint and on its index. */
    List<String> onNew(QualifiedName table, Constraint constraint) {
        List<String> sql = new ArrayList<>(
                on(ObjectKey.constraint(table, constraint.name()), Optional.empty(), constraint.comment()));
        constraint
                .keptIndex()
                .ifPresent(index -> sql.addAll(
                        on(ObjectKey.index(table.sibling(constraint.name())), Optional.empty(), index.comment())));
        return sql;
    }

    private String name(ObjectKey subject) {
        String relation = quoting.relation(subject.relation());
        String part = subject.part().map(Quoting::identifier).orElse("");
        return switch (subject.kind()) {
            case NAMESPACE -> "SCHEMA " + Quoting.identifier(subject.relation().name());
            case TABLE -> "TABLE " + relation;
            case INDEX -> "INDEX " + relation;
            case SEQUENCE -> "SEQUENCE " + relation;
            case COLUMN, DEFAULT -> "COLUMN " + relation + "." + part;
            case TYPE -> "TYPE " + quoting.type(subject.relation());
            case VALUE -> throw new IllegalArgumentException("a value has no comment: " + subject);
            case CAST -> throw new IllegalArgumentException("a cast's comment comes with the cast: " + subject);
            case CONSTRAINT -> "CONSTRAINT " + part + " ON " + relation;
        };
    }
}
