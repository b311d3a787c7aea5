package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.TypeChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of operations, a block each; changes of several columns of one table that come one after the other are
 * one ALTER TABLE where each alone would rewrite or read the whole table. It runs its actions in passes (AT_PASS_DROP to
 * AT_PASS_MISC in tablecmds.c): what is dropped first, then types, then NOT NULL and defaults, which is the order of the
 * actions of each column.
 */
final class JoinedChanges {
    private final Quoting quoting;
    private final Statements statements;
    private final List<List<String>> blocks = new ArrayList<>();
    private final List<AlterColumn> run = new ArrayList<>();

    private JoinedChanges(Quoting quoting, Statements statements) {
        this.quoting = quoting;
        this.statements = statements;
    }

    static List<List<String>> blocks(List<Operation> operations, Quoting quoting, Statements statements) {
        JoinedChanges changes = new JoinedChanges(quoting, statements);
        for (Operation operation : operations) {
            if (operation instanceof AlterColumn change
                    && !statements.actions(change).isEmpty()) {
                changes.add(change);
            } else {
                changes.close();
                changes.blocks.add(operation.accept(statements));
            }
        }
        changes.close();
        return changes.blocks;
    }

    private void add(AlterColumn change) {
        boolean follows = run.stream()
                .allMatch(each -> each.table().equals(change.table())
                        && !each.to().name().equals(change.to().name()));
        if (!follows) {
            close();
        }
        run.add(change);
    }

    private void close() {
        if (run.stream().filter(JoinedChanges::readsAll).count() > 1) {
            List<String> actions = run.stream()
                    .flatMap(each -> statements.actions(each).stream())
                    .toList();
            blocks.add(List.of("ALTER TABLE " + quoting.relation(run.get(0).table()) + "\n    "
                    + String.join(",\n    ", actions)));
        } else {
            run.forEach(each -> blocks.add(each.accept(statements)));
        }
        run.clear();
    }

    /** Whether PostgreSQL rewrites the table for it, or reads all of it. */
    private static boolean readsAll(AlterColumn change) {
        String from = change.from().type();
        String to = change.to().type();
        return !from.equals(to) && !TypeChange.of(from, to).keepsRows()
                || change.to().notNull() && !change.from().notNull();
    }
}
