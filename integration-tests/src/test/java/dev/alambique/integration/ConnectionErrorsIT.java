package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that cannot be reached: what the command line says, and that it leaves everything as it is. */
class ConnectionErrorsIT {
    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void database() {
        project = Project.set(folder, Server.database("postgres"))
                .revision("1", "create_orders", "CREATE TABLE orders (id bigint);", "DROP TABLE orders;");
    }

    @Test
    void aHostThatOnlyTheContainerNetworkKnows() {
        Ran ran = project.with(Map.of("POSTGRES_HOST", "db")).run("upgrade").exits(3);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("The database host \"db\" cannot be resolved from this machine.\n")
                .contains("POSTGRES_HOST=localhost", "--from migrations")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void theTraceOfAFailureIsThereForThoseWhoAsk() {
        Ran ran =
                project.with(Map.of("POSTGRES_HOST", "db")).run("upgrade", "-v").exits(3);

        assertThat(ran.err())
                .startsWith("The database host \"db\" cannot be resolved from this machine.\n")
                .contains("\tat ", "UnknownHostException");
    }

    @Test
    void theWaysOutWork() {
        Project outside = project.with(Map.of("POSTGRES_HOST", "db"));

        assertThat(outside.call("heads").ok().out()).isEqualTo("1  create orders\n");
        Database database = Server.emptyDatabase();
        outside.with(database)
                .with(Map.of("POSTGRES_HOST", "localhost"))
                .run("upgrade")
                .ok();
        assertThat(database.tables()).contains("orders");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        Ran ran = project.with(Map.of("POSTGRES_DB", "nowhere")).run("upgrade").exits(3);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("The database \"nowhere\" does not exist.\n")
                .contains("createdb", "nowhere", "3D000")
                .doesNotContain("\tat ", "Exception");
        assertThat(Server.database("postgres").rows("SELECT datname FROM pg_database"))
                .doesNotContain("nowhere");
    }

    @Test
    void aWrongPassword() {
        Ran ran = project.with(Map.of("POSTGRES_USER", Server.GUARDED, "POSTGRES_PASSWORD", "wrong"))
                .run("upgrade")
                .exits(3);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("The password for role \"guarded\" was not accepted")
                .contains("POSTGRES_PASSWORD", "28P01")
                .doesNotContain("wrong", "\tat ", "Exception");
    }

    @Test
    void noPasswordWhereOneIsAskedFor() {
        Ran ran = project.with(Map.of("POSTGRES_USER", Server.GUARDED, "POSTGRES_PASSWORD", ""))
                .run("current", "--json")
                .exits(3);

        assertThat(ran.json().at("/problem/summary").textValue())
                .contains("\"guarded\"")
                .contains("password");
        assertThat(ran.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Ran ran = project.with(Map.of("POSTGRES_PORT", String.valueOf(port)))
                .run("history")
                .exits(3);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("No PostgreSQL server accepts connections at 127.0.0.1:" + port + ".\n")
                .contains("POSTGRES_PORT", "--from migrations")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void aRoleThatMayNotReadAndATableThatIsNotTheAudit() {
        Database database = Server.emptyDatabase();
        Project upgraded = project.with(database);
        upgraded.call("upgrade").ok();
        Project reader = upgraded.with(Map.of("POSTGRES_USER", Server.GUARDED, "POSTGRES_PASSWORD", "right"));

        assertThat(reader.call("current").exits(3).err())
                .startsWith("Role guarded may not read public.flyway_schema_history: permission denied for table")
                .contains("GRANT SELECT ON public.flyway_schema_history TO guarded;")
                .doesNotContain("\tat ", "Exception");

        database.run("ALTER TABLE migration_audit DROP COLUMN role");
        upgraded.revision("2", "more", "CREATE TABLE more ();", "DROP TABLE more;");
        for (String command : new String[] {"upgrade", "current", "history"}) {
            assertThat(upgraded.call(command).exits(3).err())
                    .startsWith("Table public.migration_audit is not, or no longer, the audit")
                    .contains("missing   column role", "RENAME TO migration_audit_old;")
                    .doesNotContain("\tat ", "Exception");
        }
        assertThat(database.tables()).doesNotContain("more");
    }
}
