package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the files are still what was applied. Java migrations are left to Flyway, which alone can find them.
 *
 * @param revisions what the files say
 * @param history what the database says
 */
record HistoryCheck(Revisions revisions, History history) {
    /** @throws dev.alambique.migration.problem.MigrationException with the first problem, if there is any */
    void orThrow() {
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw (problems.size() == 1 ? first : first.with("also", others(problems.subList(1, problems.size()))))
                    .failure();
        }
    }

    private static String others(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::summary).toList());
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        history.failed().forEach(row -> problems.add(failed(row)));
        for (Map.Entry<Version, HistoryRow> applied : history.applied().entrySet()) {
            Optional<Revision> revision = revisions.find(applied.getKey());
            HistoryRow row = applied.getValue();
            if (revision.isPresent()) {
                compare(revision.get(), row).ifPresent(problems::add);
            } else if (row.isSql()) {
                problems.add(missing(applied.getKey(), row));
            }
        }
        history.missing(revisions.repeatables()).forEach(row -> problems.add(missingRepeatable(row)));
        return problems;
    }

    private Problem missingRepeatable(HistoryRow row) {
        return Problem.of("Repeatable script " + row.script() + " is applied and its file is missing.")
                .with("script", revisions.place() + "/migration/" + row.script())
                .with("applied", row.installedOn() + " by " + row.installedBy())
                .instead("restore the file; or, if it is gone on purpose, 'stamp " + current()
                        + "' takes it out of the history");
    }

    private Optional<Problem> compare(Revision revision, HistoryRow row) {
        if (isEdited(revision, row)) {
            return Optional.of(subject(revision, "was edited after it was applied.")
                    .with(
                            "checksum",
                            "applied " + row.checksum().orElseThrow() + ", now "
                                    + Checksum.of(revision.up().text()))
                    .instead(
                            "restore the file and write what is new as a further revision; or, if the database already is"
                                    + "\nas the file says, 'stamp " + current() + "' accepts the file as it is now"));
        }
        if (!row.description().equals(revision.description()) || !row.isSql()) {
            return Optional.of(subject(revision, "was renamed after it was applied.")
                    .with("applied", row.script() + ", type " + row.type())
                    .instead("restore the name; or 'stamp " + current() + "' accepts the file as it is now"));
        }
        return Optional.empty();
    }

    /** Whether a file differs from what was applied. */
    static boolean isEdited(Revision revision, HistoryRow row) {
        return row.isSql()
                && row.checksum()
                        .filter(checksum ->
                                checksum != Checksum.of(revision.up().text()))
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
                .with("applied", row.installedOn() + " by " + row.installedBy())
                .instead("restore the file, or run the newer version of the application that has it; if the database no"
                        + "\nlonger holds what it did, 'stamp' the revision that the database is at");
    }

    private Problem failed(HistoryRow row) {
        String version = row.version().map(Version::text).orElse(row.description());
        return Problem.of("Revision " + version + " failed half-way, outside of a transaction.")
                .with("revision", revisions.place() + "/migration/" + row.script())
                .instead("finish or take back by hand what it did, then 'stamp' the revision that the database is at");
    }

    private String current() {
        return history.current().map(Version::text).orElse("base");
    }
}
