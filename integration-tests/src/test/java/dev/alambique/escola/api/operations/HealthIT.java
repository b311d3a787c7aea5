package dev.alambique.escola.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.TestServer;
import dev.alambique.escola.api.startup.PoolSettings;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthIT {
    private static final String FORGET_THE_LAST =
            "DELETE FROM flyway_schema_history WHERE version =" + " (SELECT max(version) FROM flyway_schema_history)";

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void isLiveAndReady() {
        assertThat(API.get("/health/live").body()).isEqualTo(TestApi.tree("{'status':'live'}"));
        assertThat(API.get("/health/ready").body()).isEqualTo(TestApi.tree("{'status':'ready'}"));
        assertThat(API.send("HEAD", "/health/ready", "").status()).isEqualTo(200);
    }

    @Test
    void isLiveButNotReadyWithoutItsDatabase() {
        try (TestServer server = TestServer.start(PoolSettings.DEFAULT)) {
            TestPostgres.run(
                    TestPostgres.settings("postgres"),
                    "DROP DATABASE " + server.database().database() + " WITH (FORCE)");

            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/ready").body()).contains("The database does not answer");
        }
    }

    @Test
    void isNotReadyWhileARevisionIsPending() {
        try (TestServer server = TestServer.start(PoolSettings.DEFAULT)) {
            TestPostgres.run(server.database(), FORGET_THE_LAST);

            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/ready").body()).contains("The database is not at head; pending: 2026");
            assertThat(server.get("/health/ready", "Accept-Language", "pt").body())
                    .contains("O banco de dados não está na última revisão; pendentes: 2026");
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isReadyBesideANewerRelease() {
        try (TestServer server = TestServer.start(PoolSettings.DEFAULT)) {
            TestPostgres.run(
                    server.database(),
                    "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '20990101000000', 'newer', type,"
                            + " 'V20990101000000__newer.sql', checksum, installed_by, installed_on, execution_time,"
                            + " success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");

            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asksTheDatabaseOnceASecondAtMost() {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        TestPostgres.createTables(database);
        AtomicLong now = new AtomicLong();
        Readiness readiness = new Readiness(Migrations.of(database.dataSource()), now::get);
        assertThat(readiness.obstacle()).isEmpty();
        TestPostgres.run(database, FORGET_THE_LAST);

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(900));
        assertThat(readiness.obstacle()).isEmpty();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(readiness.obstacle()).isPresent();
    }

    @Test
    void whoWaitedWhileItAskedNeedNotAskAgain() {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        TestPostgres.createTables(database);
        AtomicLong now = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        Readiness readiness =
                new Readiness(Migrations.of(answeringAfter(3, now, asked, database.dataSource())), now::get);

        assertThat(readiness.obstacle()).isEmpty();
        int once = asked.get();
        assertThat(readiness.obstacle()).isEmpty();

        assertThat(asked).hasPositiveValue().hasValue(once);
    }

    /** A database that takes seconds for every connection. */
    private static DataSource answeringAfter(int seconds, AtomicLong now, AtomicInteger asked, DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                HealthIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        asked.incrementAndGet();
                        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void isDescribed() {
        assertThat(API.get("/openapi.json").body().path("paths").properties())
                .extracting(Map.Entry::getKey)
                .contains("/health/live", "/health/ready", "/metrics");
    }
}
