package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.OfflineScript;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** The option of what changes a database to print the script of it instead. */
final class OfflineOption {
    @Option(
            names = "--sql",
            description = "print a script for psql, with the rows of the history, and change nothing; FROM:TO as the"
                    + " target needs no database")
    boolean sql;

    /** Refuses a range where nothing is printed. */
    void refuseRange(String target) {
        if (!sql && Range.isRange(target)) {
            throw Problem.of("'" + target + "' is a range, and a database that is changed begins where it is.")
                    .instead("add --sql, which prints the script from one to the other;\nor name the target alone: "
                            + target.substring(target.indexOf(':') + 1))
                    .usage();
        }
    }

    /** Prints the script that leads to a target, or for a range from one to another. */
    int print(
            AlambiqueCommand root,
            RunOptions options,
            String target,
            BiFunction<Migrations, Target, OfflineScript> fromDatabase,
            BiFunction<Migrations, Range, OfflineScript> withoutDatabase) {
        Project project = root.project();
        OfflineScript script = Range.isRange(target)
                ? withoutDatabase.apply(project.offline(options), Range.parse(target))
                : fromDatabase.apply(project.migrations(options), Target.parse(target));
        return print(
                root.output(),
                script,
                Range.isRange(target) ? "there are no revisions in " + target : "the database is there already");
    }

    /** Prints a script; where there is nothing to do, why. */
    int print(Output output, OfflineScript script, String reason) {
        output.text(Map.of("sql", script.sql()), script.sql());
        if (script.isNothing()) {
            output.message("Nothing to do: " + reason + ".");
        }
        if (!script.leftOut().isEmpty()) {
            output.message("! Flyway's callbacks are no part of the script: " + String.join(", ", script.leftOut()));
        }
        return Alambique.OK;
    }
}
