package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of all that was done to a database: each upgrade, downgrade, stamp and repair, and each failure. It is written
 * in the transaction that does the thing, and is for people: nothing depends on it but the second try of what runs
 * outside of transactions ({@link AuditMarks}).
 *
 * @param connection where it is written
 * @param name its name in SQL, quoted by PostgreSQL itself
 */
record Audit(Connection connection, String name) {
    static final String TABLE = "migration_audit";

    private static final String COLUMNS = "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, direction text NOT NULL,"
            + " version text, message text NOT NULL, script text NOT NULL, checksum integer, outcome text NOT NULL,"
            + " error text, role text NOT NULL DEFAULT session_user, os_user text NOT NULL, host text NOT NULL,"
            + " application text NOT NULL DEFAULT current_setting('application_name'), tool text NOT NULL,"
            + " started_at timestamptz NOT NULL, duration_ms bigint, statements_done integer, done_checksum integer,"
            + " invalid_before text[]";

    /** What the audit notes of a revision. */
    record Subject(Optional<Version> version, String message, String script, Optional<Integer> checksum) {}

    /**
     * The table of a schema, if it exists.
     *
     * @throws dev.alambique.migration.problem.MigrationException if what has its name is something else
     */
    static Optional<Audit> find(Connection connection, String schema) throws SQLException {
        return AuditTable.find(connection, schema).map(table -> new Audit(connection, table.name()));
    }

    /** The same, but nothing where the role may not read it. */
    static Optional<Audit> readable(Connection connection, String schema) throws SQLException {
        return AuditTable.find(connection, schema)
                .filter(AuditTable::readable)
                .map(table -> new Audit(connection, table.name()));
    }

    /**
     * The table of a schema, which is created where it does not exist.
     *
     * @throws dev.alambique.migration.problem.MigrationException if the role may not, or what has its name is something
     *     else
     */
    static Audit of(Connection connection, String schema) throws SQLException {
        Optional<Audit> found = find(connection, schema);
        if (found.isPresent()) {
            return found.get();
        }
        String name = quoted(connection, schema) + "." + TABLE;
        try (Statement statement = connection.createStatement()) {
            statement.execute(script(name));
            return new Audit(connection, name);
        } catch (SQLException e) {
            throw Problem.of("The audit table cannot be created: " + FailedStatement.message(e))
                    .with("table", name)
                    .instead("let the role create it: GRANT CREATE ON SCHEMA " + quoted(connection, schema)
                            + " TO the role")
                    .failure(e);
        }
    }

    /** The statement that creates a table of that name. */
    static String script(String name) {
        return "CREATE TABLE " + name + " (" + COLUMNS + ")";
    }

    /** The names of its columns. */
    static List<String> columns() {
        return Stream.of(COLUMNS.split(", "))
                .map(each -> each.substring(0, each.indexOf(' ')))
                .toList();
    }

    private static String quoted(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT quote_ident(?)")) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Notes what is done. */
    void done(Direction direction, Subject subject, Duration took) throws SQLException {
        insert(direction, subject, "done", Optional.empty(), Optional.of(took));
    }

    /** Notes what failed, and why. */
    void failed(Direction direction, Subject subject, String error, Duration took) throws SQLException {
        insert(direction, subject, "failed", Optional.of(error), Optional.of(took));
    }

    /** Notes what begins and is not done with at once; gives the number of its line. */
    long running(Direction direction, Subject subject) throws SQLException {
        return insert(direction, subject, "running", Optional.empty(), Optional.empty());
    }

    private long insert(
            Direction direction, Subject subject, String outcome, Optional<String> error, Optional<Duration> took)
            throws SQLException {
        String sql = "INSERT INTO " + name + " (direction, version, message, script, checksum, outcome, error, os_user,"
                + " host, tool, started_at, duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " clock_timestamp() - make_interval(secs => ?), ?) RETURNING id";
        Actor actor = Actor.ofProcess();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, direction.toString());
            insert.setString(2, subject.version().map(Version::text).orElse(null));
            insert.setString(3, subject.message());
            insert.setString(4, subject.script());
            insert.setObject(5, subject.checksum().orElse(null), Types.INTEGER);
            insert.setString(6, outcome);
            insert.setString(7, error.orElse(null));
            insert.setString(8, actor.user());
            insert.setString(9, actor.host());
            insert.setString(10, actor.tool());
            insert.setDouble(11, took.orElse(Duration.ZERO).toNanos() / 1e9);
            insert.setObject(12, took.map(Duration::toMillis).orElse(null), Types.BIGINT);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * All lines, oldest first.
     *
     * @throws dev.alambique.migration.problem.MigrationException if the role may not read them
     */
    List<AuditEntry> read() throws SQLException {
        String sql = "SELECT direction, version, message, script, checksum, outcome, error,"
                + " role || ' (' || os_user || '@' || host || ')', tool, started_at, duration_ms FROM " + name
                + " ORDER BY id";
        List<AuditEntry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(new AuditEntry(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)).flatMap(Version::find),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getObject(5, Integer.class)),
                        row.getString(6),
                        Optional.ofNullable(row.getString(7)),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, OffsetDateTime.class),
                        Optional.ofNullable(row.getObject(11, Long.class)).map(Duration::ofMillis)));
            }
        } catch (SQLException e) {
            Denied.explain(connection, name, e);
            throw e;
        }
        return entries;
    }
}
