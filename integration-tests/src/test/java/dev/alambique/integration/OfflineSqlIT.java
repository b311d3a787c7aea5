package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code upgrade --sql} and {@code downgrade --sql}: what they print, run by psql. */
class OfflineSqlIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project() {
        return Project.in(folder)
                .revision("1", "create_a", "CREATE TABLE a (id bigint, nota text DEFAULT 'ção');\n", "DROP TABLE a;\n")
                .revision("2", "create_b", "CREATE TABLE b (id bigint)", "DROP TABLE b");
    }

    private Ran psql(String script) {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "psql"))),
                "psql is not installed");
        project().write("script.sql", script);
        Map<String, String> connection = Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", database.port(),
                "PGDATABASE", database.name(),
                "PGUSER", "postgres",
                "PGPASSWORD", "postgres");
        return Running.start(folder, connection, List.of("psql", "-X", "-v", "ON_ERROR_STOP=1", "-f", "script.sql"))
                .end();
    }

    @Test
    void fromOneRevisionToAnotherWithoutADatabase() {
        Project project = project();

        Ran script = project.with(Map.of("LC_ALL", "C"))
                .run("upgrade", "base:head", "--sql")
                .ok();

        assertThat(script.out())
                .startsWith("-- Upgrades a database from base to 2.\n")
                .contains("\nCREATE TABLE b (id bigint)\n;\n", "'ção'");
        assertThat(script.err()).isEmpty();
        psql(script.out()).ok();
        database.stockFlyway(project).validate();
        assertThat(database.stockFlyway(project).migrate().migrationsExecuted).isZero();
        assertThat(project.with(database).call("current").ok().out()).startsWith("2 (head)");
        assertThat(psql(script.out()).exits(3).err()).contains("This script begins at base", "applied already: 1, 2");

        psql(project.call("downgrade", "head:1", "--sql").ok().out()).ok();
        assertThat(database.appliedVersions()).containsExactly("1");
        assertThat(database.tables()).contains("a").doesNotContain("b");
    }

    @Test
    void fromWhereTheDatabaseIs() {
        Project project = project().with(database);
        project.call("upgrade", "1").ok();

        Ran script = project.call("upgrade", "--sql").ok();

        assertThat(script.out()).startsWith("-- Upgrades a database from 1 to 2.\n");
        assertThat(database.appliedVersions()).containsExactly("1");
        assertThat(project.call("upgrade", "--sql", "--json")
                        .ok()
                        .json()
                        .get("sql")
                        .textValue())
                .isEqualTo(script.out());
        psql(script.out()).ok();
        database.stockFlyway(project).validate();
        Ran nothing = project.call("upgrade", "--sql").ok();
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).isEqualTo("Nothing to do: the database is there already.\n");

        psql(project.call("downgrade", "-1", "--sql").ok().out()).ok();
        psql(project.call("downgrade", "base", "--sql").ok().out()).ok();
        assertThat(database.tables()).containsExactly("flyway_schema_history", "migration_audit");
        assertThat(project.call("current").exits(1).out()).startsWith("base (2 pending)");
    }

    @Test
    void aStampAsAScript() {
        Project project = project().with(database);

        Ran script = project.call("stamp", "head", "--sql").ok();

        assertThat(script.out()).startsWith("-- Stamps a database from base to 2, and runs nothing.\n");
        assertThat(script.err()).isEmpty();
        assertThat(database.tables()).isEmpty();
        assertThat(project.call("stamp", ":", "--sql").ok().out())
                .startsWith("-- Stamps a database from base to 2, and runs nothing.\n");
        psql(script.out()).ok();
        database.stockFlyway(project).validate();
        assertThat(database.tables()).containsExactly("flyway_schema_history", "migration_audit");
        assertThat(project.call("current").ok().out()).startsWith("2 (head)");
        assertThat(psql(script.out()).exits(3).err()).contains("This script begins at base", "changed since: 1, 2");
        Ran nothing = project.call("stamp", "head", "--sql").ok();
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).isEqualTo("Nothing to do: the database is there already.\n");

        Ran back = project.call("stamp", "2:1", "--sql").ok();
        assertThat(back.out()).contains("\n--   forgotten: 2  ");
        psql(back.out()).ok();
        assertThat(database.appliedVersions()).containsExactly("1");
        psql(project.call("stamp", "head", "--purge", "--sql").ok().out()).ok();
        assertThat(database.appliedVersions()).containsExactly("1", "2");
        assertThat(database.rows("SELECT direction || ' ' || version FROM migration_audit ORDER BY id"))
                .containsExactly("stamp 1", "stamp 2", "forget 2", "forget 1", "stamp 1", "stamp 2");
    }

    @Test
    void whatAStampCannotDoIsToldWithTheWayOut() {
        Project project = project();

        assertThat(project.call("stamp", "1:2").exits(2).err()).contains("'1:2' is a range", "add --sql");
        assertThat(project.call("stamp", "1:2", "--sql", "--purge").exits(2).err())
                .startsWith("--purge erases whatever the history says, which only the database can tell.\n")
                .contains("targets without FROM:");
        assertThat(project.call("stamp", "1:2", "1", "--sql").exits(2).err())
                .startsWith("A range leads from one revision to one other.\n");
    }

    @Test
    void theSchemaThatIsNamed() {
        Project project = project();

        psql(project.call("upgrade", ":", "--sql", "--schemas", "Escola \"1\"")
                        .ok()
                        .out())
                .ok();

        assertThat(database.rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                        + " '\"Escola \"\"1\"\"\"'::regnamespace ORDER BY 1"))
                .containsExactly("a", "b", "flyway_schema_history", "migration_audit");
    }

    @Test
    void whatCannotBeDoneIsToldWithTheWayOut() {
        Project project = project();

        assertThat(project.call("upgrade", "1:2").exits(2).err())
                .startsWith("'1:2' is a range, and a database that is changed begins where it is.\n")
                .contains("add --sql", "name the target alone: 2");
        assertThat(project.call("downgrade", "2:1").exits(2).err()).contains("add --sql");
        assertThat(project.call("upgrade", "--sql").exits(2).err()).startsWith("No database is configured.\n");
        assertThat(project.call("downgrade", "2:", "--sql").exits(2).err()).contains("leaves one open");
        project.write(Project.REVISIONS + "/migration/afterMigrate.sql", "SELECT 1;");
        assertThat(project.call("upgrade", "1:2", "--sql").ok().err())
                .isEqualTo("! Flyway's callbacks are no part of the script: afterMigrate.sql\n");
        project.write(Project.REVISIONS + "/migration/V3__x.sql", "\\i other.sql\n");
        assertThat(project.call("upgrade", "2:3", "--sql").exits(3).err())
                .contains("a command for psql", "migration/V3__x.sql, line 1: \\i other.sql");
    }
}
