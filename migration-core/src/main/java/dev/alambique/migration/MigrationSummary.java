package dev.alambique.migration;

import dev.alambique.migration.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of many databases.
 *
 * @param outcomes one for each, in the order in which they were named
 */
public record MigrationSummary(List<MigrationOutcome> outcomes) {
    public MigrationSummary {
        outcomes = List.copyOf(outcomes);
    }

    /** Those in which something failed. */
    public List<MigrationOutcome> failed() {
        return outcomes.stream().filter(each -> each.failure().isPresent()).toList();
    }

    /** Those that were never begun, because another had failed before. */
    public List<MigrationOutcome> skipped() {
        return outcomes.stream().filter(MigrationOutcome::isSkipped).toList();
    }

    /**
     * This summary, if nothing failed.
     *
     * @throws dev.alambique.migration.problem.MigrationException otherwise; names each that failed
     */
    public MigrationSummary orThrow() {
        if (!failed().isEmpty()) {
            List<Problem> problems = failed().stream()
                    .map(each -> each.failure()
                            .orElseThrow()
                            .problem()
                            .with("database", each.target().name()))
                    .toList();
            String skipped = skipped().isEmpty() ? "" : ", " + skipped().size() + " were not begun";
            throw Problem.of(failed().size() + " of " + outcomes.size() + " databases failed" + skipped + ".", problems)
                    .failure(failed().get(0).failure().orElseThrow());
        }
        return this;
    }

    @Override
    public String toString() {
        return outcomes.stream()
                .map(each -> each.target().name() + ": "
                        + each.failure()
                                .map(failure -> "failed, " + failure.problem().summary())
                                .or(() -> each.run()
                                        .map(run -> run.isNothing()
                                                ? "nothing to do"
                                                : run.steps().size() + " revisions"))
                                .orElse("not begun"))
                .collect(Collectors.joining("\n"));
    }
}
