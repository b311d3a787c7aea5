package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a history says of revisions that are squashed: their files are gone, and a baseline script stands for them. Flyway
 * runs that script on an empty database, and passes over what is below it on every other.
 */
record SquashedHistory(Revisions revisions, Graph graph, History history) {
    /** What Flyway writes when it has run a baseline script. */
    private static final String TYPE = "SQL_BASELINE";

    SquashedHistory(Revisions revisions, History history) {
        this(revisions, revisions.graph(), history);
    }

    /** Whether a revision is squashed, or its file is there no longer for another reason. */
    private boolean isSquashed(Version version) {
        return graph.find(version).isEmpty()
                && revisions
                        .baseline()
                        .filter(baseline -> version.compareTo(baseline) <= 0)
                        .isPresent();
    }

    /** The squashed revisions that this database never got, and never will; none for one that is still empty. */
    List<Version> skipped() {
        if (history.isEmpty() || revisions.baselines().isEmpty()) {
            return List.of();
        }
        // of a baseline that does not list what it stands for, who is above it is past it
        boolean past = listed().isEmpty() && isPassed(revisions.baseline().orElseThrow());
        return past
                ? List.of()
                : revisions.squashed().stream()
                        .filter(each -> !history.has(each) && !isStruckOut(each))
                        .toList();
    }

    /** Flyway's own repair strikes out what was applied and has no file any more. */
    private boolean isStruckOut(Version version) {
        return history.of(version).stream().anyMatch(HistoryRow::isDeletion);
    }

    private boolean isPassed(Version version) {
        return history.current()
                .filter(current -> current.compareTo(version) > 0)
                .isPresent();
    }

    /** What the newest baseline script says that it stands for; one that was written by hand may say nothing. */
    private List<Version> listed() {
        return RevisionHeader.parse(script()).map(RevisionHeader::squashed).orElse(List.of());
    }

    /**
     * The reason not to go on with a revision that came in below the baseline: databases that begin there never get it. Of a
     * script that lists nothing it cannot be told: the files that it stands for may still be there, and look the same.
     */
    Optional<Problem> late() {
        if (revisions.baselines().isEmpty()) {
            return Optional.empty();
        }
        List<Version> squashed = listed();
        Version baseline = revisions.baseline().orElseThrow();
        return revisions.all().stream()
                .filter(each -> !squashed.isEmpty() && each.version().compareTo(baseline) < 0)
                .filter(each ->
                        !squashed.contains(each.version()) && !history.applied().containsKey(each.version()))
                .findFirst()
                .map(each -> Problem.of("Revision " + each.version() + " came in below the baseline " + baseline
                                + ", so that a database that begins there would never get it.")
                        .with(
                                "revision",
                                revisions.place() + "/migration/" + each.up().path())
                        .with("baseline", script().path())
                        .instead("rebase " + each.version() + ", which gives it a version above the baseline"));
    }

    /** The reason not to go on with a database that lacks squashed revisions. */
    Optional<Problem> problem() {
        List<Version> skipped = skipped();
        if (skipped.isEmpty()) {
            return Optional.empty();
        }
        Version baseline = revisions.baseline().orElseThrow();
        String file = script().path();
        String at = history.current().map(Version::text).orElse("base");
        String summary = isPassed(baseline)
                ? "The database is at " + at + " and lacks revisions that the baseline " + baseline
                        + " stands for: apply them with their own files first."
                : "The database is at " + at + ", below the baseline " + baseline
                        + ": upgrade it with the revisions before the squash first.";
        return Optional.of(Problem.of(summary)
                .with("baseline", revisions.place() + "/migration/" + file)
                .with("skipped", skipped.stream().map(Version::text).collect(Collectors.joining(", ")))
                .instead("upgrade " + baseline + " with the files as they were before " + file
                        + " was written, then with these;"
                        + "\nor, if the database already is as that script says, 'stamp " + baseline + "'"));
    }

    /** Whether revisions at which a target lies stand on the baseline script. */
    boolean isBeneath(Collection<Version> tips) {
        return graph.withAncestors(tips).stream().anyMatch(this::isSquashed);
    }

    /** The row that Flyway would have written, had the database begun with the baseline script. */
    ResolvedMigration row() {
        Script script = script();
        return new ResolvedMigration(
                script.version().orElseThrow(),
                script.description(),
                TYPE,
                script.path(),
                Optional.of(Checksum.of(script)));
    }

    private Script script() {
        return revisions.baselines().get(revisions.baselines().size() - 1);
    }

    /** The rows that say less than that one: of revisions whose files are gone, and of older baselines. */
    List<HistoryRow> replaced() {
        List<HistoryRow> rows = new ArrayList<>();
        for (HistoryRow row : history.rows()) {
            if (row.version().filter(this::isSquashed).isPresent() && (row.isBaselineScript() || !row.isBaseline())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Whether nothing is to be replaced: only the row of the baseline script is there, as the script is now. */
    boolean isSettled() {
        List<HistoryRow> rows = replaced();
        return rows.size() == 1 && row().matches(rows.get(0));
    }

    /** The baseline script below which this database cannot go back, as its revisions have no way back any more. */
    Optional<Version> floor(List<Version> wayBack) {
        Optional<Version> begun = history.rows().stream()
                .filter(HistoryRow::isBaselineScript)
                .flatMap(row -> row.version().stream())
                .max(Version::compareTo);
        boolean lost = wayBack.stream()
                .anyMatch(each -> isSquashed(each) && revisions.undo(each).isEmpty());
        return lost ? revisions.baseline() : begun;
    }
}
