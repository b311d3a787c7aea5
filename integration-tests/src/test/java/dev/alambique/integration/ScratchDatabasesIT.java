package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Throwaway databases on the user's server are gone afterwards, however the command ended. */
@Isolated("counts the scratch databases of the whole server")
class ScratchDatabasesIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void model() {
        project = Project.set(folder, database).compile(Shop.CUSTOMER, Shop.ORDER);
    }

    @Test
    void twoRevisionsAtOnceAreTwoVersions() {
        Running first = project.start("revision", "--autogenerate", "-m", "One");
        Running second = project.start("revision", "--autogenerate", "-m", "Two");
        first.end().ok();
        second.end().ok();

        assertThat(project.ups()).hasSize(2);
        assertThat(project.files(Project.REVISIONS + "/undo")).hasSize(2);
        assertThat(project.ups().stream().map(file -> file.replaceFirst("__.*", "")))
                .doesNotHaveDuplicates();
        assertThat(Database.scratchDatabases()).isEmpty();
    }

    @Test
    void thePageOfTheHistoryLeavesNone() {
        project.revision("1", "a", "CREATE TABLE a (id int);", "DROP TABLE a;");

        project.run("history", "--html", "page.html").ok();

        assertThat(project.read("page.html")).contains("public.a");
        assertThat(Database.scratchDatabases()).isEmpty();
    }

    @Test
    void whatAKilledCommandLeavesTheNextOneDrops() {
        Running killed = project.start("revision", "--autogenerate", "-m", "Killed");
        until(() -> !Database.scratchDatabases().isEmpty() || !killed.process().isAlive());
        killed.process().destroyForcibly();
        killed.end().exits(137);
        assertThat(Database.scratchDatabases()).hasSize(1);
        assertThat(project.ups()).isEmpty();
        // PostgreSQL notices the end of a client a moment later.
        until(() -> Server.database("postgres")
                .rows(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'alambique' AND pid <> pg_backend_pid()")
                .isEmpty());

        project.run("revision", "--autogenerate", "-m", "Next").ok();
        assertThat(project.ups()).hasSize(1);
        assertThat(Database.scratchDatabases()).isEmpty();
    }

    @Test
    void anInterruptedCommandDropsItsOwn() {
        Running interrupted = project.start("revision", "--autogenerate", "-m", "Interrupted");
        until(() ->
                !Database.scratchDatabases().isEmpty() || !interrupted.process().isAlive());
        interrupted.process().destroy();
        interrupted.end().exits(143);

        assertThat(Database.scratchDatabases()).isEmpty();
        assertThat(List.of(project.ups(), project.files(Project.REVISIONS + "/undo")))
                .allSatisfy(files -> assertThat(files).isEmpty());
    }

    @Test
    void filesAreComparedOnTheVersionOfADatabaseThatIsConfigured() {
        assertThat(project.call("check", "--from", "migrations", "-v").exits(1).err())
                .contains("scratch: the database's own server");
        assertThat(project.call("diff", "--from", "migrations", "--to", "model", "-v")
                        .ok()
                        .err())
                .contains("scratch: the database's own server");
        assertThat(project.call("check", "--from", "migrations", "-v", "--scratch", "embedded")
                        .exits(1)
                        .err())
                .contains("scratch: embedded PostgreSQL 18");
        assertThat(Database.scratchDatabases()).isEmpty();
    }

    @Test
    void filesAreComparedWithoutADatabaseToo() {
        Project unreachable = project.with(Map.of("POSTGRES_HOST", "no-such-host.invalid"));

        assertThat(unreachable
                        .call("check", "--from", "migrations", "-v")
                        .exits(1)
                        .err())
                .contains("""
                        ! compared on PostgreSQL 18, as the database does not tell its version: The database host \
                        "no-such-host.invalid" cannot be resolved from this machine.
                          postgres-version in alambique.properties says which it has
                        """, "scratch: embedded PostgreSQL 18");
        assertThat(unreachable
                        .call("check", "--from", "migrations", "--scratch-version", "18")
                        .exits(1)
                        .err())
                .doesNotContain("no-such-host");
        assertThat(Project.in(folder)
                        .call("check", "--from", "migrations")
                        .exits(1)
                        .err())
                .doesNotContain("postgres-version");
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
