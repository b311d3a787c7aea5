package dev.alambique.migration.scratch;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.connect.ReusedConnections;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.sql.Quoting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A throwaway database: made by a {@link ScratchServer}, dropped when it is closed, with whoever is connected to it. */
public final class ScratchDatabase implements AutoCloseable {
    private static final String DUPLICATE_SCHEMA = "42P06";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern SETTING = Pattern.compile("\\s*SET\\s", Pattern.CASE_INSENSITIVE);

    private final ConnectionSettings settings;
    private final ReusedConnections connections;
    private final Runnable drop;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    ScratchDatabase(ConnectionSettings settings, Runnable drop) {
        this.settings = settings;
        this.connections = settings.reusedConnections();
        this.drop = drop;
    }

    /** How it is reached. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** Opens sessions that are as new, of as few connections as it can. */
    public DataSource dataSource() {
        return connections;
    }

    /** What is not as in the database that it was made after, such as an extension that could not be created. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Makes every later session see a schema as its default one, and creates it where it is not there.
     *
     * @throws MigrationException if the server refuses
     */
    public void useDefaultSchema(String schema) {
        if (schema.equals("public")) {
            return;
        }
        String quoted = Quoting.identifier(schema);
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted);
            statement.execute("ALTER DATABASE " + settings.database() + " SET search_path TO " + quoted);
        } catch (SQLException failure) {
            throw Problem.of("A scratch database could not be given the default schema " + schema + ".")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
        closeIdle();
    }

    private void closeIdle() {
        try {
            connections.closeIdle();
        } catch (SQLException failure) {
            note("a connection could not be closed: " + failure.getMessage());
        }
    }

    /**
     * Runs the statements of a CREATE script, each in a transaction of its own: one transaction over a large schema
     * would exceed PostgreSQL's lock table. A schema that exists already is passed over, because Hibernate writes a
     * plain {@code create schema public}; so is a setting that the server does not know, because {@code pg_dump} writes those
     * of its own release.
     *
     * @return the statements that wrote rows, which a comparison of schemas never sees
     * @throws MigrationException if a statement fails, naming it
     */
    public List<String> runScript(List<String> statements) {
        return runScript(Refusal.MODEL, statements);
    }

    /**
     * As {@link #runScript(List)}, with another name for the script in messages.
     *
     * @param script what the script is, such as {@code x.sql}
     */
    public List<String> runScript(String script, List<String> statements) {
        List<String> wroteRows = new ArrayList<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (run(statement, script, sql) > 0) {
                    wroteRows.add(sql);
                }
            }
        } catch (SQLException failure) {
            throw Problem.of("The connection to a scratch database was lost.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
        return List.copyOf(wroteRows);
    }

    private static int run(Statement statement, String script, String sql) throws SQLException {
        try {
            statement.execute(sql);
            return statement.getUpdateCount();
        } catch (SQLException failure) {
            boolean newerSetting = UNDEFINED_OBJECT.equals(failure.getSQLState())
                    && SETTING.matcher(sql).lookingAt();
            if (DUPLICATE_SCHEMA.equals(failure.getSQLState()) || newerSetting) {
                return 0;
            }
            Optional<String> escaped =
                    script.equals(Refusal.MODEL) ? EntityComment.escaped(sql, failure) : Optional.empty();
            if (escaped.isPresent()) {
                statement.execute(escaped.get());
                return 0;
            }
            Problem problem = new Refusal(script, sql, failure).explain(statement.getConnection());
            throw problem.failure(failure);
        }
    }

    /** Drops the database. */
    @Override
    public void close() {
        try {
            connections.close();
        } catch (SQLException failure) {
            note("a connection could not be closed: " + failure.getMessage());
        }
        drop.run();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
