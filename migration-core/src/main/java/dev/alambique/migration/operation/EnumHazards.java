package dev.alambique.migration.operation;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change to the values of an enum type puts at risk, column by column.
 *
 * @param flag the option that says what becomes of values that go: one for each direction
 */
record EnumHazards(String flag) {
    List<Hazard> of(AlterEnum operation) {
        List<Hazard> found = new ArrayList<>();
        if (operation.onlyAdds()) {
            return found;
        }
        for (Table table : operation.uses()) {
            for (Column column : table.columns()) {
                if (operation.from().isTypeOf(column)) {
                    found.addAll(remade(operation, table.name(), column));
                }
            }
        }
        return found;
    }

    private List<Hazard> remade(AlterEnum operation, QualifiedName table, Column column) {
        ObjectKey subject = ObjectKey.column(table, column.name());
        List<Hazard> found = new ArrayList<>();
        Optional<String> using = operation.conversion(subject).using();
        List<String> removed = EnumChange.of(operation).removed();
        if (using.isPresent()) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, "rows for which USING fails, fail"));
        } else if (!removed.isEmpty()) {
            RowCheck.HoldsValue check = new RowCheck.HoldsValue(table, column.name(), column.type(), removed);
            found.add(new Hazard(
                    Kind.MAY_FAIL,
                    subject,
                    "rows that hold " + check.words() + " fail, unless " + flag + " says what becomes of them",
                    check));
        }
        found.addAll(
                ColumnHazards.rewrite(subject, "its type " + operation.from().name() + " is made anew"));
        return found;
    }
}
