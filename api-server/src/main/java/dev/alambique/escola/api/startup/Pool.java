package dev.alambique.escola.api.startup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.alambique.migration.connect.ConnectionSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections of the API. Revisions run on others, without these timeouts. */
final class Pool {
    private static final Duration WAIT_FOR_ONE = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);
    private static final int PROBE_SECONDS = 3;
    private static final int GRACE_SECONDS = 10;

    private Pool() {}

    /** Opens a pool, which tells a registry how it is. */
    static HikariDataSource open(ConnectionSettings database, PoolSettings settings, MeterRegistry registry) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("escola");
        config.setDataSource(bounded(source(database), settings));
        config.setMaximumPoolSize(settings.size());
        config.setConnectionTimeout(WAIT_FOR_ONE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setMetricRegistry(registry);
        return new HikariDataSource(config);
    }

    /** The same database, where whoever opens a connection by himself meets the same timeouts. */
    static ConnectionSettings timed(ConnectionSettings database, PoolSettings settings) {
        PGSimpleDataSource source = bounded(source(database), settings);
        return new ConnectionSettings(
                source.getURL(), Optional.ofNullable(source.getUser()), Optional.ofNullable(source.getPassword()));
    }

    /** Connections that only ask whether the database is there: neither full pools nor silence keep them waiting. */
    static DataSource probe(ConnectionSettings database) {
        PGSimpleDataSource source = source(database);
        source.setLoginTimeout(PROBE_SECONDS);
        source.setConnectTimeout(PROBE_SECONDS);
        source.setSocketTimeout(PROBE_SECONDS);
        return source;
    }

    private static PGSimpleDataSource bounded(PGSimpleDataSource source, PoolSettings settings) {
        String options = "-c statement_timeout=" + settings.statement().toMillis() + " -c lock_timeout="
                + settings.lock().toMillis() + " -c idle_in_transaction_session_timeout="
                + IDLE_IN_TRANSACTION.toMillis();
        source.setOptions(Optional.ofNullable(source.getOptions())
                .map(before -> before + " " + options)
                .orElse(options));
        if (!settings.statement().isZero()) {
            // The server ends what takes too long; only if it is gone without a word does the driver have to.
            source.setSocketTimeout((int) settings.statement().toSeconds() + GRACE_SECONDS);
        }
        return source;
    }

    private static PGSimpleDataSource source(ConnectionSettings database) {
        try {
            PGSimpleDataSource source = database.dataSource().unwrap(PGSimpleDataSource.class);
            source.setApplicationName("escola");
            return source;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
