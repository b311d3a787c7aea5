package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
        return offline(project, "public").upgrade(Range.parse(range));
    }

    private OfflineRunner offline(Project project, String schema) {
        return new OfflineRunner(new RevisionFolder(project.folder()), schema, RunSettings.DEFAULT);
    }

    private Psql psql(Project project) {
        return new Psql(project.database(), scripts);
    }

    /** The same files on a database of its own. */
    private Project twin(Project project) {
        return new Project(project.folder(), TestDatabase.create());
    }

    @Test
    void leavesWhatAnUpgradeLeaves() {
        Project project = Project.ofThree(folder)
                .up("later/V4__Umlauts_ä_and_'quotes'.sql", "CREATE TABLE t (a text DEFAULT 'ä ''$$'' \\ :n')")
                .up(
                        "V5.1__crlf.sql",
                        "-- two lines\r\nCREATE TABLE u (\r\n a int);\r\n-- no line break behind this; :n")
                .up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        Project other = twin(project);

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
        isWhatFlywayExpects(project.flyway());
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
        isWhatFlywayExpects(project.flyway());
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
        isWhatFlywayExpects(project.flyway());
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
        isWhatFlywayExpects(project.flyway());
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
            OfflineScript script = offline(project, schema).upgrade(Range.parse("base:head"));

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
        Project flyways = twin(mine);
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
    void whatPsqlWouldReadOtherwiseArrivesAsItStands() {
        Project project = Project.in(folder)
                .up("V1__psql.sql", """
                        CREATE TABLE t (a int[], b text DEFAULT ':n', "c:n" text);
                        COPY t (a, b) FROM stdin;
                        {1,2,3}\tit's :n; \\\\ \\$
                        \\N\t\\N
                        \\.
                        CREATE FUNCTION f(n int) RETURNS int[] LANGUAGE sql AS $$ SELECT a[1:n] FROM t WHERE a IS NOT NULL $$;
                        CREATE FUNCTION g(n int) RETURNS int[] BEGIN ATOMIC SELECT a[1:n] FROM t WHERE a IS NOT NULL; END;
                        CREATE VIEW v AS SELECT a[1:2] AS x, a[:'2'::int] AS y, 'é'::text || E'\\':n' AS z FROM t -- :n '
                        WHERE a IS NOT NULL /* :n ' /* " */ */
                        """)
                .up("V2__rule.sql", "CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2)");
        Project other = twin(project);

        psql(project).run(upgrade(project, "base:head")).succeeds();

        other.flyway().migrate();
        for (String query : List.of(
                "SELECT a, b FROM t",
                "SELECT f(2), g(2)",
                "SELECT * FROM v",
                "SELECT pg_get_viewdef('v'), pg_get_functiondef('g'::regproc), prosrc FROM pg_proc WHERE proname = 'f'",
                "SELECT definition FROM pg_rules")) {
            assertThat(project.database().query(query))
                    .isEqualTo(other.database().query(query));
        }
        isWhatFlywayExpects(project.flyway());
    }

    @Test
    void whatPsqlCannotBeGivenIsRefused() {
        refuses("SELECT 1;\n\\! rm x\n", "holds a backslash outside of quotes", "V1__x.sql, line 2: \\! rm x");
        refuses("SELECT 1 \\g\n", "holds a backslash outside of quotes", "line 1: \\g");
        refuses("SELECT 'a;\n", "ends within a quote");
        refuses("CREATE TABLE t ();\nCOPY t FROM stdin;\n1\n", "the rows of a COPY");
        refuses("CREATE TABLE t ();\nCOMMIT;\n", "begins or ends a transaction itself", "V1__x.sql, line 2: COMMIT");
    }

    private void refuses(String sql, String... texts) {
        Project project = Project.in(folder).up("V1__x.sql", sql);
        assertThatThrownBy(() -> upgrade(project, "base:head"))
                .isInstanceOf(MigrationException.class)
                .satisfies(each -> assertThat(each.getMessage()).contains(texts));
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
        isWhatFlywayExpects(project.flyway());
    }

    @Test
    void doesNothingWhileAnotherProcessHoldsFlywaysLock() throws SQLException {
        Project project = Project.ofThree(folder);
        try (Connection connection = project.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + RunLock.flywayKey("public") + ")");

            psql(project).run(upgrade(project, "base:head")).fails("Another process changes this database");
        }
        assertThat(project.database().tables()).isEmpty();
    }

    @Test
    void whatARevisionSetsForItselfEndsWithIt() {
        Project project = Project.in(folder)
                .up("V1__a.sql", "CREATE ROLE offline_role; GRANT ALL ON SCHEMA public TO offline_role;")
                .up(
                        "V2__b.sql",
                        "SET ROLE offline_role; SELECT set_config('search_path', '', false); SET lock_timeout = 1;"
                                + " CREATE TABLE public.b (id int);")
                .table("3", "c");

        psql(project).run(upgrade(project, "base:head")).succeeds();
        assertThat(project.database()
                        .query("SELECT tablename, tableowner FROM pg_tables WHERE tablename IN ('b', 'c') ORDER BY 1"))
                .containsExactly("b|offline_role", "c|postgres");
        assertThat(project.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
                .containsExactly("postgres");
        isWhatFlywayExpects(project.flyway());
        project.database().execute("DROP OWNED BY offline_role; DROP ROLE offline_role");
    }

    @Test
    void aBaselineStandsForTheRevisionsUpToIt() {
        Project project = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .up("B2__all.sql", "CREATE TABLE a (); CREATE TABLE b ();")
                .table("3", "c");
        Project other = twin(project);
        OfflineScript script = upgrade(project, "base:head");

        psql(project).run(script).succeeds();

        other.upgrade("head");
        assertThat(rows(project)).isEqualTo(rows(other)).hasSize(2);
        isWhatFlywayExpects(project.flyway());
        psql(project).run(script).fails("applied already: 2, 3");
        project.table("4", "d");
        psql(project).run(upgrade(project, "3:head")).succeeds();
        isWhatFlywayExpects(project.flyway());
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
        isWhatFlywayExpects(project.flyway());
        assertThat(upgrade(project, "1:head").sql()).contains("VIEW one", "VIEW two");
        psql(project).run(upgrade(project, "1:head")).succeeds();
        isWhatFlywayExpects(project.flyway());
    }

    @Test
    void aRoleThatMayOnlyUseItsSchemaRunsIt() {
        Project project = Project.ofThree(folder);
        project.database().execute("CREATE ROLE offline_dba LOGIN; GRANT ALL ON SCHEMA public TO offline_dba;");

        psql(project).run(upgrade(project, "base:head"), "-U", "offline_dba").succeeds();

        assertThat(project.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
                .containsExactly("offline_dba");
        isWhatFlywayExpects(project.flyway());
        project.database().execute("DROP OWNED BY offline_dba; DROP ROLE offline_dba");
    }

    @Test
    void aTransactionThatPsqlPutsAroundItDoesNoHarm() {
        Project project = Project.ofThree(folder).up("V4__index.sql", "CREATE INDEX CONCURRENTLY ON alunos (id)");

        assertThat(psql(project).run(upgrade(project, "base:head"), "-1").exitCode())
                .isZero();

        isWhatFlywayExpects(project.flyway());
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
