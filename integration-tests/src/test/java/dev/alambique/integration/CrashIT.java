package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.RevisionRunner;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed, {@code kill -9}, wherever they are: the database is at the end of a revision then, and the same
 * command again completes. {@code -Dkills=100 -Dseed=…} says how often for each direction, and when.
 */
@Order(3)
class CrashIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int REVISIONS = 50;
    private static final int DATABASES = 2;

    /** One when it begins, and one for the begin and one for the end of each revision. */
    private static final int LINES = 1 + 2 * REVISIONS;

    private static final long LONGEST_DELAY_NANOSECONDS = 10_000_000;

    private static final String TABLES = "SELECT substr(tablename, 2)::int FROM pg_tables"
            + " WHERE schemaname = 'public' AND tablename ~ '^t\\d+$' ORDER BY 1";
    private static final String APPLIED = "SELECT version::int FROM flyway_schema_history WHERE success ORDER BY 1";

    /** What the audit says is applied: each line is written in the transaction of its revision. */
    private static final String AUDITED = "SELECT version::int FROM migration_audit WHERE outcome = 'done'"
            + " GROUP BY 1 HAVING sum(CASE direction WHEN 'upgrade' THEN 1 WHEN 'downgrade' THEN -1 END) = 1 ORDER BY 1";

    @TempDir
    private Path folder;

    private final AtomicInteger inTheMiddle = new AtomicInteger();

    @Test
    void aRunThatIsKilledLeavesTheDatabaseAtTheEndOfARevision() throws Exception {
        Project project = Project.in(folder);
        for (int number = 1; number <= REVISIONS; number++) {
            project.revision(
                    String.valueOf(number),
                    "t" + number,
                    "CREATE TABLE t" + number + " (id int PRIMARY KEY);\nINSERT INTO t" + number
                            + " SELECT generate_series(1, 200);\n",
                    "DELETE FROM t" + number + ";\nDROP TABLE t" + number + ";\n");
        }

        ExecutorService threads = Executors.newFixedThreadPool(DATABASES);
        try {
            List<Future<?>> killings = new ArrayList<>();
            for (int number = 0; number < DATABASES; number++) {
                Random random = new Random(SEED + number);
                killings.add(threads.submit(() -> {
                    kill(project, Server.emptyDatabase(), random);
                    return random;
                }));
            }
            for (Future<?> killing : killings) {
                killing.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(inTheMiddle.get()).as(seed() + "kills in the middle").isGreaterThan(KILLS);
    }

    @Test
    void anIndexWhoseBuilderIsKilledIsBuiltOnce() throws Exception {
        Database database = Server.emptyDatabase();
        Project.in(folder)
                .revision("1", "t", "CREATE TABLE t (id int);\n", "DROP TABLE t;\n")
                .revision("2", "i", "CREATE INDEX CONCURRENTLY i ON t (id);\n", "DROP INDEX CONCURRENTLY i;\n");
        Path revisions = folder.resolve(Project.REVISIONS);
        Process again;
        try (Connection reader = database.settings().open();
                Statement statement = reader.createStatement()) {
            Runner.start(database, revisions, "upgrade", "1").waitFor();
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM t");
            Process first = Runner.start(database, revisions, "upgrade", "head");
            Eventually.is(
                    "the index waits for the reader",
                    () -> !database.rows("SELECT 1 FROM pg_stat_activity"
                                    + " WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                            .isEmpty());

            first.destroyForcibly().waitFor();
            again = Runner.start(database, revisions, "upgrade", "head");
            BufferedReader out = again.inputReader(StandardCharsets.UTF_8);
            assertThat(out.readLine()).isEqualTo("Begun");
            // the server goes on for the dead one, which still has the lock
            assertThat(out.readLine()).isEqualTo("Waiting");
            reader.commit();
        }

        assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).isZero();
        assertThat(database.rows(
                        "SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 't'::regclass"))
                .containsExactly("i|t");
        assertThat(database.rows("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1|t", "2|t");
        assertThat(database.rows("SELECT version, outcome FROM migration_audit ORDER BY id"))
                .containsExactly("1|done", "2|failed", "2|done");
    }

    private void kill(Project project, Database database, Random random) throws Exception {
        Path revisions = folder.resolve(Project.REVISIONS);
        RevisionRunner runner = new RevisionRunner(database.settings().dataSource(), new RevisionFolder(revisions));
        Flyway stock = database.stockFlyway(project);
        for (int kill = 0; kill < KILLS / DATABASES; kill++) {
            kill(database, revisions, "upgrade", "head", random);
            isAtTheEndOfARevision(database, stock, "upgrade, kill " + kill);
            runner.upgrade(Target.HEAD);
            assertThat(database.rows(TABLES)).as(seed()).hasSize(REVISIONS);
            isAtTheEndOfARevision(database, stock, "completed upgrade " + kill);

            kill(database, revisions, "downgrade", "base", random);
            isAtTheEndOfARevision(database, stock, "downgrade, kill " + kill);
            runner.downgrade(Target.BASE);
            assertThat(database.rows(TABLES)).as(seed()).isEmpty();
            isAtTheEndOfARevision(database, stock, "completed downgrade " + kill);
        }
    }

    /** Kills one somewhere between its begin and its end: so many lines after its begin, and a little later. */
    private static void kill(Database database, Path revisions, String command, String target, Random random)
            throws Exception {
        Process process = Runner.start(database, revisions, command, target);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int line = random.nextInt(LINES); line >= 0 && out.readLine() != null; line--) {}
            long delay = (long) (random.nextDouble() * LONGEST_DELAY_NANOSECONDS);
            process.waitFor(delay, TimeUnit.NANOSECONDS);
        }
        process.destroyForcibly().waitFor();
        // the server notices after the statement that runs now
        Eventually.is(
                "the session ended",
                () -> database.rows(
                                "SELECT 1 FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                        .isEmpty());
    }

    private void isAtTheEndOfARevision(Database database, Flyway stock, String when) {
        List<String> tables = database.rows(TABLES);
        assertThat(rows(database, "flyway_schema_history", APPLIED))
                .as(seed() + when)
                .isEqualTo(tables);
        assertThat(rows(database, "migration_audit", AUDITED)).as(seed() + when).isEqualTo(tables);
        if (tables.size() == REVISIONS || tables.isEmpty()) {
            return;
        }
        inTheMiddle.incrementAndGet();
        assertThat(stock.info().applied()).as(seed() + when).hasSize(tables.size());
        assertThat(stock.validateWithResult().invalidMigrations)
                .as(seed() + when)
                .allMatch(each -> each.errorDetails.errorMessage.contains("not applied"));
    }

    /** None where there is no such table yet: a new database's first run may be killed before it creates one. */
    private static List<String> rows(Database database, String table, String query) {
        boolean isThere =
                database.rows("SELECT to_regclass('" + table + "') IS NOT NULL").equals(List.of("t"));
        return isThere ? database.rows(query) : List.of();
    }

    private static String seed() {
        return "-Dseed=" + SEED + ": ";
    }
}
