package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.scratch.Casts;
import java.sql.SQLException;
import java.util.List;

/** The changes of a plan to a type that PostgreSQL has no cast to, unless the user says how, both ways. */
final class CastsInTheWay {
    private final Casts casts;
    private final ColumnNames names;

    CastsInTheWay(Casts casts, ColumnNames names) {
        this.casts = casts;
        this.names = names;
    }

    /**
     * What has no cast on the way there.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    List<Problem> forwards(MigrationPlan plan) throws SQLException {
        return casts.missing(byCast(plan)).stream()
                .map(change -> problem(change, change.to().type(), "--using"))
                .toList();
    }

    /**
     * What has no cast on the way back.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    List<Problem> backwards(MigrationPlan plan) throws SQLException {
        return casts.missing(byCast(plan.inverse())).stream()
                .map(change -> problem(change, change.to().type() + " again, on the way back", "--using-back"))
                .toList();
    }

    private static List<AlterColumn> byCast(MigrationPlan plan) {
        return ColumnWishes.retyped(plan).stream()
                .filter(change -> change.conversion().using().isEmpty())
                .toList();
    }

    private Problem problem(AlterColumn change, String becomes, String flag) {
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
                        + ";\nor write this change by hand, with revision -m and without --autogenerate");
    }
}
