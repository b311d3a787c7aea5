package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.Conversion;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expressions that the user gives for the rows of columns, put into the operations that they are for. */
final class ColumnWishes {
    private final Policy policy;
    private final ColumnNames names;
    private final Schema target;

    /**
     * The wishes of a policy.
     *
     * @param target the schema that plans lead to
     */
    ColumnWishes(Policy policy, ColumnNames names, Schema target) {
        this.policy = policy;
        this.names = names;
        this.target = target;
    }

    /**
     * The plan with the expressions in it.
     *
     * @throws dev.alambique.migration.problem.UsageException if one is for a column that does not change that way, or
     *     two are for one column
     */
    MigrationPlan into(MigrationPlan plan) {
        Map<ObjectKey, String> using = chosen("--using", policy.using(), convertible(plan), "no type changes");
        Map<ObjectKey, String> usingBack =
                chosen("--using-back", policy.usingBack(), convertible(plan.inverse()), "no type changes");
        List<ObjectKey> fillable = plan.operations().stream()
                .flatMap(each -> fillable(each).stream())
                .toList();
        Map<ObjectKey, String> fill =
                chosen("--fill", policy.fill(), fillable, "no column comes, goes or changes that could be filled");
        Chosen chosen = new Chosen(using, usingBack, fill);
        List<ObjectKey> done = changing(plan);
        List<ObjectKey> coming = checked(plan);
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            boolean comes = checked(operation).isPresent();
            Optional<ObjectKey> column =
                    comes ? checked(operation) : checked(operation.inverse()).filter(each -> !coming.contains(each));
            List<Operation> values = column.filter(each -> !done.contains(each)).stream()
                    .flatMap(each -> chosen.ofValues(each, target).stream())
                    .toList();
            column.ifPresent(done::add);
            // before the check that comes, or else behind the one that goes
            if (comes) {
                operations.addAll(values);
            }
            operations.add(chosen.in(operation));
            if (!comes) {
                operations.addAll(values);
            }
        }
        return new MigrationPlan(operations);
    }

    /** The columns whose values must follow to another type, or to other values of the one that they have. */
    private static List<ObjectKey> convertible(MigrationPlan plan) {
        List<ObjectKey> found = changing(plan);
        found.addAll(checked(plan));
        return found;
    }

    private static List<ObjectKey> checked(MigrationPlan plan) {
        return plan.operations().stream()
                .flatMap(each -> checked(each).stream())
                .toList();
    }

    /** The column of a check that comes: its rows may have to be others first. */
    private static Optional<ObjectKey> checked(Operation operation) {
        return operation instanceof AddConstraint add
                        && add.constraint() instanceof Check check
                        && check.columns().size() == 1
                ? Optional.of(ObjectKey.column(add.table(), check.columns().get(0)))
                : Optional.empty();
    }

    private static List<ObjectKey> changing(MigrationPlan plan) {
        List<ObjectKey> found = new ArrayList<>();
        retyped(plan).forEach(change -> found.add(key(change.table(), change.to())));
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterEnum alter && alter.removes()) {
                found.addAll(alter.columns());
            }
        }
        return found;
    }

    /** The changes of a type in a plan. */
    static List<AlterColumn> retyped(MigrationPlan plan) {
        List<AlterColumn> found = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterColumn alter && isRetyped(alter)) {
                found.add(alter);
            }
        }
        return found;
    }

    private static boolean isRetyped(AlterColumn alter) {
        return !alter.from().type().equals(alter.to().type());
    }

    /** The expressions by the columns that they are for. */
    private record Chosen(Map<ObjectKey, String> using, Map<ObjectKey, String> usingBack, Map<ObjectKey, String> fill) {
        Operation in(Operation operation) {
            if (operation instanceof AddColumn add && isFillable(add.column())) {
                return new AddColumn(add.table(), add.column(), of(fill, key(add.table(), add.column())));
            }
            if (operation instanceof DropColumn drop && isFillable(drop.column())) {
                return new DropColumn(drop.table(), drop.column(), of(fill, key(drop.table(), drop.column())));
            }
            if (operation instanceof AlterColumn alter) {
                ObjectKey key = key(alter.table(), alter.to());
                Conversion conversion = new Conversion(
                        isRetyped(alter) ? of(using, key) : Optional.empty(),
                        isRetyped(alter) ? of(usingBack, key) : Optional.empty(),
                        changesNullability(alter) ? of(fill, key) : Optional.empty());
                return new AlterColumn(alter.table(), alter.from(), alter.to(), alter.reach(), conversion);
            }
            if (operation instanceof AlterEnum alter) {
                Map<ObjectKey, Conversion> conversions = new HashMap<>();
                alter.columns()
                        .forEach(key -> conversions.put(
                                key, new Conversion(of(using, key), of(usingBack, key), Optional.empty())));
                return alter.withConversions(conversions);
            }
            return operation;
        }

        /** The change of a column's values alone, where one is wished. */
        List<Operation> ofValues(ObjectKey column, Schema target) {
            Conversion conversion = new Conversion(of(using, column), of(usingBack, column), Optional.empty());
            return conversion.equals(Conversion.BY_CAST)
                    ? List.of()
                    : target
                            .table(column.relation())
                            .flatMap(table -> table.column(column.part().orElseThrow()))
                            .map(same -> (Operation) new AlterColumn(column.relation(), same, same, conversion))
                            .stream()
                            .toList();
        }

        private static Optional<String> of(Map<ObjectKey, String> expressions, ObjectKey column) {
            return Optional.ofNullable(expressions.get(column));
        }
    }

    private static Optional<ObjectKey> fillable(Operation operation) {
        if (operation instanceof AddColumn add && isFillable(add.column())) {
            return Optional.of(key(add.table(), add.column()));
        }
        if (operation instanceof DropColumn drop && isFillable(drop.column())) {
            return Optional.of(key(drop.table(), drop.column()));
        }
        return operation instanceof AlterColumn alter && changesNullability(alter)
                ? Optional.of(key(alter.table(), alter.to()))
                : Optional.empty();
    }

    private static boolean isFillable(Column column) {
        return !(column.value() instanceof ColumnValue.Generated);
    }

    private static boolean changesNullability(AlterColumn alter) {
        return alter.from().notNull() != alter.to().notNull();
    }

    private static ObjectKey key(QualifiedName table, Column column) {
        return ObjectKey.column(table, column.name());
    }

    private Map<ObjectKey, String> chosen(
            String flag, List<ColumnWish> wishes, List<ObjectKey> columns, String otherwise) {
        Map<ObjectKey, String> chosen = new HashMap<>();
        for (ColumnWish wish : wishes) {
            ObjectKey column =
                    names.meant(wish.column(), columns).orElseThrow(() -> notThere(flag, wish, columns, otherwise));
            String other = chosen.put(column, wish.expression());
            if (other != null) {
                throw Problem.of(flag + " is given twice for " + names.flag(column) + ".")
                        .with("expressions", other + "\n" + wish.expression())
                        .instead("keep one of them")
                        .usage();
            }
        }
        return chosen;
    }

    private RuntimeException notThere(String flag, ColumnWish wish, List<ObjectKey> columns, String otherwise) {
        List<String> candidates = columns.stream().map(names::flag).distinct().toList();
        return Problem.of(flag + " " + wish.column() + " names no column that it could be for.")
                .with("columns", candidates.isEmpty() ? otherwise : String.join("\n", candidates))
                .instead("leave " + flag + " out, or name one of these columns")
                .usage();
    }
}
