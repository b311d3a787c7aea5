package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** What Flyway throws, as a user is told it. Flyway has no public type that names the statement. */
final class FlywayFailure {
    private FlywayFailure() {}

    static MigrationException of(Exception failure, List<Version> appliedBefore) {
        return of(failure, appliedBefore, Optional.empty());
    }

    /** @param running the script that was running, or whose commit failed */
    static MigrationException of(Exception failure, List<Version> appliedBefore, Optional<String> running) {
        Optional<MigrationException> ours = first(failure, MigrationException.class);
        if (ours.isPresent()) {
            return ours.get();
        }
        Optional<FlywaySqlScriptException> script = first(failure, FlywaySqlScriptException.class);
        Optional<SQLException> sql = first(failure, SQLException.class);
        Problem problem;
        if (script.isPresent() && sql.isPresent()) {
            String file = script.get().getResource().getFilename();
            problem = FailedStatement.sentByFlyway(
                            file, script.get().getLineNumber(), script.get().getStatement(), sql.get())
                    .problem("could not be applied");
            problem = problem.with("state", state(failure, appliedBefore));
        } else {
            problem = Problem.of(running.map(file -> "Revision " + file + " could not be applied: ")
                                    .orElse("The upgrade stopped: ")
                            + sql.map(FailedStatement::message)
                                    .orElse(String.valueOf(failure.getMessage()).strip()))
                    .with("state", applied(appliedBefore));
            problem = sql.flatMap(Remedy::of)
                    .or(() -> mixed(failure))
                    .map(problem::instead)
                    .orElse(problem);
        }
        return problem.failure(failure);
    }

    /** Flyway has no code for a script of both kinds of statements. */
    private static Optional<String> mixed(Exception failure) {
        return String.valueOf(failure.getMessage()).contains("mixed is false")
                ? Optional.of(
                        "put what runs outside of transactions into a revision of its own;"
                                + "\nor run the whole script outside: executeInTransaction=false in a file named as it is and .conf")
                : Optional.empty();
    }

    private static String state(Exception failure, List<Version> appliedBefore) {
        boolean rolledBack = first(failure, FlywayMigrateException.class)
                .map(FlywayMigrateException::isExecutableInTransaction)
                .orElse(true);
        return (rolledBack
                        ? "everything it did is rolled back; "
                        : "it holds a statement that runs outside of transactions, so what it did before stays; ")
                + applied(appliedBefore);
    }

    private static String applied(List<Version> versions) {
        return versions.isEmpty()
                ? "no other revision was applied"
                : "applied before it: " + versions.stream().map(Version::text).collect(Collectors.joining(", "));
    }

    private static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
