package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What to count in a database to know whether its rows stop an operation. */
public sealed interface RowCheck {
    /** The columns that must be there for counting, beside the tables themselves. */
    List<ObjectKey> reads();

    /** The tables that are read. */
    List<QualifiedName> tables();

    /** What a count means. */
    String words(long rows);

    /**
     * The same check by other names.
     *
     * @param column the name of a column, by its table and the name that it has here
     */
    RowCheck named(UnaryOperator<QualifiedName> table, BiFunction<QualifiedName, String, String> column);

    <R> R accept(Visitor<R> visitor);

    /** What to do for each kind of check; exhaustive by the compiler. */
    interface Visitor<R> {
        R hasRows(HasRows check);

        R holdsNull(HoldsNull check);

        R hasDuplicates(HasDuplicates check);

        R hasOrphans(HasOrphans check);

        R holdsValue(HoldsValue check);

        R holdsOther(HoldsOther check);
    }

    /** Whether rows hold another value than those that a check allows. */
    record HoldsOther(QualifiedName table, String column, List<String> values) implements RowCheck {
        public HoldsOther {
            values = List.copyOf(values);
        }

        @Override
        public List<ObjectKey> reads() {
            return List.of(ObjectKey.column(table, column));
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table);
        }

        @Override
        public String words(long rows) {
            String broken = counted(rows, "row") + (rows <= 1 ? " breaks it" : " break it");
            return rows == 0 ? broken : broken + ": fails, unless --using says what becomes of them";
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HoldsOther(names.apply(table), columnNames.apply(table, column), values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holdsOther(this);
        }
    }

    /**
     * Whether rows hold one of the values that an enum type loses, alone or within an array.
     *
     * @param type the column's type
     */
    record HoldsValue(QualifiedName table, String column, String type, List<String> values) implements RowCheck {
        public HoldsValue {
            values = List.copyOf(values);
        }

        @Override
        public List<ObjectKey> reads() {
            return List.of(ObjectKey.column(table, column));
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table);
        }

        /** The values as a hazard names them. */
        String words() {
            String names = String.join(", ", EnumChange.display(values));
            return values.size() == 1 ? "the removed value " + names : "a removed value (" + names + ")";
        }

        @Override
        public String words(long rows) {
            String held = counted(rows, "row") + (rows <= 1 ? " holds " : " hold ") + words();
            return rows == 0 ? held : held + ": fails, unless --using says what becomes of them";
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HoldsValue(names.apply(table), columnNames.apply(table, column), type, values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holdsValue(this);
        }
    }

    /** Whether a table has rows, to which a column without a value cannot be added. */
    record HasRows(QualifiedName table) implements RowCheck {
        @Override
        public List<ObjectKey> reads() {
            return List.of();
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table);
        }

        @Override
        public String words(long rows) {
            return "NOT NULL without a default: fails, the table has " + counted(rows, "row");
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HasRows(names.apply(table));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasRows(this);
        }
    }

    /** Whether rows hold NULL in a column that is to become NOT NULL. */
    record HoldsNull(QualifiedName table, String column) implements RowCheck {
        @Override
        public List<ObjectKey> reads() {
            return List.of(ObjectKey.column(table, column));
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table);
        }

        @Override
        public String words(long rows) {
            return "becomes NOT NULL: " + counted(rows, "row") + (rows <= 1 ? " holds NULL" : " hold NULL");
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HoldsNull(names.apply(table), columnNames.apply(table, column));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holdsNull(this);
        }
    }

    /** Whether rows share a key that is to become unique; NULL is no key. */
    record HasDuplicates(QualifiedName table, List<String> columns) implements RowCheck {
        public HasDuplicates {
            columns = List.copyOf(columns);
        }

        @Override
        public List<ObjectKey> reads() {
            return columns.stream().map(each -> ObjectKey.column(table, each)).toList();
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table);
        }

        @Override
        public String words(long rows) {
            return counted(rows, "row") + (rows <= 1 ? " shares" : " share") + " a key with another";
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HasDuplicates(
                    names.apply(table),
                    columns.stream().map(each -> columnNames.apply(table, each)).toList());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasDuplicates(this);
        }
    }

    /** Whether rows refer to a row of another table that is not there. */
    record HasOrphans(QualifiedName table, List<String> columns, QualifiedName target, List<String> targetColumns)
            implements RowCheck {
        public HasOrphans {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }

        @Override
        public List<ObjectKey> reads() {
            return Stream.concat(
                            columns.stream().map(each -> ObjectKey.column(table, each)),
                            targetColumns.stream().map(each -> ObjectKey.column(target, each)))
                    .toList();
        }

        @Override
        public List<QualifiedName> tables() {
            return List.of(table, target);
        }

        @Override
        public String words(long rows) {
            return counted(rows, "row") + (rows <= 1 ? " refers" : " refer") + " to a row that is not there";
        }

        @Override
        public RowCheck named(
                UnaryOperator<QualifiedName> names, BiFunction<QualifiedName, String, String> columnNames) {
            return new HasOrphans(
                    names.apply(table),
                    columns.stream().map(each -> columnNames.apply(table, each)).toList(),
                    names.apply(target),
                    targetColumns.stream()
                            .map(each -> columnNames.apply(target, each))
                            .toList());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasOrphans(this);
        }
    }

    private static String counted(long rows, String thing) {
        return rows == 0 ? "no " + thing : rows + " " + thing + (rows == 1 ? "" : "s");
    }
}
