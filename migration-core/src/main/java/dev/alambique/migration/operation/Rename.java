package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.Schema;

/** An operation that gives something another name and leaves it as it is. */
public sealed interface Rename extends Operation
        permits RenameTable, RenameColumn, RenameConstraint, RenameIndex, RenameSequence, RenameEnum, RenameValue {
    @Override
    Rename inverse();

    /** That schema with the other name in it; the texts of its expressions stay. */
    Schema in(Schema schema);
}
