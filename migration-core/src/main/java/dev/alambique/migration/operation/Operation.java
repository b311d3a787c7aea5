package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.AlterConstraint;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.CreateCast;
import dev.alambique.migration.operation.EnumOperation.CreateEnum;
import dev.alambique.migration.operation.EnumOperation.DropCast;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.IndexOperation.AlterIndex;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.NamespaceOperation.CreateNamespace;
import dev.alambique.migration.operation.NamespaceOperation.DropNamespace;
import dev.alambique.migration.operation.SequenceOperation.AlterSequence;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.operation.TableOperation.RenameTable;

/** One reversible change to a schema. It says what changes; how PostgreSQL is told is the renderer's business. */
public sealed interface Operation
        permits NamespaceOperation,
                EnumOperation,
                TableOperation,
                ColumnOperation,
                ConstraintOperation,
                IndexOperation,
                SequenceOperation,
                Rename,
                SetComment {
    /** The operation that undoes this one. */
    Operation inverse();

    <R> R accept(Visitor<R> visitor);

    /** What to do for each kind of operation; exhaustive by the compiler. */
    interface Visitor<R> {
        R createNamespace(CreateNamespace operation);

        R dropNamespace(DropNamespace operation);

        R createEnum(CreateEnum operation);

        R dropEnum(DropEnum operation);

        R alterEnum(AlterEnum operation);

        R renameEnum(RenameEnum operation);

        R renameValue(RenameValue operation);

        R createCast(CreateCast operation);

        R dropCast(DropCast operation);

        R createTable(CreateTable operation);

        R dropTable(DropTable operation);

        R renameTable(RenameTable operation);

        R alterTable(AlterTable operation);

        R attachTable(AttachTable operation);

        R detachTable(DetachTable operation);

        R addColumn(AddColumn operation);

        R dropColumn(DropColumn operation);

        R renameColumn(RenameColumn operation);

        R alterColumn(AlterColumn operation);

        R addConstraint(AddConstraint operation);

        R dropConstraint(DropConstraint operation);

        R renameConstraint(RenameConstraint operation);

        R alterConstraint(AlterConstraint operation);

        R createIndex(CreateIndex operation);

        R dropIndex(DropIndex operation);

        R renameIndex(RenameIndex operation);

        R alterIndex(AlterIndex operation);

        R createSequence(CreateSequence operation);

        R dropSequence(DropSequence operation);

        R renameSequence(RenameSequence operation);

        R alterSequence(AlterSequence operation);

        R setOwner(SetOwner operation);

        R setComment(SetComment operation);
    }
}
