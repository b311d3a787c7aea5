package dev.alambique.migration.diff;

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
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.AlterSequence;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.SetComment;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.operation.TableOperation.RenameTable;

/** Which kind of operation comes first where nothing else decides: what is in the way goes first, drops of data last. */
final class Rank implements Operation.Visitor<Integer> {
    static final Rank INSTANCE = new Rank();

    private Rank() {}

    @Override
    public Integer dropConstraint(DropConstraint operation) {
        return 1;
    }

    @Override
    public Integer dropIndex(DropIndex operation) {
        return 2;
    }

    @Override
    public Integer renameConstraint(RenameConstraint operation) {
        return 3;
    }

    @Override
    public Integer renameIndex(RenameIndex operation) {
        return 4;
    }

    @Override
    public Integer createNamespace(CreateNamespace operation) {
        return 5;
    }

    @Override
    public Integer renameTable(RenameTable operation) {
        return 5;
    }

    @Override
    public Integer renameColumn(RenameColumn operation) {
        return 5;
    }

    @Override
    public Integer renameSequence(RenameSequence operation) {
        return 5;
    }

    @Override
    public Integer renameEnum(RenameEnum operation) {
        return 5;
    }

    @Override
    public Integer renameValue(RenameValue operation) {
        return 6;
    }

    @Override
    public Integer createEnum(CreateEnum operation) {
        return 6;
    }

    @Override
    public Integer alterEnum(AlterEnum operation) {
        return 7;
    }

    @Override
    public Integer createCast(CreateCast operation) {
        return 7;
    }

    @Override
    public Integer createSequence(CreateSequence operation) {
        return 6;
    }

    @Override
    public Integer alterSequence(AlterSequence operation) {
        return 7;
    }

    @Override
    public Integer createTable(CreateTable operation) {
        return 8;
    }

    @Override
    public Integer addColumn(AddColumn operation) {
        return 9;
    }

    @Override
    public Integer alterColumn(AlterColumn operation) {
        return 10;
    }

    @Override
    public Integer dropColumn(DropColumn operation) {
        return 11;
    }

    @Override
    public Integer addConstraint(AddConstraint operation) {
        return 12;
    }

    @Override
    public Integer createIndex(CreateIndex operation) {
        return 13;
    }

    @Override
    public Integer alterConstraint(AlterConstraint operation) {
        return 12;
    }

    @Override
    public Integer alterIndex(AlterIndex operation) {
        return 13;
    }

    @Override
    public Integer alterTable(AlterTable operation) {
        return 14;
    }

    @Override
    public Integer attachTable(AttachTable operation) {
        return 14;
    }

    @Override
    public Integer detachTable(DetachTable operation) {
        return 0;
    }

    @Override
    public Integer setOwner(SetOwner operation) {
        return 14;
    }

    @Override
    public Integer setComment(SetComment operation) {
        return 15;
    }

    @Override
    public Integer dropTable(DropTable operation) {
        return 16;
    }

    @Override
    public Integer dropSequence(DropSequence operation) {
        return 17;
    }

    @Override
    public Integer dropCast(DropCast operation) {
        return 17;
    }

    @Override
    public Integer dropEnum(DropEnum operation) {
        return 17;
    }

    @Override
    public Integer dropNamespace(DropNamespace operation) {
        return 18;
    }
}
