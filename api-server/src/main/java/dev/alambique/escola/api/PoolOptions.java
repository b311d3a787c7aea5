package dev.alambique.escola.api;

import dev.alambique.escola.api.startup.PoolSettings;
import dev.alambique.migration.connect.Environment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the connections to the database. */
final class PoolOptions {
    @Option(
            names = "--pool-size",
            paramLabel = "N",
            description = "How many connections to the database are held (default: POOL_SIZE, or 10).")
    private @Nullable Integer size;

    @Option(
            names = "--statement-timeout",
            paramLabel = "SECONDS",
            description = "How long a statement of a request may take, 0 for any time (default: STATEMENT_TIMEOUT, or"
                    + " 30).")
    private @Nullable Integer statement;

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            description = "How long it may wait for a lock, 0 for any time (default: LOCK_TIMEOUT, or 10).")
    private @Nullable Integer lock;

    PoolSettings settings(Environment environment) {
        return new PoolSettings(
                Optional.ofNullable(size)
                        .or(() -> environment.number("POOL_SIZE"))
                        .orElse(PoolSettings.DEFAULT.size()),
                Optional.ofNullable(statement)
                        .or(() -> environment.number("STATEMENT_TIMEOUT"))
                        .map(Duration::ofSeconds)
                        .orElse(PoolSettings.DEFAULT.statement()),
                Optional.ofNullable(lock)
                        .or(() -> environment.number("LOCK_TIMEOUT"))
                        .map(Duration::ofSeconds)
                        .orElse(PoolSettings.DEFAULT.lock()));
    }
}
