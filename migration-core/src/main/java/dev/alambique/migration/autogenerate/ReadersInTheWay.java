package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What PostgreSQL would stop a plan for: a view, a trigger or the like that reads what is to be dropped or to change its type. */
final class ReadersInTheWay {
    private static final String ANOTHER_TABLE = "leave the column and its type as they are in the model;\nor make a new"
            + " table by hand, partitioned anew, and move the rows into it, with revision -m and without --autogenerate";

    private ReadersInTheWay() {}

    /**
     * The readers in the way of a plan, one problem each.
     *
     * @param candidates what may have been renamed: a reader lets a name change
     */
    static List<Problem> of(List<Reader> readers, MigrationPlan plan, List<RenameCandidate> candidates) {
        List<Problem> problems = new ArrayList<>();
        for (Reader reader : readers) {
            List<Operation> changes = plan.operations().stream()
                    .filter(operation -> isTouched(reader, operation))
                    .toList();
            if (!changes.isEmpty()) {
                problems.add(problem(reader, changes, candidates));
            }
        }
        return problems;
    }

    /** Those of the readers that an operation cannot be done with. */
    static List<Reader> of(List<Reader> readers, Operation operation) {
        return readers.stream().filter(each -> isTouched(each, operation)).toList();
    }

    private static boolean isTouched(Reader reader, Operation operation) {
        return reader.reads().stream().anyMatch(key -> isTouched(reader, key, operation));
    }

    private static Problem problem(Reader reader, List<Operation> changes, List<RenameCandidate> candidates) {
        String name = reader.toString();
        String word = reader.kind().word();
        return Problem.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " is in the way of "
                        + (changes.size() == 1 ? "a change." : changes.size() + " changes."))
                .with("change", changes.stream().map(Summary::of).collect(Collectors.joining("\n")))
                .with("reason", reason(reader.kind(), word))
                .instead(
                        reader.kind() == Reader.Kind.PARTITION_KEY ? ANOTHER_TABLE : wayOut(word, changes, candidates));
    }

    private static String wayOut(String word, List<Operation> changes, List<RenameCandidate> candidates) {
        return "drop the " + word + " in a revision before this one, and create it again in one after it"
                + changes.stream()
                        .map(change -> renamed(change, candidates))
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static String renamed(Operation operation, List<RenameCandidate> candidates) {
        return candidates.stream()
                .filter(each -> isAbout(each.from(), operation))
                .map(each -> ";\nif it was renamed: " + each.option())
                .collect(Collectors.joining());
    }

    private static boolean isAbout(ObjectKey gone, Operation operation) {
        if (operation instanceof DropColumn drop) {
            return gone.equals(ObjectKey.column(drop.table(), drop.column().name()));
        }
        if (operation instanceof DropTable drop) {
            return gone.equals(drop.table().key());
        }
        if (operation instanceof AlterEnum alter) {
            return gone.kind() == ObjectKey.Kind.VALUE
                    && gone.relation().equals(alter.from().name());
        }
        return operation instanceof AlterColumn alter
                && gone.kind() == ObjectKey.Kind.TYPE
                && alter.from().type().contains(gone.relation().name());
    }

    private static String reason(Reader.Kind kind, String word) {
        if (kind == Reader.Kind.PARTITION_KEY) {
            return "PostgreSQL lets no column be dropped or change its type that its table is partitioned by";
        }
        return kind == Reader.Kind.STATISTICS
                ? "PostgreSQL drops statistics with a column that they are about, and the down would not bring them back"
                : "PostgreSQL lets nothing be dropped or change its type that a " + word + " reads";
    }

    private static boolean isTouched(Reader reader, ObjectKey read, Operation operation) {
        if (operation instanceof DropTable drop) {
            return read.relation().equals(drop.table().name())
                    && !reader.table().equals(Optional.of(drop.table().name()));
        }
        if (operation instanceof DropColumn drop) {
            return isColumn(read, drop.table(), drop.column().name());
        }
        if (operation instanceof DropSequence drop) {
            return read.relation().equals(drop.sequence().name());
        }
        if (operation instanceof DropConstraint drop) {
            return read.equals(
                    ObjectKey.constraint(drop.table(), drop.constraint().name()));
        }
        // extended statistics follow a column to its new type
        return reader.kind() != Reader.Kind.STATISTICS && isRetyped(read, operation);
    }

    private static boolean isRetyped(ObjectKey read, Operation operation) {
        if (operation instanceof AlterColumn alter) {
            Column from = alter.from();
            Column to = alter.to();
            boolean retyped =
                    !from.type().equals(to.type()) || !from.collation().equals(to.collation());
            boolean madeAnew =
                    to.value() instanceof ColumnValue.Generated && !(from.value() instanceof ColumnValue.Generated);
            return (retyped || madeAnew) && isColumn(read, alter.table(), to.name());
        }
        if (operation instanceof AlterEnum alter && !alter.onlyAdds()) {
            return alter.uses().stream()
                    .anyMatch(table -> table.columns().stream()
                            .filter(alter.from()::isTypeOf)
                            .anyMatch(column -> isColumn(read, table.name(), column.name())));
        }
        return false;
    }

    private static boolean isColumn(ObjectKey read, QualifiedName table, String column) {
        return read.equals(ObjectKey.column(table, column));
    }
}
