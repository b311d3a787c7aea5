package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Ancestry;
import dev.alambique.migration.schema.Ancestry.Origin;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.Unique;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What PostgreSQL makes of a table's columns and keys in the tables below it (MergeAttributes in tablecmds.c). */
final class Birth {
    private Birth() {}

    /** Whether CREATE TABLE … INHERITS or PARTITION OF makes the table just so, with what it has of its own. */
    static boolean isPlain(Table table, Map<QualifiedName, Table> tables) {
        Ancestry ancestry = table.ancestry();
        List<Table> parents = ancestry.parents().stream()
                .map(tables::get)
                .filter(Objects::nonNull)
                .toList();
        return parents.size() == ancestry.parents().size()
                && table.columns().stream()
                        .filter(column -> ancestry.hasColumn(column.name()))
                        .allMatch(column -> parents.stream()
                                .flatMap(parent -> parent.column(column.name()).stream())
                                .allMatch(theirs -> isBornOf(column, theirs, ancestry)))
                && table.constraints().stream()
                        .filter(each -> ancestry.constraints().get(each.name()) == Origin.TAKEN_OVER)
                        .allMatch(each ->
                                each.isValid() && usualName(table.name(), each).equals(each.name()))
                && table.indexes().stream()
                        .filter(each -> ancestry.hasIndex(each.name()))
                        .allMatch(each -> usualName(table.name(), each).equals(each.name()));
    }

    private static boolean isBornOf(Column column, Column parents, Ancestry ancestry) {
        Column born = created(parents, ancestry);
        Column bare = column.withComment(Optional.empty());
        return ancestry.columns().get(column.name()) == Origin.SHARED ? isOnTop(bare, born) : born.equals(bare);
    }

    /** What a table says of a column itself comes on top of the parent's, but takes nothing away. */
    private static boolean isOnTop(Column column, Column born) {
        ColumnStorage theirs = born.storage();
        ColumnStorage own = column.storage();
        return (born.value() instanceof ColumnValue.Given || born.value().equals(column.value()))
                && (theirs.kind() == own.kind() || own.kind() != own.usual())
                && (theirs.compression().isEmpty() || own.compression().isPresent());
    }

    /** The column as CREATE TABLE makes it in a table below. */
    static Column created(Column parents, Ancestry ancestry) {
        ColumnStorage theirs = parents.storage();
        return inherited(parents, ancestry)
                .withStorage(new ColumnStorage(
                        theirs.kind(), theirs.usual(), theirs.compression(), Optional.empty(), List.of()));
    }

    /** The column as ADD COLUMN, and what follows it, makes it in a table below: SET STORAGE and SET STATISTICS reach it. */
    static Column added(Column parents, Ancestry ancestry) {
        ColumnStorage theirs = parents.storage();
        return inherited(parents, ancestry)
                .withStorage(new ColumnStorage(
                        theirs.kind(), theirs.usual(), Optional.empty(), theirs.statistics(), List.of()));
    }

    /** An identity is a table's own, but for partitions since PostgreSQL 17. */
    private static Column inherited(Column parents, Ancestry ancestry) {
        Column column = parents.withComment(Optional.empty());
        if (column.value() instanceof ColumnValue.Identity && !ancestry.isPartition()) {
            column = column.withValue(new ColumnValue.Given());
        }
        Optional<NotNull> rule = column.rule();
        if (rule.isEmpty()) {
            return column;
        }
        return rule.get().inheritance() == Constraint.Inheritance.NO_INHERIT
                ? column.nullable()
                : column.withRule(rule.map(NotNull::withoutComment));
    }

    /** The name of a partition's constraint that PostgreSQL makes for one of the whole. */
    static String usualName(QualifiedName table, Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            return Names.generated(table.name(), "", "pkey");
        }
        if (constraint instanceof Unique) {
            return Names.generated(table.name(), String.join("_", constraint.columns()), "key");
        }
        return constraint instanceof Exclusion
                ? Names.generated(table.name(), String.join("_", constraint.columns()), "excl")
                : constraint.name();
    }

    /** The name of a partition's index that PostgreSQL makes for one of the whole (ChooseIndexColumnNames in indexcmds.c). */
    static String usualName(QualifiedName table, Index index) {
        String columns = index.keys().stream().map(key -> attribute(key.term())).collect(Collectors.joining("_"));
        String all = index.include().isEmpty() ? columns : columns + "_" + String.join("_", index.include());
        return Names.generated(table.name(), all, "idx");
    }

    private static String attribute(Index.Term term) {
        return term instanceof Index.Term.OfColumn column
                ? column.column()
                : ((Index.Term.OfExpression) term).attribute();
    }
}
