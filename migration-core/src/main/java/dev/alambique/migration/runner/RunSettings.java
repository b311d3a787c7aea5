package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run treats the database and others who use it.
 *
 * @param lockTimeout how long a statement waits for a lock before its revision is rolled back and tried again later, so
 *     that nobody queues behind it for longer; zero for as long as it takes
 * @param lockRetries how often a revision is tried again after a lock was not to be had
 * @param statementTimeout how long a statement may take; empty for as long as it takes
 * @param lockWait how long to wait for another process that changes the same database; empty for as long as it takes
 * @param transaction how far a transaction reaches
 * @param ahead what to do where the database is ahead of the files
 * @param historyTable the name of Flyway's history, where it is not the usual one
 */
public record RunSettings(
        Duration lockTimeout,
        int lockRetries,
        Optional<Duration> statementTimeout,
        Optional<Duration> lockWait,
        TransactionMode transaction,
        Ahead ahead,
        Optional<String> historyTable) {
    /** What holds when nothing else is said. */
    public static final RunSettings DEFAULT = new RunSettings(
            Duration.ofSeconds(5),
            5,
            Optional.empty(),
            Optional.empty(),
            TransactionMode.PER_REVISION,
            Ahead.ACCEPT,
            Optional.empty());

    public RunSettings {
        if (lockTimeout.isNegative() || lockRetries < 0) {
            throw new IllegalArgumentException("lockTimeout and lockRetries cannot be negative");
        }
        Objects.requireNonNull(statementTimeout, "statementTimeout");
        Objects.requireNonNull(lockWait, "lockWait");
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(ahead, "ahead");
        Objects.requireNonNull(historyTable, "historyTable");
        if (historyTable.filter(Audit.TABLE::equals).isPresent()) {
            throw Problem.of("The history cannot be " + Audit.TABLE + ": that is the table of the audit beside it.")
                    .instead("another name as history-table")
                    .usage();
        }
    }

    public RunSettings withLockTimeout(Duration other) {
        return new RunSettings(other, lockRetries, statementTimeout, lockWait, transaction, ahead, historyTable);
    }

    public RunSettings withLockRetries(int other) {
        return new RunSettings(lockTimeout, other, statementTimeout, lockWait, transaction, ahead, historyTable);
    }

    public RunSettings withStatementTimeout(Duration other) {
        return new RunSettings(
                lockTimeout, lockRetries, Optional.of(other), lockWait, transaction, ahead, historyTable);
    }

    public RunSettings withLockWait(Duration other) {
        return new RunSettings(
                lockTimeout, lockRetries, statementTimeout, Optional.of(other), transaction, ahead, historyTable);
    }

    public RunSettings withTransaction(TransactionMode other) {
        return new RunSettings(lockTimeout, lockRetries, statementTimeout, lockWait, other, ahead, historyTable);
    }

    public RunSettings withAhead(Ahead other) {
        return new RunSettings(lockTimeout, lockRetries, statementTimeout, lockWait, transaction, other, historyTable);
    }

    /** @throws dev.alambique.migration.problem.UsageException if that is the name of the audit */
    public RunSettings withHistoryTable(String other) {
        return new RunSettings(
                lockTimeout, lockRetries, statementTimeout, lockWait, transaction, ahead, Optional.of(other));
    }
}
