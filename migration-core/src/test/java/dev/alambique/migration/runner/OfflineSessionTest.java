package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Range;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What psql and the session that it runs in make of a script, and what they must not. */
class OfflineSessionTest {
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
        Project other = project.twin();

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
        project.isWhatFlywayExpects();
    }

    @Test
    void whatPsqlCannotBeGivenIsRefused() {
        refuses("SELECT 1;\n\\! rm x\n", "holds a backslash outside of quotes", "V1__x.sql, line 2: \\! rm x");
        refuses("CREATE TABLE t ();\nDISCARD ALL;\n", "gives up the lock", "line 2: DISCARD ALL");
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
    void doesNothingWhileAnotherProcessHoldsFlywaysLock() throws SQLException {
        Project project = Project.ofThree(folder);
        try (Connection connection = project.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + RunLock.flywayKey("public", HistoryTable.USUAL) + ")");

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
                        "SET session_replication_role = replica; SET ROLE offline_role; SELECT set_config('search_path', '', false); SET lock_timeout = 1;"
                                + " SET timezone = 'Asia/Tokyo';"
                                + " CREATE TABLE public.b (id int);")
                .table("3", "c")
                .up(
                        "V4__d.sql",
                        "CREATE TABLE d AS SELECT current_setting('timezone') AS t,"
                                + " current_setting('session_replication_role') AS r, current_setting('lock_timeout') AS l;");

        psql(project).run(upgrade(project, "base:head")).succeeds();
        assertThat(project.database().query("SELECT t <> 'Asia/Tokyo', r, l FROM d"))
                .containsExactly("t|origin|5s");
        assertThat(project.database()
                        .query("SELECT tablename, tableowner FROM pg_tables WHERE tablename IN ('b', 'c') ORDER BY 1"))
                .containsExactly("b|offline_role", "c|postgres");
        assertThat(project.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
                .containsExactly("postgres");
        project.isWhatFlywayExpects();
        project.database().execute("DROP OWNED BY offline_role; DROP ROLE offline_role");
    }

    @Test
    void aRoleThatMayOnlyUseItsSchemaRunsIt() {
        Project project = Project.ofThree(folder);
        project.database().execute("CREATE ROLE offline_dba LOGIN; GRANT ALL ON SCHEMA public TO offline_dba;");

        psql(project).run(upgrade(project, "base:head"), "-U", "offline_dba").succeeds();

        assertThat(project.database().query("SELECT DISTINCT installed_by FROM flyway_schema_history"))
                .containsExactly("offline_dba");
        project.isWhatFlywayExpects();
        project.database().execute("DROP OWNED BY offline_dba; DROP ROLE offline_dba");
    }

    @Test
    void aTransactionThatPsqlPutsAroundItDoesNoHarm() {
        Project project = Project.ofThree(folder).up("V4__index.sql", "CREATE INDEX CONCURRENTLY ON alunos (id)");

        assertThat(psql(project).run(upgrade(project, "base:head"), "-1").exitCode())
                .isZero();

        project.isWhatFlywayExpects();
    }
}
