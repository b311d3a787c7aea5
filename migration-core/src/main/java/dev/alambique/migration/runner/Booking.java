package dev.alambique.migration.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a stamp does about one line of the history. Where there is neither a row before nor one after, only the audit is
 * told: that what broke off half-way is settled.
 *
 * @param subject what the audit is told
 * @param before the row that there is
 * @param after what it is to say; empty if it goes
 */
record Booking(Audit.Subject subject, Optional<HistoryRow> before, Optional<ResolvedMigration> after) {
    Direction direction() {
        return after.isPresent() ? Direction.STAMP : Direction.FORGET;
    }

    Step step() {
        return new Step(direction(), subject.version(), subject.script(), Duration.ZERO);
    }

    void write(HistoryTable table) throws SQLException {
        if (before.isPresent() && after.isPresent()) {
            table.update(before.get(), after.get());
        } else if (before.isPresent()) {
            table.delete(List.of(before.get()));
        } else if (after.isPresent()) {
            table.insert(after.get(), Duration.ZERO, HistoryTable.Outcome.SUCCESS);
        }
    }
}
