package dev.alambique.migration.diff;

import dev.alambique.migration.operation.Operation;

/** Which kind of operation comes first where nothing else decides: what is in the way goes first, drops of data last. */
final class Rank implements Operation.Visitor<Integer> {
    static final Rank INSTANCE = new Rank();

    private Rank() {}

    @Override
    public Integer dropConstraint(Operation.DropConstraint operation) {
        return 1;
    }

    @Override
    public Integer dropIndex(Operation.DropIndex operation) {
        return 2;
    }

    @Override
    public Integer renameConstraint(Operation.RenameConstraint operation) {
        return 3;
    }

    @Override
    public Integer renameIndex(Operation.RenameIndex operation) {
        return 4;
    }

    @Override
    public Integer createNamespace(Operation.CreateNamespace operation) {
        return 5;
    }

    @Override
    public Integer renameTable(Operation.RenameTable operation) {
        return 5;
    }

    @Override
    public Integer renameColumn(Operation.RenameColumn operation) {
        return 5;
    }

    @Override
    public Integer renameSequence(Operation.RenameSequence operation) {
        return 5;
    }

    @Override
    public Integer createEnum(Operation.CreateEnum operation) {
        return 6;
    }

    @Override
    public Integer alterEnum(Operation.AlterEnum operation) {
        return 7;
    }

    @Override
    public Integer createCast(Operation.CreateCast operation) {
        return 7;
    }

    @Override
    public Integer createSequence(Operation.CreateSequence operation) {
        return 6;
    }

    @Override
    public Integer alterSequence(Operation.AlterSequence operation) {
        return 7;
    }

    @Override
    public Integer createTable(Operation.CreateTable operation) {
        return 8;
    }

    @Override
    public Integer addColumn(Operation.AddColumn operation) {
        return 9;
    }

    @Override
    public Integer alterColumn(Operation.AlterColumn operation) {
        return 10;
    }

    @Override
    public Integer dropColumn(Operation.DropColumn operation) {
        return 11;
    }

    @Override
    public Integer addConstraint(Operation.AddConstraint operation) {
        return 12;
    }

    @Override
    public Integer createIndex(Operation.CreateIndex operation) {
        return 13;
    }

    @Override
    public Integer alterConstraint(Operation.AlterConstraint operation) {
        return 12;
    }

    @Override
    public Integer alterIndex(Operation.AlterIndex operation) {
        return 13;
    }

    @Override
    public Integer alterTable(Operation.AlterTable operation) {
        return 14;
    }

    @Override
    public Integer setOwner(Operation.SetOwner operation) {
        return 14;
    }

    @Override
    public Integer setComment(Operation.SetComment operation) {
        return 15;
    }

    @Override
    public Integer dropTable(Operation.DropTable operation) {
        return 16;
    }

    @Override
    public Integer dropSequence(Operation.DropSequence operation) {
        return 17;
    }

    @Override
    public Integer dropCast(Operation.DropCast operation) {
        return 17;
    }

    @Override
    public Integer dropEnum(Operation.DropEnum operation) {
        return 17;
    }

    @Override
    public Integer dropNamespace(Operation.DropNamespace operation) {
        return 18;
    }
}
