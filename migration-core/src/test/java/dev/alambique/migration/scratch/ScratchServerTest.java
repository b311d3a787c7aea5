package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScratchServerTest {
    private static final String LOCALE =
            "SELECT to_jsonb(d)->>'encoding', datcollate, datctype, to_jsonb(d)->>'datlocprovider',"
                    + " coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')"
                    + " FROM pg_database d WHERE datname = current_database()";

    @Test
    void databaseLivesUntilItIsClosed() {
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            String name;
            try (ScratchDatabase scratch = server.create()) {
                name = scratch.settings().database();
                TestServer.execute(scratch.settings(), "CREATE TABLE alunos (id int)");
                assertThat(databases()).contains(name);
            }
            assertThat(databases()).doesNotContain(name);
        }
    }

    @Test
    void closedServerTakesItsDatabasesAlongEvenWhileSomebodyIsConnected() throws Exception {
        ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server");
        ScratchDatabase scratch = server.create();
        try (var connected = scratch.dataSource().getConnection()) {
            assertThat(connected.isValid(1)).isTrue();

            server.close();

            assertThat(databases()).doesNotContain(scratch.settings().database());
        }
    }

    @Test
    void localeIsThatOfTheNamedDatabase() {
        for (String locale : List.of(
                "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc",
                "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'pt-BR'",
                "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'")) {
            ConnectionSettings source = TestServer.newDatabase();
            TestServer.execute(
                    TestServer.admin(),
                    "DROP DATABASE " + source.database(),
                    "CREATE DATABASE " + source.database() + " TEMPLATE template0 " + locale);
            try (ScratchServer server = ScratchServer.on(source, "the test server");
                    ScratchDatabase scratch = server.create()) {
                assertThat(TestServer.query(scratch.settings(), LOCALE)).isEqualTo(TestServer.query(source, LOCALE));
            }
        }
    }

    @Test
    void extensionsAreThoseOfTheNamedDatabase() {
        ConnectionSettings source = TestServer.newDatabase();
        TestServer.execute(source, "CREATE SCHEMA \"Ext\"", "CREATE EXTENSION citext SCHEMA \"Ext\"");
        String extensions = "SELECT extname, extnamespace::regnamespace::text FROM pg_extension ORDER BY 1";

        try (ScratchServer server = ScratchServer.on(source, "the test server");
                ScratchDatabase scratch = server.create()) {
            assertThat(TestServer.query(scratch.settings(), extensions))
                    .contains("citext|\"Ext\"")
                    .isEqualTo(TestServer.query(source, extensions));
            assertThat(scratch.notes()).isEmpty();
        }
    }

    @Test
    void extensionThatTheRoleMayNotCreateIsNotedAndDoesNotStopTheWork() {
        ConnectionSettings source = TestServer.newDatabase();
        TestServer.execute(source, "CREATE EXTENSION pageinspect", "CREATE ROLE criadora LOGIN CREATEDB");

        try (ScratchServer server =
                        ScratchServer.on(ConnectionSettings.of(source.url(), "criadora", "x"), "the test server");
                ScratchDatabase scratch = server.create()) {
            assertThat(scratch.notes())
                    .singleElement()
                    .asString()
                    .startsWith("extension pageinspect is missing in the scratch database: ERROR: permission denied");
        }
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<String>> creators = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            creators.add(() -> {
                try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
                    String rows = "";
                    for (int round = 0; round < 3; round++) {
                        try (ScratchDatabase scratch = server.create()) {
                            TestServer.execute(scratch.settings(), "CREATE TABLE t AS SELECT 1 AS id");
                            rows += TestServer.query(scratch.settings(), "SELECT count(*) FROM t");
                        }
                    }
                    return rows;
                }
            });
        }
        List<String> results = new ArrayList<>();
        for (Future<String> creator : threads.invokeAll(creators)) {
            results.add(creator.get());
        }
        threads.shutdown();

        assertThat(results).containsOnly("[1][1][1]").hasSize(6);
    }

    @Test
    void roleThatMayNotCreateDatabasesIsToldTheWaysOut() {
        TestServer.execute(TestServer.admin(), "CREATE ROLE leitora LOGIN");
        ConnectionSettings reader = ConnectionSettings.of(TestServer.admin().url(), "leitora", "x");

        assertThat(ScratchServer.canCreateDatabases(TestServer.admin())).isTrue();
        assertThat(ScratchServer.canCreateDatabases(reader)).isFalse();
        try (ScratchServer server = ScratchServer.on(reader, "the configured server")) {
            assertThatThrownBy(server::create)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("No scratch database could be created on the configured server.")
                    .hasMessageContaining("--scratch-url")
                    .hasMessageContaining("embedded");
        }
    }

    @Test
    void knowsItsMajorVersion() {
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            assertThat(server.majorVersion()).isEqualTo(18);
            assertThat(server.description()).isEqualTo("the test server");
        }
    }

    static List<String> databases() {
        return TestServer.query(TestServer.admin(), "SELECT datname FROM pg_database");
    }
}
