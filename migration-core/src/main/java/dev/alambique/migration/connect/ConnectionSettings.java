package dev.alambique.migration.connect;

import dev.alambique.migration.problem.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and as whom it is opened. Its text never shows the password.
 *
 * @param url a {@code jdbc:postgresql:} URL
 * @param user the role; absent when the URL names it
 * @param password the role's password; absent when the URL or a password file has it, or none is asked for
 */
public record ConnectionSettings(String url, Optional<String> user, Optional<String> password) {
    private static final int LOGIN_TIMEOUT_SECONDS = 20;

    public ConnectionSettings {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        JdbcUrl.parse(Objects.requireNonNull(url, "url"));
    }

    /**
     * The database at a URL: {@code jdbc:postgresql://…}, or {@code postgresql://user:password@host/database} as libpq
     * writes it.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is not the URL of a PostgreSQL database
     */
    public static ConnectionSettings of(String url) {
        return url.startsWith("postgresql://") || url.startsWith("postgres://")
                ? JdbcUrl.parseLibpq(url)
                : new ConnectionSettings(url, Optional.empty(), Optional.empty());
    }

    /** The database at a URL, opened as a role. */
    public static ConnectionSettings of(String url, String user, String password) {
        return new ConnectionSettings(of(url).url(), Optional.of(user), Optional.of(password));
    }

    /** A database by host, port and name, opened as a role. */
    public static ConnectionSettings of(String host, int port, String database, String user, String password) {
        String address = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String url = "jdbc:postgresql://" + address + ":" + port + "/" + JdbcUrl.encode(database);
        return new ConnectionSettings(url, Optional.of(user), Optional.of(password));
    }

    /** The servers of the URL, each as {@code host:port}; more than one where the URL lists alternatives. */
    public List<String> servers() {
        return JdbcUrl.parse(url).servers();
    }

    /** The name of the database; PostgreSQL's default, the role's name, where the URL names none. */
    public String database() {
        String named = JdbcUrl.parse(url).database();
        return named.isEmpty() ? role() : named;
    }

    /** The name of the role, wherever it is named. */
    public String role() {
        return user.or(() -> JdbcUrl.parse(url).parameter("user")).orElseGet(() -> System.getProperty("user.name"));
    }

    /** The URL without passwords, for messages. */
    public String displayUrl() {
        return JdbcUrl.redacted(url);
    }

    /** Another database of the same server, opened as the same role with the same parameters. */
    public ConnectionSettings withDatabase(String name) {
        return new ConnectionSettings(JdbcUrl.parse(url).withDatabase(name).text(), user, password);
    }

    /** A data source that opens a new connection each time; its errors are the driver's own. */
    public DataSource dataSource() {
        return configured(new PGSimpleDataSource());
    }

    /** A data source that opens as few connections as it can; its errors are the driver's own. */
    public ReusedConnections reusedConnections() {
        return configured(new ReusedConnections());
    }

    private <T extends PGSimpleDataSource> T configured(T source) {
        JdbcUrl parts = JdbcUrl.parse(url);
        source.setUrl(url);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        if (parts.parameter("ApplicationName").isEmpty()) {
            source.setApplicationName("alambique");
        }
        if (parts.parameter("loginTimeout").isEmpty()) {
            // The driver bounds the TCP connection at 10 s but waits for ever for a server that accepts and stays mute.
            source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        }
        return source;
    }

    /**
     * Opens a connection.
     *
     * @throws MigrationException if that fails, with what {@link ConnectionProblems} says of it
     */
    public Connection open() {
        try {
            return dataSource().getConnection();
        } catch (SQLException failure) {
            throw ConnectionProblems.explain(failure, this).failure(failure);
        }
    }

    /**
     * Makes sure that the database can be reached, for the sake of the message when it cannot.
     *
     * @return these settings
     * @throws MigrationException as {@link #open()}
     */
    public ConnectionSettings reachable() {
        try {
            open().close();
            return this;
        } catch (SQLException failure) {
            throw ConnectionProblems.explain(failure, this).failure(failure);
        }
    }

    @Override
    public String toString() {
        return displayUrl() + " as " + role();
    }

    /** Whether the URL asks for an encrypted connection and nothing less. */
    boolean requiresEncryption() {
        return JdbcUrl.parse(url)
                .parameter("sslmode")
                .filter(mode -> mode.equals("require") || mode.startsWith("verify"))
                .isPresent();
    }
}
