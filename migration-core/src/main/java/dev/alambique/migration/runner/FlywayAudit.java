package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Error;
import org.flywaydb.core.api.callback.Event;

/**
 * A callback with which a Flyway of one's own writes the audit too, in the transaction of each migration:
 * {@code Flyway.configure().callbacks(new FlywayAudit())}. For one Flyway at a time.
 */
public final class FlywayAudit extends Reactions {
    /** Of two processes that start at once, one creates the table, and the other finds it. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('" + Audit.TABLE + "'))";

    private Optional<Audit.Subject> running = Optional.empty();
    private long begin;
    private String error = "";

    public FlywayAudit() {
        super("alambique audit");
    }

    @Override
    Map<Event, Reaction> reactions() {
        return Map.of(
                Event.BEFORE_MIGRATE, FlywayAudit::create,
                Event.BEFORE_EACH_MIGRATE, flyway -> begin(flyway.getMigrationInfo()),
                Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR, this::refused,
                Event.AFTER_EACH_MIGRATE, this::end,
                Event.AFTER_MIGRATE_ERROR, this::failed);
    }

    private void refused(Context flyway) {
        error = flyway.getStatement().getErrors().stream()
                .map(Error::getMessage)
                .findFirst()
                .orElse("");
    }

    private static Audit create(Context flyway) throws SQLException {
        Connection connection = flyway.getConnection();
        String schema = Optional.ofNullable(flyway.getConfiguration().getDefaultSchema())
                .orElse(connection.getSchema());
        Optional<Audit> found = Audit.find(connection, schema);
        if (found.isPresent()) {
            return found.get();
        }
        try (PreparedStatement alone = connection.prepareStatement(ALONE)) {
            alone.execute();
        }
        return Audit.of(connection, schema);
    }

    private void begin(MigrationInfo migration) {
        running = Optional.of(new Audit.Subject(
                Optional.ofNullable(migration.getVersion()).flatMap(each -> Version.find(each.getVersion())),
                migration.getDescription(),
                migration.getScript(),
                Optional.ofNullable(migration.getChecksum())));
        begin = System.nanoTime();
        error = "";
    }

    private void end(Context flyway) throws SQLException {
        if (running.isPresent()) {
            create(flyway).done(Direction.UPGRADE, running.get(), took());
        }
        running = Optional.empty();
    }

    private void failed(Context flyway) throws SQLException {
        if (running.isPresent()) {
            create(flyway).failed(Direction.UPGRADE, running.get(), error, took());
        }
        running = Optional.empty();
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
