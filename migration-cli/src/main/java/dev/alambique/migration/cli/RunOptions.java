package dev.alambique.migration.cli;

import dev.alambique.migration.runner.Ahead;
import dev.alambique.migration.runner.RunSettings;
import dev.alambique.migration.runner.TransactionMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what changes a database: how long to wait, and how far a transaction reaches. */
final class RunOptions {
    @Option(
            names = "--lock-wait",
            paramLabel = "TIME",
            description =
                    "how long to wait for another process that changes the database: 30s, 5min (default: as long as"
                            + " it takes)")
    @Nullable
    String lockWait;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "how long a statement waits for a lock before its revision is rolled back and tried again"
                    + " (default: 5s; 0: as long as it takes)")
    @Nullable
    String lockTimeout;

    @Option(
            names = "--lock-retries",
            paramLabel = "N",
            description = "how often a revision is tried again, after growing pauses (default: 5)")
    @Nullable
    String lockRetries;

    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            description = "how long a statement may take (default: as long as it takes)")
    @Nullable
    String statementTimeout;

    @Option(
            names = "--transaction",
            paramLabel = "MODE",
            description = "per-revision (default), or all for one transaction around all revisions")
    @Nullable
    String transaction;

    @Option(
            names = "--ahead",
            paramLabel = "POLICY",
            description = "accept (default) or refuse a database that has newer revisions than there are files")
    @Nullable
    String ahead;

    /** What these options say, and the configuration where they say nothing. */
    RunSettings settings(Configuration configuration) {
        RunSettings settings = RunSettings.DEFAULT;
        Optional<String> value = configuration.either(lockTimeout, "lock-timeout");
        if (value.isPresent()) {
            settings = settings.withLockTimeout(TimeSpan.parse("lock-timeout", value.get()));
        }
        value = configuration.either(lockRetries, "lock-retries");
        if (value.isPresent()) {
            settings = settings.withLockRetries(TimeSpan.count("lock-retries", value.get()));
        }
        value = configuration.either(statementTimeout, "statement-timeout");
        if (value.isPresent()) {
            settings = settings.withStatementTimeout(TimeSpan.parse("statement-timeout", value.get()));
        }
        value = configuration.either(lockWait, "lock-wait");
        if (value.isPresent()) {
            settings = settings.withLockWait(TimeSpan.parse("lock-wait", value.get()));
        }
        value = configuration.either(transaction, "transaction");
        if (value.isPresent()) {
            settings = settings.withTransaction(Choice.of("transaction", value.get(), TransactionMode.class));
        }
        value = configuration.either(ahead, "ahead");
        if (value.isPresent()) {
            settings = settings.withAhead(Choice.of("ahead", value.get(), Ahead.class));
        }
        value = configuration.historyTable();
        if (value.isPresent()) {
            settings = settings.withHistoryTable(value.get());
        }
        return settings;
    }
}
