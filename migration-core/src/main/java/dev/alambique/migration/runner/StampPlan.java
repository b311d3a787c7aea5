package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a history comes to say that the database is at a target: what of it stays, what goes and what is booked.
 *
 * @param revisions what the files say
 * @param files all versioned migrations, as Flyway would book them
 * @param half what broke off half-way, which is settled by this
 */
record StampPlan(Revisions revisions, Collection<ResolvedMigration> files, HalfDone half) {
    /** What becomes of the rows that are there. */
    enum Rows {
        /** Those that say the truth stay as they are. */
        KEPT,
        /** All go first, baselines and repeatable migrations too. */
        PURGED
    }

    /**
     * The changes in their order.
     *
     * @param tips the revisions at which the target lies; none for base
     */
    List<Booking> bookings(History history, Collection<Version> tips, Rows rows) {
        NavigableSet<Version> reached = revisions.graph().withAncestors(tips);
        List<Booking> bookings = new ArrayList<>();
        List<HistoryRow> first = history.rows().stream()
                .filter(row -> rows == Rows.PURGED || row.isBaseline() && !isReached(row, reached))
                .toList();
        History left = without(history, first, bookings);
        left = begunAtBaseline(left, tips, bookings);
        NavigableMap<Version, ResolvedMigration> wanted = wanted(reached, left);
        left = without(left, untrue(left, wanted), bookings);
        book(left, wanted, bookings);
        settle(left, wanted, bookings);
        return List.copyOf(bookings);
    }

    /** A baseline above the target would say that the database is there. */
    private static boolean isReached(HistoryRow baseline, NavigableSet<Version> reached) {
        return baseline.success()
                && baseline.version()
                        .filter(version -> !reached.tailSet(version, true).isEmpty())
                        .isPresent();
    }

    private History without(History history, Collection<HistoryRow> gone, List<Booking> bookings) {
        for (HistoryRow row : gone) {
            Audit.Subject subject = new Audit.Subject(
                    row.version(), message(row.version(), row.script()), row.script(), row.checksum());
            bookings.add(new Booking(subject, Optional.of(row), Optional.empty()));
        }
        List<HistoryRow> left = new ArrayList<>(history.rows());
        left.removeAll(gone);
        return new History(left);
    }

    /** The history after it says, where the target stands on a baseline script, that the database began with that. */
    private History begunAtBaseline(History history, Collection<Version> tips, List<Booking> bookings) {
        SquashedHistory squashed = new SquashedHistory(revisions, history);
        if (!squashed.isBeneath(tips) || squashed.isSettled()) {
            return history;
        }
        History left = without(history, squashed.replaced(), bookings);
        ResolvedMigration baseline = squashed.row();
        bookings.add(booked(Optional.empty(), baseline));
        List<HistoryRow> rows = new ArrayList<>(left.rows());
        rows.add(new HistoryRow(
                rows.stream().mapToInt(HistoryRow::rank).max().orElse(0) + 1,
                Optional.of(baseline.version()),
                baseline.description(),
                baseline.type(),
                baseline.script(),
                baseline.checksum(),
                "",
                LocalDateTime.MIN,
                0,
                true));
        return new History(rows);
    }

    private NavigableMap<Version, ResolvedMigration> wanted(Set<Version> reached, History history) {
        NavigableMap<Version, ResolvedMigration> wanted = new TreeMap<>();
        for (ResolvedMigration file : files) {
            if (reached.contains(file.version()) && !history.isBelowBaseline(file.version())) {
                wanted.put(file.version(), file);
            }
        }
        return wanted;
    }

    /** The rows of what is not wanted, failed, was struck out or undone, or has no file any more. */
    private List<HistoryRow> untrue(History history, NavigableMap<Version, ResolvedMigration> wanted) {
        Set<String> missing = history.missing(revisions.repeatables()).stream()
                .map(HistoryRow::description)
                .collect(Collectors.toSet());
        return history.rows().stream()
                .filter(row -> !row.isBaseline() && !row.type().equals("SCHEMA"))
                .filter(row -> row.version().isPresent()
                        ? !wanted.containsKey(row.version().get()) || !row.success() || row.isDeletion() || row.isUndo()
                        : !row.success() || row.isRepeatable() && missing.contains(row.description()))
                .toList();
    }

    private void book(History history, NavigableMap<Version, ResolvedMigration> wanted, List<Booking> bookings) {
        NavigableMap<Version, HistoryRow> applied = history.applied();
        for (ResolvedMigration migration : wanted.values()) {
            Optional<HistoryRow> row = Optional.ofNullable(applied.get(migration.version()));
            if (row.filter(migration::matches).isEmpty()) {
                bookings.add(booked(row, migration));
            }
        }
    }

    /** What nothing was booked about stays as the history says, which the audit is told. */
    private void settle(History history, NavigableMap<Version, ResolvedMigration> wanted, List<Booking> bookings) {
        Set<Version> open = new TreeSet<>(half.applied());
        open.addAll(half.takenBack());
        bookings.forEach(each -> each.subject().version().ifPresent(open::remove));
        for (Version version : open) {
            Optional<ResolvedMigration> migration = Optional.ofNullable(wanted.get(version));
            bookings.add(migration
                    .map(each -> booked(Optional.ofNullable(history.applied().get(version)), each))
                    .orElseGet(() -> new Booking(settled(version), Optional.empty(), Optional.empty())));
        }
    }

    private Audit.Subject settled(Version version) {
        String script = revisions.known(version).map(each -> each.up().path()).orElse(version.text());
        return new Audit.Subject(Optional.of(version), message(Optional.of(version), script), script, Optional.empty());
    }

    private Booking booked(Optional<HistoryRow> before, ResolvedMigration after) {
        Optional<Version> version = Optional.of(after.version());
        return new Booking(
                new Audit.Subject(version, message(version, after.script()), after.script(), after.checksum()),
                before,
                Optional.of(after));
    }

    private String message(Optional<Version> version, String script) {
        return version.flatMap(revisions::known).map(Revision::message).orElse(script);
    }
}
