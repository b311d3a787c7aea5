package dev.alambique.migration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Connections that fail for real, and what a user is told. */
class ConnectionProblemsTest {
    @Test
    void hostThatCannotBeResolved() {
        assertThat(failure(ConnectionSettings.of("db.invalid", 5432, "escola", "ana", "x")))
                .startsWith("The database host \"db.invalid\" cannot be resolved from this machine.")
                .contains("POSTGRES_HOST=localhost", "--from migrations");
    }

    @Test
    void portWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(failure(ConnectionSettings.of("127.0.0.1", port, "escola", "ana", "x")))
                .startsWith("No PostgreSQL server accepts connections at 127.0.0.1:" + port + ".")
                .contains("--from migrations");
    }

    @Test
    void serverThatNeverAnswers() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + mute.getLocalPort();

            assertThat(failure(ConnectionSettings.of("jdbc:postgresql://" + server + "/escola?loginTimeout=1")))
                    .startsWith("The server at " + server + " did not answer in time.");
        }
    }

    @Test
    void databaseThatDoesNotExist() {
        ConnectionSettings settings = TestServer.admin().withDatabase("escola");

        assertThat(failure(settings))
                .startsWith("The database \"escola\" does not exist.")
                .contains("createdb -h 127.0.0.1 -p ", " -U postgres escola", "POSTGRES_DB");
    }

    @Test
    void roleThatDoesNotExist() {
        ConnectionSettings settings = ConnectionSettings.of(TestServer.admin().url(), "ninguem", "x");

        assertThat(failure(settings)).startsWith("The role \"ninguem\" does not exist, or may not log in.");
    }

    @Test
    void roleWithoutConnectionsLeftAndDatabaseClosedToARole() {
        ConnectionSettings closed = TestServer.newDatabase();
        TestServer.execute(
                TestServer.admin(),
                "CREATE ROLE cheia LOGIN CONNECTION LIMIT 0",
                "CREATE ROLE intrusa LOGIN",
                "REVOKE CONNECT ON DATABASE " + closed.database() + " FROM PUBLIC");

        assertThat(failure(ConnectionSettings.of(TestServer.admin().url(), "cheia", "x")))
                .startsWith("The server has no connection left for role \"cheia\".");
        assertThat(failure(ConnectionSettings.of(closed.url(), "intrusa", "x")))
                .startsWith("Role \"intrusa\" may not connect to database \"" + closed.database() + "\".");
    }

    @Test
    void serverWithoutEncryption() {
        ConnectionSettings settings =
                ConnectionSettings.of(TestServer.admin().url() + "?sslmode=require", "postgres", "postgres");

        assertThat(failure(settings))
                .startsWith("No encrypted connection to 127.0.0.1:")
                .contains("sslmode");
    }

    @Test
    void passwordWrongOrMissingOrNotWanted() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            ConnectionSettings trusted =
                    ConnectionSettings.of("127.0.0.1", server.getPort(), "postgres", "postgres", "x");
            Path rules = Path.of(setting(trusted, "hba_file"));
            TestServer.execute(trusted, "CREATE ROLE ana LOGIN PASSWORD 'certa'");
            Files.writeString(rules, "host all ana all scram-sha-256\n");
            TestServer.execute(trusted, "SELECT pg_reload_conf()");
            awaitRejection(trusted);

            assertThat(failure(ConnectionSettings.of(trusted.url(), "ana", "errada")))
                    .startsWith("The password for role \"ana\" was not accepted")
                    .contains("POSTGRES_PASSWORD")
                    .doesNotContain("errada");
            assertThat(failure(ConnectionSettings.of(trusted.url() + "?user=ana")))
                    .startsWith("The server asks for a password for role \"ana\", and none was given.");
            assertThat(failure(trusted)).startsWith("The server's pg_hba.conf does not let role \"postgres\" in");
        }
    }

    /** The server applies its new rules a moment after it was told to. */
    private static void awaitRejection(ConnectionSettings settings) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            try {
                settings.dataSource().getConnection().close();
                Thread.sleep(50);
            } catch (SQLException rejected) {
                return;
            }
        }
        throw new AssertionError("the new rules were not applied");
    }

    private static String setting(ConnectionSettings settings, String name) throws SQLException {
        try (var connection = settings.open();
                var row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String failure(ConnectionSettings settings) {
        MigrationException failure = catchThrowableOfType(
                MigrationException.class, () -> settings.open().close());
        assertThat(failure).as("a failure to open " + settings).isNotNull();
        assertThat(failure).hasCauseInstanceOf(SQLException.class);
        return failure.problem().text();
    }
}
