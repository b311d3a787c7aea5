package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.scratch.Proof;
import dev.alambique.migration.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * The scripts of a comparison, run on a scratch database. It holds no more than what is compared and what that stands on:
 * so a script that fails there is printed with a note, where a revision would not be written.
 */
final class Trial {
    private Trial() {}

    /**
     * The same comparison, with a note where a script fails or leads elsewhere.
     *
     * @param database a scratch database that holds what tables stand on; it is not the same afterwards
     * @throws SQLException if the scratch database cannot be used
     */
    static Comparison on(ScratchDatabase database, String defaultSchema, Comparison comparison) throws SQLException {
        if (comparison.isEmpty()) {
            return comparison;
        }
        try {
            new Proof(database, defaultSchema)
                    .hold(comparison.scope(), comparison.renaming()::undone, comparison.up(), comparison.down());
            return comparison;
        } catch (MigrationException failure) {
            return comparison.noting(told(failure.problem()));
        }
    }

    private static String told(Problem problem) {
        return problem.details().stream()
                .filter(detail -> !detail.label().equals("instead"))
                .flatMap(detail -> (detail.label() + ": " + detail.text()).lines())
                .collect(Collectors.joining("\n    ", "not proven:\n    ", ""));
    }
}
