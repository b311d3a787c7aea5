package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.scratch.Casts;
import java.sql.SQLException;
import java.util.List;

/** Stops a plan that changes a type into one that PostgreSQL has no cast to, unless the user says how, both ways. */
final class CastsInTheWay {
    private final Casts casts;
    private final ColumnNames names;

    CastsInTheWay(Casts casts, ColumnNames names) {
        this.casts = casts;
        this.names = names;
    }

    /**
     * Refuses what has no cast.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    void checkForwards(MigrationPlan plan) throws SQLException {
        for (AlterColumn change : casts.missing(byCast(plan))) {
            throw refusal(change, change.to().type(), "--using");
        }
    }

    /**
     * Refuses what has no cast on the way back.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    void checkBackwards(MigrationPlan plan) throws SQLException {
        for (AlterColumn change : casts.missing(byCast(plan.inverse()))) {
            throw refusal(change, again(change), "--using-back");
        }
    }

    /**
     * What {@link #checkBackwards} would refuse, a sentence each.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    List<String> missingOnTheWayBack(MigrationPlan plan) throws SQLException {
        return casts.missing(byCast(plan.inverse())).stream()
                .map(change ->
                        refusal(change, again(change), "--using-back").problem().summary())
                .toList();
    }

    private static String again(AlterColumn change) {
        return change.to().type() + " again, on the way back";
    }

    private static List<AlterColumn> byCast(MigrationPlan plan) {
        return ColumnWishes.retyped(plan).stream()
                .filter(change -> change.conversion().using().isEmpty())
                .toList();
    }

    private MigrationException refusal(AlterColumn change, String becomes, String flag) {
        ObjectKey column = ObjectKey.column(change.table(), change.from().name());
        String from = change.from().type();
        String to = change.to().type();
        String name = names.flag(column);
        String example = "";
        if (to.equals(from + "[]")) {
            example = ", as in " + flag + " '" + name + "=ARRAY["
                    + Names.display(change.from().name()) + "]'";
        } else if (from.equals(to + "[]")) {
            example = ", as in " + flag + " '" + name + "="
                    + Names.display(change.from().name()) + "[1]'";
        }
        return Problem.of("Column " + column.name() + " cannot become " + becomes + ": PostgreSQL has no cast from "
                        + from + " to " + to + ".")
                .instead("say how a value follows, by an expression over the old row: " + flag + " '" + name
                        + "=EXPRESSION'" + example
                        + ";\nor write this change by hand, with revision -m and without --autogenerate")
                .failure();
    }
}
