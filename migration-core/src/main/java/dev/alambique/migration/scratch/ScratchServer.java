package dev.alambique.migration.scratch;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Script;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A PostgreSQL server on which scratch databases are made. What it made is dropped when it is closed or the process
 * ends; what a killed process left is dropped by the next one that makes a scratch database there.
 *
 * <p>One connection to the database that the settings name stays open: its session holds an advisory lock for every
 * scratch database that is alive, which is how other processes know a living one from a leftover.
 */
public final class ScratchServer implements AutoCloseable {
    private final ConnectionSettings settings;
    private final String description;
    private final AutoCloseable server;
    private final Connection connection;
    private final Map<String, ScratchDatabase> living = new LinkedHashMap<>();
    private final Thread shutdownHook;
    private boolean closed;

    private ScratchServer(ConnectionSettings settings, String description, AutoCloseable server) {
        this.settings = settings;
        this.description = Objects.requireNonNull(description, "description");
        this.server = server;
        this.connection = settings.open();
        this.shutdownHook = new Thread(this::closeAtExit, "alambique-scratch");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * A server that is already running. Encoding, locale and extensions of the scratch databases are those of the
     * database that the settings name.
     *
     * @param description what it is, for messages: {@code the configured server}
     * @throws MigrationException if it cannot be reached
     */
    public static ScratchServer on(ConnectionSettings settings, String description) {
        return new ScratchServer(settings, description, () -> {});
    }

    /** A server that was started for this purpose: it is stopped when the scratch server is closed. */
    public static ScratchServer owning(AutoCloseable server, ConnectionSettings settings, String description) {
        return new ScratchServer(settings, description, server);
    }

    /** Whether the role may create databases on that server, and the server is not a read-only standby. */
    public static boolean canCreateDatabases(ConnectionSettings settings) {
        String sql = "SELECT (rolsuper OR rolcreatedb) AND NOT pg_is_in_recovery()"
                + " AND current_setting('transaction_read_only') = 'off' FROM pg_roles WHERE rolname = current_user";
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failure) {
            throw Problem.of("The rights of " + settings + " cannot be read.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    /** The major version of the server, such as 18. */
    public int majorVersion() {
        try {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failure) {
            throw lost(failure);
        }
    }

    /** The server's own name and version, such as {@code PostgreSQL 18.6}. */
    public String product() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return "PostgreSQL " + row.getString(1).split(" ")[0];
        } catch (SQLException failure) {
            throw lost(failure);
        }
    }

    /** What this server is, for messages. */
    public String description() {
        return description;
    }

    /**
     * A new scratch database: empty, with the encoding, locale and extensions of the database that the settings name.
     *
     * @throws MigrationException if the server refuses to create one
     */
    public ScratchDatabase create() {
        return create(settings, Set.of());
    }

    /**
     * A new scratch database as that of {@link #create()}, but for the extensions that these scripts make: all of them are
     * going to be run there, on what is empty.
     */
    public ScratchDatabase createFor(Collection<Script> scripts) {
        return create(settings, MadeExtensions.of(scripts));
    }

    /**
     * A new scratch database with the encoding and locale of this server's database and the extensions of another one,
     * which may be on another server.
     */
    public ScratchDatabase createLike(ConnectionSettings extensionsOf) {
        return create(extensionsOf, Set.of());
    }

    private synchronized ScratchDatabase create(ConnectionSettings extensionsOf, Set<String> except) {
        List<String> notes = new Leftovers(connection).drop();
        String name = createDatabase();
        ScratchDatabase database = new ScratchDatabase(settings.withDatabase(name), () -> drop(name));
        living.put(name, database);
        notes.forEach(database::note);
        try {
            if (extensionsOf.equals(settings)) {
                Extensions.copy(connection, database, except);
            } else {
                Extensions.copy(extensionsOf, database, except);
            }
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        return database;
    }

    private String createDatabase() {
        try {
            String name = ScratchName.next(connection);
            // The lock comes first: from its first moment on, nobody takes the database for a leftover.
            ScratchName.lock(connection, name);
            execute(creation(name));
            // what an introspector sets: when the path changes, the driver forgets what it has prepared
            execute("ALTER DATABASE " + name + " SET search_path TO public");
            return name;
        } catch (SQLException refusal) {
            throw Problem.of("No scratch database could be created on " + description + ".")
                    .with("server", settings.toString())
                    .with("reason", String.valueOf(refusal.getMessage()))
                    .instead("let the role create databases (ALTER ROLE … CREATEDB), name another server with"
                            + " --scratch-url, or use the embedded server: scratch = embedded in alambique.properties")
                    .failure(refusal);
        }
    }

    /**
     * The statement that creates a database with the current one's encoding and locale. The columns of pg_database that
     * hold them differ: ICU from 15 on, its rules from 16, the builtin provider and a common column from 17. Where a
     * server does not wait for its disk, copying the files is faster than logging them: its checkpoints cost nothing.
     */
    private String creation(String name) throws SQLException {
        String sql = "SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
                + " ?::text, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)"
                + " || CASE j->>'datlocprovider'"
                + " WHEN 'c' THEN ' LOCALE_PROVIDER libc'"
                + " WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', j->>'datlocale')"
                + " WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', coalesce(j->>'datlocale', j->>'daticulocale'))"
                + " || coalesce(' ICU_RULES ' || quote_literal(nullif(j->>'daticurules', '')), '')"
                + " ELSE '' END"
                + " || CASE WHEN current_setting('fsync') = 'off' AND current_setting('server_version_num')::int >= 150000"
                + " THEN ' STRATEGY file_copy' ELSE '' END"
                + " FROM pg_database d, LATERAL to_jsonb(d) j WHERE d.datname = current_database()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private synchronized void drop(String name) {
        if (living.remove(name) == null) {
            return;
        }
        try {
            execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            ScratchName.unlock(connection, name);
        } catch (SQLException failure) {
            throw Problem.of("The scratch database " + name + " could not be dropped.")
                    .with("server", settings.toString())
                    .with("reason", String.valueOf(failure.getMessage()))
                    .instead("the next run drops it, or: DROP DATABASE " + name)
                    .failure(failure);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private MigrationException lost(SQLException failure) {
        return Problem.of("The connection to " + description + " was lost.")
                .with("server", settings.toString())
                .with("reason", String.valueOf(failure.getMessage()))
                .failure(failure);
    }

    /** Drops every scratch database that is still alive, and stops the server if it was started for this purpose. */
    @Override
    public void close() {
        if (!Thread.currentThread().equals(shutdownHook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(shutdownHook);
            } catch (IllegalStateException exiting) {
                return; // the process is ending: the hook is doing this work
            }
        }
        closeNow();
    }

    private synchronized void closeNow() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            List.copyOf(living.values()).forEach(ScratchDatabase::close);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            connection.close();
            server.close();
        } catch (Exception failure) {
            throw Problem.of("The scratch server (" + description + ") could not be closed.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    private void closeAtExit() {
        try {
            closeNow();
        } catch (MigrationException failure) {
            // Nobody is left to be told, and the next run drops what stays behind.
            System.getLogger(ScratchServer.class.getName())
                    .log(System.Logger.Level.DEBUG, failure.getMessage(), failure);
        }
    }
}
