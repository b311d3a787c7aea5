package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.HashSet;
import java.util.Set;

/** The names of tables, columns, enum types and their values that a plan gives and takes away again. */
final class PassingNames {
    private final Set<ObjectKey> given = new HashSet<>();
    private final Set<ObjectKey> passing = new HashSet<>();

    private PassingNames() {}

    static Set<ObjectKey> of(MigrationPlan plan) {
        PassingNames names = new PassingNames();
        for (Operation operation : plan.operations()) {
            if (operation instanceof RenameTable rename) {
                names.renamed(ObjectKey.table(rename.from()), ObjectKey.table(rename.to()));
            } else if (operation instanceof RenameColumn rename) {
                names.renamed(
                        ObjectKey.column(rename.table(), rename.from()), ObjectKey.column(rename.table(), rename.to()));
            } else if (operation instanceof RenameEnum rename) {
                names.renamed(
                        ObjectKey.type(rename.from().name()),
                        ObjectKey.type(rename.to().name()));
            } else if (operation instanceof RenameValue rename) {
                QualifiedName type = rename.type().name();
                names.renamed(ObjectKey.value(type, rename.from()), ObjectKey.value(type, rename.to()));
            }
        }
        return names.passing;
    }

    private void renamed(ObjectKey from, ObjectKey to) {
        if (given.contains(from)) {
            passing.add(from);
        }
        given.add(to);
    }
}
