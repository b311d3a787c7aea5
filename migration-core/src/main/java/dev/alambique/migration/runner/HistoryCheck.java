package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the files are still what was applied. Java migrations that are not among the files are left to Flyway, which
 * alone can find them.
 *
 * @param revisions what the files say
 * @param history what the database says
 */
record HistoryCheck(Revisions revisions, History history) {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryCheck.class);

    /**
     * @param finishable the failed revisions that a next try can finish, which are no problem
     * @throws MigrationException with the first problem, if there is any
     */
    void orThrow(Set<Version> finishable, Ahead policy) {
        List<Problem> problems = problems(finishable);
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw (problems.size() == 1 ? first : first.with("also", others(problems.subList(1, problems.size()))))
                    .failure();
        }
        List<Version> ahead = ahead();
        if (policy == Ahead.REFUSE) {
            refuseAhead();
        }
        if (!ahead.isEmpty()) {
            LOG.warn("{}", aheadProblem(ahead).summary());
        }
    }

    /** @throws MigrationException if the database is ahead of the files */
    void refuseAhead() {
        List<Version> ahead = ahead();
        if (!ahead.isEmpty()) {
            throw aheadProblem(ahead).failure();
        }
    }

    private static String others(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::summary).toList());
    }

    /** What keeps files and history from agreeing, failed revisions included. */
    List<Problem> problems() {
        return problems(Set.of());
    }

    private List<Problem> problems(Set<Version> finishable) {
        List<Problem> problems = new ArrayList<>();
        history.failed().stream()
                .filter(row -> row.version().filter(finishable::contains).isEmpty())
                .forEach(row -> problems.add(failed(row)));
        history.rows().stream().filter(HistoryRow::isUndo).findFirst().ifPresent(row -> problems.add(undone(row)));
        Graph graph = revisions.graph();
        Optional<Version> known = newestKnown();
        Renumbered renumbered = new Renumbered(revisions, history);
        for (Map.Entry<Version, HistoryRow> applied : history.applied().entrySet()) {
            Optional<Revision> revision = graph.find(applied.getKey());
            HistoryRow row = applied.getValue();
            Optional<Revision> moved = revision.isPresent() ? Optional.empty() : renumbered.now(row);
            if (revision.isPresent()) {
                compare(revision.get(), row).ifPresent(problems::add);
            } else if (moved.isPresent()) {
                problems.add(subject(moved.get(), "was " + applied.getKey() + " when it was applied.")
                        .with("applied", row.script() + ", " + row.applied())
                        .instead(
                                "give it its old version again: this database would run it a second time; or, if it was moved on"
                                        + "\npurpose, take it back with the files of before, and upgrade then"));
            } else if (row.isSql() && !isAhead(applied.getKey(), known) && !isSquashed(applied.getKey())) {
                problems.add(missing(applied.getKey(), row));
            }
        }
        SquashedHistory squashed = new SquashedHistory(revisions, graph, history);
        squashed.problem().ifPresent(problems::add);
        squashed.late().ifPresent(problems::add);
        history.missing(revisions.repeatables()).forEach(row -> problems.add(missingRepeatable(row)));
        return problems;
    }

    /**
     * The applied versions that are newer than any file: the database is ahead of this application, which may be an older
     * one that runs beside a newer, or after it.
     */
    List<Version> ahead() {
        Optional<Version> known = newestKnown();
        return history.applied().keySet().stream()
                .filter(version -> isAhead(version, known))
                .toList();
    }

    private Optional<Version> newestKnown() {
        return Stream.of(revisions.newest().map(Revision::version), revisions.baseline())
                .flatMap(Optional::stream)
                .max(Version::compareTo);
    }

    /** Whether a version is newer than any file. */
    boolean isAhead(Version version) {
        return isAhead(version, newestKnown());
    }

    /** Where there is no file at all, something else is wrong. */
    private static boolean isAhead(Version version, Optional<Version> known) {
        return known.filter(newest -> version.compareTo(newest) > 0).isPresent();
    }

    /** Whether a baseline script stands for what was applied, so that its file may be gone. */
    boolean isSquashed(Version version) {
        return revisions
                .baseline()
                .filter(baseline -> version.compareTo(baseline) <= 0)
                .isPresent();
    }

    private Problem aheadProblem(Collection<Version> ahead) {
        String newest = newestKnown().map(Version::text).orElse("base");
        return Problem.of("The database is ahead: it is at " + current() + ", the newest revision here is " + newest
                        + ".")
                .with("unknown", ahead.stream().map(Version::text).collect(Collectors.joining(", ")))
                .instead("run the newer version of the application; or let this one run on the newer schema, with"
                        + " ahead = accept");
    }

    private static Problem undone(HistoryRow row) {
        return Problem.of(
                        "The history has rows of a paid Flyway's undo, with which a Flyway Community goes no further.")
                .with("row", "rank " + row.rank() + ", " + row.script() + ", type " + row.type())
                .instead("'stamp' the revision that the database is at, which takes them out, and the rows they undid");
    }

    private Problem missingRepeatable(HistoryRow row) {
        return Problem.of("Repeatable script " + row.script() + " is applied and its file is missing.")
                .with("script", revisions.place() + "/migration/" + row.script())
                .with("applied", row.applied())
                .instead("restore the file; or, if it is gone on purpose, 'stamp " + known()
                        + "' or 'repair' takes it out of the history");
    }

    private Optional<Problem> compare(Revision revision, HistoryRow row) {
        if (isEdited(revision, row)) {
            return Optional.of(subject(revision, "was edited after it was applied.")
                    .with("checksum", "applied " + row.checksum().orElseThrow() + ", now " + Checksum.of(revision.up()))
                    .instead(
                            "restore the file and write what is new as a further revision; or, if the database already is"
                                    + "\nas the file says, 'stamp " + known()
                                    + "' or 'repair' accepts the file as it is now"));
        }
        boolean kind = revision.isJava() != row.isSql();
        if (!row.description().equals(revision.description()) || !kind) {
            return Optional.of(subject(revision, "was renamed after it was applied.")
                    .with("applied", row.script() + ", type " + row.type())
                    .instead("restore the name; or 'stamp " + known() + "' accepts the file as it is now"));
        }
        return Optional.empty();
    }

    /** Whether a file differs from what was applied. */
    static boolean isEdited(Revision revision, HistoryRow row) {
        return row.isSql()
                && !revision.isJava()
                && row.checksum()
                        .filter(checksum -> checksum != Checksum.of(revision.up()))
                        .isPresent();
    }

    private Problem subject(Revision revision, String what) {
        return Problem.of("Revision " + revision.version() + " " + what)
                .with(
                        "revision",
                        revisions.place() + "/migration/" + revision.up().path());
    }

    private Problem missing(Version version, HistoryRow row) {
        return Problem.of("Revision " + version + " is applied and its file is missing.")
                .with("revision", revisions.place() + "/migration/" + row.script())
                .with("applied", row.applied())
                .instead("restore the file, or run the newer version of the application that has it; if the database no"
                        + "\nlonger holds what it did, 'stamp' the revision that the database is at");
    }

    private Problem failed(HistoryRow row) {
        String version = row.version().map(Version::text).orElse(row.description());
        return Problem.of("Revision " + version + " failed half-way, outside of a transaction.")
                .with("revision", revisions.place() + "/migration/" + row.script())
                .instead("finish by hand what it did, then 'stamp' the revision that the database is at;"
                        + "\nor take it back by hand, then 'repair', and upgrade again");
    }

    private String current() {
        return history.current().map(Version::text).orElse("base");
    }

    /** The highest applied version that there is a file for, to which a history can be stamped. */
    private String known() {
        Graph graph = revisions.graph();
        return history.applied().descendingKeySet().stream()
                .filter(version -> graph.find(version).isPresent())
                .findFirst()
                .map(Version::text)
                .orElse("base");
    }
}
