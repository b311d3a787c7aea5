package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a script without a database begins and ends. */
record OfflineRange(Revisions revisions, Range range) {
    /** The history of a database that has come to the beginning, revision by revision. */
    History history() {
        Set<Version> applied = revisions.graph().withAncestors(from());
        List<HistoryRow> rows = new ArrayList<>();
        for (Revision revision : revisions.all()) {
            if (applied.contains(revision.version())) {
                rows.add(row(rows.size() + 1, revision));
            }
        }
        return new History(rows);
    }

    private static HistoryRow row(int rank, Revision revision) {
        return new HistoryRow(
                rank,
                Optional.of(revision.version()),
                revision.description(),
                revision.isJava() ? "JDBC" : "SQL",
                revision.up().path(),
                revision.isJava() ? Optional.empty() : Optional.of(Checksum.of(revision.up())),
                "",
                LocalDateTime.MIN,
                0,
                true);
    }

    /** Where it begins. */
    List<Version> from() {
        Target from = range.from().orElse(Target.BASE);
        if (from.isRelative()) {
            throw Problem.of("'" + from + "' counts from where the database is, and " + range + " needs none.")
                    .instead("a version, base, head or heads before the colon; or, where the database can be asked, a"
                            + " target without FROM:")
                    .usage();
        }
        return new Directions(revisions).to(from, List.of());
    }

    /** What an upgrade does from the beginning to the end. */
    Plan upgrade() {
        Target to = range.to().orElse(Target.HEADS);
        Plan plan = Plan.to(to, revisions, history());
        boolean elsewhere = !to.isRelative()
                && !Set.copyOf(new Directions(revisions).to(to, List.of())).equals(Set.copyOf(from()));
        if (plan.isEmpty() && elsewhere) {
            throw Problem.of("An upgrade goes forward, and " + range + " does not.")
                    .instead("downgrade " + range + " --sql")
                    .usage();
        }
        return plan;
    }

    /** Where a stamp ends. */
    List<Version> stamp() {
        return new Directions(revisions).to(range.to().orElse(Target.HEADS), from());
    }

    /** Where a downgrade ends. */
    Target downgrade() {
        if (range.from().isEmpty() || range.to().isEmpty()) {
            throw Problem.of("A downgrade goes from one revision to another, and " + range + " leaves one open.")
                    .instead("both, such as head:base or 20261122:20261101")
                    .usage();
        }
        return range.to().get();
    }
}
