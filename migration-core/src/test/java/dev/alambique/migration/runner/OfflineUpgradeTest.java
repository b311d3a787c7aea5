package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineUpgradeTest {
    private static final String ROWS =
            "SELECT installed_rank, version, description, type, script, checksum, installed_by,"
                    + " success FROM %s.flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    private OfflineScript upgrade(Project project, String range) {
        return project.offline("public").upgrade(Range.parse(range));
    }

    private Psql psql(Project project) {
        return new Psql(project.database(), scripts);
    }

    @Test
    void leavesWhatAnUpgradeLeaves() {
        Project project = Project.ofThree(folder)
                .up("later/V4__Umlauts_ä_and_'quotes'.sql", "CREATE TABLE t (a text DEFAULT 'ä ''$$'' \\ :n')")
                .up(
                        "V5.1__crlf.sql",
                        "-- two lines\r\nCREATE TABLE u (\r\n a int);\r\n-- no line break behind this; :n")
                .up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        Project other = project.twin();

        OfflineScript script = project.runner().upgradeSql(Target.HEAD);

        assertThat(project.database().query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
        psql(project).run(script).succeeds();
        other.upgrade("head");
        assertThat(rows(project)).isEqualTo(rows(other)).hasSize(6);
        assertThat(audit(project)).isEqualTo(audit(other)).hasSize(6);
        assertThat(project.database()
                        .query("SELECT os_user, tool ~ '^alambique .*--sql$', duration_ms < 60000,"
                                + " now() - started_at < interval '1 min' FROM migration_audit GROUP BY 1, 2, 3, 4"))
                .containsExactly("unknown|t|t|t");
        assertThat(project.database()
                        .query("SELECT column_default FROM information_schema.columns WHERE table_name='t'"))
                .containsExactly("'ä ''$$'' \\ :n'::text");
        project.isWhatFlywayExpects();
        assertThat(project.upgrade("head").isNothing()).isTrue();
    }

    private static void isWhatFlywayExpects(Flyway flyway) {
        flyway.validate();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private static List<String> rows(Project project) {
        return project.database().query(ROWS.formatted("public"));
    }

    private static List<String> audit(Project project) {
        return project.database()
                .query(
                        "SELECT direction, version, message, script, checksum, outcome, error, role, statements_done IS NULL"
                                + " FROM migration_audit ORDER BY id");
    }

    @Test
    void aScriptWithoutADatabaseIsTheSameFromBase() {
        Project project = Project.ofThree(folder);

        OfflineScript script = upgrade(project, "base:head");

        assertThat(script).isEqualTo(project.runner().upgradeSql(Target.HEAD)).isEqualTo(upgrade(project, ":"));
        assertThat(script.sql())
                .startsWith("-- Upgrades a database from base to 3.\n--   1  alunos  (V1__alunos.sql)\n")
                .contains("psql -v ON_ERROR_STOP=1 -f", "\nCREATE TABLE cursos (id bigint);\n");
    }

    @Test
    void aSecondRunIsRefusedAndChangesNothing() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        OfflineScript script = upgrade(project, "base:head");
        psql(project).run(script).succeeds();
        List<String> before = rows(project);

        psql(project)
                .run(script)
                .fails(
                        "This script begins at base, and the database is elsewhere. Nothing was changed.",
                        "DETAIL:  applied already: 1, 2, 3",
                        "HINT:  ");

        assertThat(rows(project)).isEqualTo(before);
        assertThat(audit(project)).hasSize(4);
    }

    @Test
    void aScriptForElsewhereIsRefused() {
        Project project = Project.ofThree(folder);
        OfflineScript last = upgrade(project, "2:3");

        psql(project).run(last).fails("This script begins at 2", "DETAIL:  not applied: 1, 2 (there is no history)");
        assertThat(project.database().query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
        project.upgrade("1");
        psql(project).run(last).fails("DETAIL:  not applied: 2");
        project.upgrade("2");
        psql(project).run(last).succeeds();
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
        project.isWhatFlywayExpects();
    }

    @Test
    void aFailingStatementLeavesTheDatabaseAtARevisionBoundary() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__broken.sql", "CREATE TABLE b (id int);\nALTER TABLE b ADD COLUMN x nonsense;\n")
                .table("3", "c");

        psql(project).run(upgrade(project, "base:head")).fails("type \"nonsense\" does not exist");

        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");
        project.up("V2__broken.sql", "CREATE TABLE b (id int);");
        psql(project).run(project.runner().upgradeSql(Target.HEAD)).succeeds();
        project.isWhatFlywayExpects();
    }

    @Test
    void inOneTransactionNothingIsLeftWhereOneFails() {
        Project project = Project.in(folder).table("1", "a").up("V2__broken.sql", "SELECT nonsense;");
        OfflineRunner runner = new OfflineRunner(
                new RevisionFolder(folder), "public", RunSettings.DEFAULT.withTransaction(TransactionMode.ALL));

        psql(project).run(runner.upgrade(Range.parse(":"))).fails("nonsense");
        assertThat(project.database().query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");

        project.up("V2__broken.sql", "CREATE INDEX ON a (id);");
        psql(project).run(runner.upgrade(Range.parse(":"))).succeeds();
        project.isWhatFlywayExpects();
        project.up("V3__index.sql", "CREATE INDEX CONCURRENTLY ON a (id);");
        assertThatThrownBy(() -> runner.upgrade(Range.parse(":")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("V3__index.sql runs outside of transactions");
    }

    @Test
    void aSchemaWithAnyNameIsCreatedAndHoldsEverything() {
        for (String schema : List.of("escola \"x\" 'y'", "$alambique$ \\ :n", "Ä;--")) {
            Project project = Project.in(folder).table("1", "a").table("2", "b");
            String quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
            OfflineScript script = project.offline(schema).upgrade(Range.parse("base:head"));

            psql(project).run(script).succeeds();

            assertThat(project.database()
                            .query("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '"
                                    + quoted.replace("'", "''") + "'::regnamespace ORDER BY 1"))
                    .containsExactly("a", "b", "flyway_schema_history", "migration_audit");
            isWhatFlywayExpects(Flyway.configure()
                    .dataSource(project.database().dataSource())
                    .locations("filesystem:" + folder.resolve("migration"))
                    .defaultSchema(schema)
                    .load());
            psql(project).run(script).fails("applied already: 1, 2");
            RevisionRunner runner = new RevisionRunner(
                    project.database().dataSource(), new RevisionFolder(folder), Optional.of(schema));
            assertThat(runner.upgradeSql(Target.HEAD).isNothing()).isTrue();
            psql(project).run(runner.downgradeSql(Target.BASE)).succeeds();
            assertThat(project.database().query(ROWS.formatted(quoted))).isEmpty();
        }
    }

    @Test
    void theHistoryTableIsTheOneThatFlywayMakes() {
        Project mine = Project.in(folder).table("1", "a");
        Project flyways = mine.twin();
        psql(mine).run(upgrade(mine, "base:head")).succeeds();
        flyways.flyway().migrate();
        String shape =
                "SELECT attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attnum"
                        + " FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND"
                        + " attrelid = 'flyway_schema_history'::regclass UNION ALL SELECT conname, pg_get_constraintdef(oid),"
                        + " convalidated, contype::text, 0 FROM pg_constraint WHERE conrelid = 'flyway_schema_history'::regclass"
                        + " UNION ALL SELECT indexname, indexdef, true, tablespace, 0 FROM pg_indexes WHERE tablename ="
                        + " 'flyway_schema_history' UNION ALL SELECT relkind::text, relpersistence::text, relhasindex, reloptions::text,"
                        + " relnatts FROM pg_class WHERE relname = 'flyway_schema_history' ORDER BY 1, 2";

        assertThat(mine.database().query(shape))
                .isEqualTo(flyways.database().query(shape))
                .hasSizeGreaterThan(13);
        assertThat(rows(mine)).isEqualTo(rows(flyways));
    }

    @Test
    void anIndexIsBuiltConcurrentlyAndATryThatBrokeOffIsFinishedByAnUpgrade() {
        Project project = Project.in(folder)
                .up("V1__a.sql", "CREATE TABLE a AS SELECT 1 AS id UNION ALL SELECT 1;")
                .up("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id)")
                .up("V3__settings.sql", "VACUUM a;")
                .up("V3__settings.sql.conf", "executeInTransaction=false");
        OfflineScript script = upgrade(project, "base:head");

        psql(project).run(script).fails("could not create unique index");

        assertThat(project.database().versions()).containsExactly("1");
        project.database().execute("DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)");
        assertThatThrownBy(() -> project.runner().upgradeSql(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Revision 2 broke off half-way");
        project.upgrade("2");
        assertThat(project.database().query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                .containsExactly("t");
        psql(project).run(project.runner().upgradeSql(Target.HEAD)).succeeds();
        assertThat(audit(project))
                .hasSize(4)
                .filteredOn(each -> each.contains("|done|"))
                .hasSize(3);
        assertThat(audit(project))
                .filteredOn(each -> each.contains("|failed|its session ended"))
                .hasSize(1);
        project.isWhatFlywayExpects();
    }

    @Test
    void aBaselineStandsForTheRevisionsUpToIt() {
        Project project = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .up("B2__all.sql", "CREATE TABLE a (); CREATE TABLE b ();")
                .table("3", "c");
        Project other = project.twin();
        OfflineScript script = upgrade(project, "base:head");

        psql(project).run(script).succeeds();

        other.upgrade("head");
        assertThat(rows(project)).isEqualTo(rows(other)).hasSize(2);
        project.isWhatFlywayExpects();
        psql(project).run(script).fails("applied already: 2, 3");
        project.table("4", "d");
        psql(project).run(upgrade(project, "3:head")).succeeds();
        project.isWhatFlywayExpects();
    }

    @Test
    void repeatablesThatChangedRunAfterTheLastRevision() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("R__one.sql", "CREATE OR REPLACE VIEW one AS SELECT 1 AS x;")
                .up("R__two.sql", "CREATE OR REPLACE VIEW two AS SELECT 2 AS x;");
        project.upgrade("head");
        project.up("R__two.sql", "CREATE OR REPLACE VIEW two AS SELECT 3 AS x;");

        OfflineScript script = project.runner().upgradeSql(Target.HEAD);

        assertThat(script.sql()).contains("VIEW two").doesNotContain("VIEW one");
        psql(project).run(script).succeeds();
        psql(project).run(script).fails("run already as it is: R__two.sql");
        project.isWhatFlywayExpects();
        assertThat(upgrade(project, "1:head").sql()).contains("VIEW one", "VIEW two");
        psql(project).run(upgrade(project, "1:head")).succeeds();
        project.isWhatFlywayExpects();
    }

    @Test
    void versionsAreComparedAsNumbers() {
        Project project = Project.in(folder).table("01", "a").table("1.10", "b");
        psql(project).run(upgrade(project, "base:1")).succeeds();
        project.database().execute("UPDATE flyway_schema_history SET version = '1.0'");

        psql(project).run(upgrade(project, "1:1.10")).succeeds();

        assertThat(project.database().versions()).containsExactly("1.0", "1.10");
    }

    @Test
    void whatLeadsNowhereIsRefused() {
        Project project = Project.ofThree(folder);

        assertThatThrownBy(() -> upgrade(project, "3:1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("An upgrade goes forward, and 3:1 does not.");
        assertThatThrownBy(() -> upgrade(project, "+1:3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'+1' counts from where the database is");
        assertThat(upgrade(project, "3:head").isNothing()).isTrue();
        assertThat(upgrade(project, "1:+1")).isEqualTo(upgrade(project, "1:2"));
        project.up("beforeMigrate.sql", "SELECT 1;").up("V4__x.class", "");
        assertThat(upgrade(project, "1:2").leftOut()).containsExactly("beforeMigrate.sql");
        assertThatThrownBy(() -> upgrade(project, "3:head"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Java migrations are in the way")
                .hasMessageContaining("V4__x.class");
    }

    @Test
    void filesThatAreNotWhatWasAppliedAreRefused() {
        Project project = Project.ofThree(folder);
        project.upgrade("1");
        project.up("V1__alunos.sql", "SELECT 1;");

        assertThatThrownBy(() -> project.runner().upgradeSql(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("was edited after it was applied");
    }
}
