package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a stamp would do, as a script: one transaction, in which nothing but the history and the audit is written.
 *
 * @param history where the script begins
 * @param guard refuses to begin elsewhere
 * @param removal the statement that takes a row out
 */
record OfflineStamp(
        History history,
        OfflineTables tables,
        RunSettings settings,
        OfflineGuard guard,
        Function<HistoryRow, String> removal) {
    private static final String ELSEWHERE = ", and the database is elsewhere. Nothing was changed.";

    /** The script for the database of a session, in which nothing is changed. */
    static OfflineScript of(FlywaySetup setup, RunSettings settings, List<Target> targets, StampPlan.Rows rows)
            throws SQLException {
        Session session = setup.session();
        Revisions revisions = setup.revisions();
        History history = session.history();
        Collection<Version> tips = Stamp.tips(revisions, targets, history);
        List<Booking> bookings = new StampPlan(revisions, ResolvedMigration.all(setup), HalfDone.of(session, history))
                .bookings(history, tips, rows);
        OfflineTables tables = OfflineTables.in(session.schema(), settings);
        OfflineGuard guard =
                OfflineGuard.unchanged(tables.history(), "This script begins at " + name(history) + ELSEWHERE, history);
        return new OfflineStamp(history, tables, settings, guard, tables::forgotten).script(bookings, tips);
    }

    /** The same from one revision to another, without any database. */
    static OfflineScript of(OfflineRange range, String schema, RunSettings settings) {
        Revisions revisions = range.revisions();
        History history = range.history();
        List<Version> tips = range.stamp();
        List<Booking> bookings = new StampPlan(revisions, files(revisions, history, tips), HalfDone.NOTHING)
                .bookings(history, tips, StampPlan.Rows.KEPT);
        OfflineTables tables = OfflineTables.in(schema, settings);
        OfflineGuard guard = OfflineGuard.of(tables.history(), "This script begins at " + name(history) + ELSEWHERE)
                .onlyApplied(history.applied().keySet());
        return new OfflineStamp(
                        history,
                        tables,
                        settings,
                        guard,
                        row -> tables.takenBack(row.version().orElseThrow()))
                .script(bookings, tips);
    }

    private static List<ResolvedMigration> files(Revisions revisions, History history, List<Version> tips) {
        Collection<Version> reached = revisions.graph().withAncestors(tips);
        String java = revisions.all().stream()
                .filter(each -> each.isJava() && reached.contains(each.version()) && !history.has(each.version()))
                .map(each -> each.up().path())
                .collect(Collectors.joining("\n"));
        if (!java.isEmpty()) {
            throw Problem.of("Java migrations would be booked, and without them running nobody knows their checksums.")
                    .with("classes", java)
                    .instead("a target without FROM:, where the database can be asked")
                    .usage();
        }
        return revisions.all().stream()
                .map(each -> each.isJava() ? applied(history, each) : Optional.of(ResolvedMigration.of(each)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A Java migration as the history has it. */
    private static Optional<ResolvedMigration> applied(History history, Revision revision) {
        return Optional.ofNullable(history.applied().get(revision.version()))
                .map(row -> new ResolvedMigration(
                        revision.version(), row.description(), row.type(), row.script(), row.checksum()));
    }

    private static String name(History history) {
        return history.current().map(Version::text).orElse("base");
    }

    private OfflineScript script(List<Booking> bookings, Collection<Version> tips) {
        if (bookings.isEmpty()) {
            return new OfflineScript("", List.of());
        }
        String to = tips.isEmpty() ? "base" : tips.stream().map(Version::text).collect(Collectors.joining(" and "));
        List<OfflineStep> steps = bookings.stream()
                .map(each -> OfflineStep.booking(each.direction(), each.subject(), sql(each)))
                .toList();
        return new OfflineScript(
                new OfflineText(tables, settings.withTransaction(TransactionMode.ALL))
                        .of(
                                "Stamps a database from " + name(history) + " to " + to + ", and runs nothing.",
                                guard,
                                steps),
                List.of());
    }

    private String sql(Booking booking) {
        String gone = booking.before().map(removal).orElse("");
        return booking.after().isPresent()
                ? booking.before()
                        .map(row -> tables.changed(row, booking.after().get()))
                        .orElseGet(() -> tables.applied(booking.after().get()))
                : gone;
    }
}
