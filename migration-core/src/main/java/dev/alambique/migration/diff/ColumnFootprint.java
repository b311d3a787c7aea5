package dev.alambique.migration.diff;

import dev.alambique.migration.diff.Footprint.NameSet;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.QualifiedName;

/** The footprint of a change to a column: its value, or how it is kept, can change while the rest of it stays. */
record ColumnFootprint(AlterColumn operation, Families families) {
    Footprint footprint() {
        Column from = operation.from();
        Column to = operation.to();
        boolean computed = from.value() instanceof ColumnValue.Generated || to.value() instanceof ColumnValue.Generated;
        if (!computed && from.withValue(to.value()).equals(to) && to.value() instanceof ColumnValue.Given) {
            return Footprint.removing(value(operation.table(), from));
        }
        if (!computed && from.withValue(to.value()).equals(to) && from.value() instanceof ColumnValue.Given) {
            return Footprint.making(value(operation.table(), to));
        }
        if (from.value() instanceof ColumnValue.Default
                && to.value() instanceof ColumnValue.Default
                && from.withValue(to.value()).equals(to)) {
            return Footprint.replacing(
                    value(operation.table(), from).without(Footprint.type(from)),
                    value(operation.table(), to).without(Footprint.type(to)));
        }
        boolean isKeptOtherwise = from.withStorage(to.storage()).equals(to) && from.isWide() == to.isWide();
        if (isKeptOtherwise || families.isInherited(operation.table(), to.name())) {
            NameSet kept = new NameSet()
                    .need(Footprint.column(operation.table(), to.name()))
                    .value(operation.table(), to);
            String notNull = Footprint.notNull(operation.table(), to.name());
            if (!from.notNull() && to.notNull()) {
                kept.own(notNull);
            } else if (from.notNull() && !to.notNull()) {
                return Footprint.replacing(new NameSet().own(notNull), kept);
            }
            // a new type takes other storage than the usual away, which goes before that and comes back after it
            return isKeptOtherwise && to.storage().isUsual() ? Footprint.removing(kept) : Footprint.making(kept);
        }
        NameSet removed = new NameSet().columnAlone(operation.table(), from).ruleOf(operation.table(), from);
        NameSet made = new NameSet().columnAlone(operation.table(), to);
        if (from.rule().isPresent()) {
            made.ruleOf(operation.table(), to);
        }
        if (!from.value().equals(to.value()) && !isOneSequence(from.value(), to.value())) {
            removed.value(operation.table(), from);
            made.value(operation.table(), to);
        }
        if (from.isWide() && !to.isWide()) {
            removed.own(Footprint.wideColumnOut(operation.table()));
        } else if (to.isWide() && !from.isWide()) {
            made.own(Footprint.wideColumnIn(operation.table()));
        }
        return from.type().equals(to.type())
                ? Footprint.replacing(removed.without(Footprint.type(from)), made.without(Footprint.type(to)))
                : Footprint.replacing(removed, made);
    }

    private static boolean isOneSequence(ColumnValue one, ColumnValue other) {
        return one instanceof ColumnValue.Identity identity
                && other instanceof ColumnValue.Identity another
                && identity.sequence().equals(another.sequence());
    }

    private static NameSet value(QualifiedName table, Column column) {
        return new NameSet()
                .own(Footprint.value(table, column.name()))
                .need(Footprint.column(table, column.name()))
                .need(Footprint.type(column))
                .value(table, column);
    }
}
