package dev.alambique.migration.scratch;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.ColumnValue.Generated;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.Expression;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The expressions in which two states of one table differ, and nothing but them. */
record TableWording(Table left, Table right) {
    QualifiedName name() {
        return left.name();
    }

    boolean differs() {
        return !left.equals(right)
                && (left.columns().stream().anyMatch(this::differs)
                        || left.constraints().stream().anyMatch(this::differs)
                        || left.indexes().stream().anyMatch(this::differs));
    }

    /** A table that has the left side's differing expressions, on the left side's columns. */
    Table leftProbe() {
        return probe(left, right);
    }

    /** A table that has the right side's differing expressions, on the right side's columns. */
    Table rightProbe() {
        return probe(right, left);
    }

    private static Table probe(Table table, Table other) {
        TableWording mirror = new TableWording(table, other);
        return Table.of(
                table.name(),
                table.columns().stream().map(mirror::bare).toList(),
                table.constraints().stream()
                        .filter(mirror::differs)
                        .map(TableWording::inItsOwnWords)
                        .toList(),
                table.indexes().stream()
                        .filter(mirror::differs)
                        .map(index -> index.mapExpressions(Expression::withoutTypes))
                        .toList());
    }

    /** Run again, a person's words give what they gave before; only PostgreSQL's own settle. */
    private static Constraint inItsOwnWords(Constraint constraint) {
        return constraint instanceof Check check
                ? check.withCondition(check.condition().withoutTypes())
                : constraint;
    }

    private Column bare(Column column) {
        ColumnValue value = differs(column) ? column.value() : new ColumnValue.Given();
        return column.nullable()
                .withValue(value)
                .withStorage(column.storage().asUsual())
                .withComment(Optional.empty());
    }

    private boolean differs(Column column) {
        return right.column(column.name())
                .filter(other -> isExpression(column.value())
                        && isExpression(other.value())
                        && !column.value().equals(other.value()))
                .isPresent();
    }

    private static boolean isExpression(ColumnValue value) {
        return value instanceof Default || value instanceof Generated;
    }

    private boolean differs(Constraint constraint) {
        return right.constraint(constraint.name())
                .filter(other -> isCondition(constraint)
                        && constraint.getClass() == other.getClass()
                        && !sameCondition(constraint, other))
                .isPresent();
    }

    private static boolean isCondition(Constraint constraint) {
        return constraint instanceof Check || constraint instanceof Exclusion;
    }

    private boolean differs(Index index) {
        return right.index(index.name())
                .filter(other ->
                        !(index.keys().equals(other.keys()) && index.predicate().equals(other.predicate())))
                .isPresent();
    }

    /** The left table with the right side's words wherever both sides, parsed once more, say the same. */
    Table aligned(Table leftAgain, Table rightAgain) {
        List<Column> columns = left.columns().stream()
                .map(each -> settle(
                        each,
                        right.column(each.name()),
                        leftAgain.column(each.name()),
                        rightAgain.column(each.name()),
                        (mine, theirs) -> mine.value().equals(theirs.value()),
                        (mine, theirs) -> differs(mine) ? mine.withValue(theirs.value()) : mine))
                .toList();
        List<Constraint> constraints = left.constraints().stream()
                .map(each -> settle(
                        each,
                        right.constraint(each.name()),
                        leftAgain.constraint(each.name()),
                        rightAgain.constraint(each.name()),
                        TableWording::sameCondition,
                        TableWording::reworded))
                .toList();
        List<Index> indexes = left.indexes().stream()
                .map(each -> settle(
                        each,
                        right.index(each.name()),
                        leftAgain.index(each.name()),
                        rightAgain.index(each.name()),
                        (mine, theirs) -> mine.keys().equals(theirs.keys())
                                && mine.predicate().equals(theirs.predicate()),
                        (mine, theirs) -> mine.withExpressions(theirs.keys(), theirs.predicate())))
                .toList();
        return left.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
    }

    private static <T> T settle(
            T mine,
            Optional<T> theirs,
            Optional<T> mineAgain,
            Optional<T> theirsAgain,
            BiFunction<T, T, Boolean> same,
            BiFunction<T, T, T> reworded) {
        boolean settled = theirs.isPresent()
                && mineAgain.isPresent()
                && theirsAgain.isPresent()
                && same.apply(mineAgain.get(), theirsAgain.get());
        return settled ? reworded.apply(mine, theirs.orElseThrow()) : mine;
    }

    private static boolean sameCondition(Constraint mine, Constraint theirs) {
        return mine instanceof Check one
                        && theirs instanceof Check other
                        && one.condition().equals(other.condition())
                || mine instanceof Exclusion first
                        && theirs instanceof Exclusion second
                        && first.definition().equals(second.definition());
    }

    private static Constraint reworded(Constraint mine, Constraint theirs) {
        if (mine instanceof Check one && theirs instanceof Check other) {
            return one.withCondition(other.condition());
        }
        return mine instanceof Exclusion one && theirs instanceof Exclusion other
                ? one.withDefinition(other.definition())
                : mine;
    }
}
