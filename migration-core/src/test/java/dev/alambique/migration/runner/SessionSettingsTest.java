package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What one script sets in the session, and what the next one finds there. */
@Timeout(60)
class SessionSettingsTest {
    private static final String SETS = "SET timezone = 'Asia/Tokyo'; SET session_replication_role = replica;"
            + " SET DateStyle = 'ISO, DMY'; SET work_mem = '8MB'; SET default_transaction_isolation = 'serializable';"
            + " SET statement_timeout = '9s'; RESET lock_timeout; RESET client_connection_check_interval;"
            + " SET search_path TO pg_catalog; SET temp_buffers = '16MB'; CREATE TEMP TABLE IF NOT EXISTS passing (n int);"
            + " SET ROLE pg_monitor;";

    private static final String SEEN =
            "(SELECT concat_ws('|', current_setting('search_path'), current_user, session_user,"
                    + " (SELECT string_agg(name || '=' || setting, '|' ORDER BY name) FROM pg_settings"
                    + " WHERE setting IS DISTINCT FROM boot_val AND name <> 'temp_buffers')) AS it)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void aRevisionFindsTheSameWhetherTheOneBeforeRanInTheSameRunOrNot(TransactionMode mode) {
        Project together = ofTwo(folder.resolve("together"));
        Project apart = ofTwo(folder.resolve("apart"));

        runner(together, mode).upgrade(Target.HEAD);
        runner(apart, mode).upgrade(Target.parse("1"));
        runner(apart, mode).upgrade(Target.HEAD);

        assertThat(seen(together)).isEqualTo(seen(apart)).doesNotContain("Tokyo", "replica", "pg_monitor");
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void soDoesAnUndoScript(TransactionMode mode) {
        Project together = ofTwo(folder.resolve("together"));
        Project apart = ofTwo(folder.resolve("apart"));
        together.upgrade("head");
        apart.upgrade("head");

        runner(together, mode).downgrade(Target.BASE);
        runner(apart, mode).downgrade(Target.parse("1"));
        runner(apart, mode).downgrade(Target.BASE);

        assertThat(seen(together)).isEqualTo(seen(apart)).doesNotContain("Tokyo", "replica", "pg_monitor");
    }

    @Test
    void soDoesWhatRunsOutsideOfTransactions() {
        Project together = outside(ofTwo(folder.resolve("together")));
        Project apart = outside(ofTwo(folder.resolve("apart")));

        together.upgrade("head");
        apart.upgrade("1");
        apart.upgrade("head");
        assertThat(seen(together)).isEqualTo(seen(apart)).doesNotContain("Tokyo", "replica", "pg_monitor");

        together.downgrade("base");
        apart.downgrade("1");
        apart.downgrade("base");
        assertThat(seen(together)).isEqualTo(seen(apart)).doesNotContain("Tokyo", "replica", "pg_monitor");
    }

    @Test
    void theNextTryOfAScriptThatFailedFindsItToo() {
        Project project = ofTwo(folder)
                .up("V2__b.sql", SETS + "SELECT nonsense;")
                .up("V2__b.sql.conf", "executeInTransaction=false");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("nonsense");
        assertThat(project.database().query("SELECT outcome, role FROM migration_audit WHERE version = '2'"))
                .containsExactly("failed|postgres");
    }

    @Test
    void anotherUserIsTheFirstOneAgain() {
        String user = "user_" + Math.abs(folder.hashCode());
        Project project = Project.in(folder)
                .up("V1__user.sql", "CREATE ROLE " + user + "; SET SESSION AUTHORIZATION " + user + "; SET ROLE NONE;")
                .up("V2__seen.sql", "CREATE TABLE seen AS " + SEEN + ";")
                .undo("U2__seen.sql", "DROP TABLE seen;")
                .undo("U1__user.sql", "SET SESSION AUTHORIZATION " + user + ";");

        project.upgrade("head");

        assertThat(seen(project)).contains("|postgres|postgres|");
        project.downgrade("base");
        project.database().execute("DROP ROLE " + user);
        assertThat(project.database().query("SELECT DISTINCT role FROM migration_audit"))
                .containsExactly("postgres");
    }

    @Test
    void aRoleThatIsNoSuperuserIsItselfAgain() {
        Project project = Project.in(folder)
                .up("V1__owner.sql", "SET ROLE owner_of_all; SET timezone = 'Asia/Tokyo';")
                .up("V2__seen.sql", "CREATE TABLE seen AS " + SEEN + ";")
                .undo("U2__seen.sql", "DROP TABLE seen; SET ROLE owner_of_all;")
                .undo("U1__owner.sql", "SELECT 1;");
        project.database()
                .execute(
                        "CREATE ROLE owner_of_all; CREATE ROLE deployer LOGIN PASSWORD 'postgres' IN ROLE owner_of_all;"
                                + " GRANT CREATE ON SCHEMA public TO deployer");
        PGSimpleDataSource deployer = project.database().located(new PGSimpleDataSource());
        deployer.setUser("deployer");

        RevisionRunner runner = new RevisionRunner(deployer, new RevisionFolder(folder));
        runner.upgrade(Target.HEAD);

        assertThat(seen(project)).contains("|deployer|deployer|").doesNotContain("Tokyo");
        runner.downgrade(Target.BASE);
        assertThat(project.database().versions()).isEmpty();
        project.database().execute("DROP OWNED BY deployer; DROP ROLE deployer, owner_of_all");
    }

    @Test
    void whatACallbackSetsBeforeAllIsThereForEach() {
        Project project = ofTwo(folder).up("beforeMigrate.sql", "SET timezone = 'America/Recife';");

        project.upgrade("head");

        assertThat(seen(project)).contains("TimeZone=America/Recife");
    }

    @Test
    void whatAPoolSetsInItsConnectionsIsThereForEachAndAfterwards() throws SQLException {
        Project project = ofTwo(folder);
        try (PoolOfOne pool = new PoolOfOne(project.database())) {
            execute(
                    pool.itself(),
                    "SET timezone = 'America/Recife'; SET work_mem = '5MB'; SET lock_timeout = '77s'; SET app.tenant = 'one'");
            String before = settings(pool.itself());

            RevisionRunner runner = new RevisionRunner(pool, new RevisionFolder(folder));
            runner.upgrade(Target.HEAD);
            assertThat(settings(pool.itself()))
                    .isEqualTo(before)
                    .contains("TimeZone=America/Recife", "lock_timeout=77000");
            assertThat(seen(project)).contains("TimeZone=America/Recife").contains("work_mem=5120");
            runner.downgrade(Target.BASE);
            assertThat(settings(pool.itself())).isEqualTo(before);
            assertThat(text(pool.itself(), "SELECT current_setting('app.tenant')"))
                    .isEqualTo("one");
        }
    }

    /** The second upgrade and the second undo script write down what they find. */
    private static Project ofTwo(Path folder) {
        return Project.in(folder)
                .up("V1__a.sql", SETS)
                .up("V2__b.sql", "CREATE TABLE public.seen AS " + SEEN + ";")
                .undo("U2__b.sql", "TRUNCATE public.seen; " + SETS)
                .undo("U1__a.sql", "INSERT INTO public.seen " + SEEN + ";");
    }

    private static Project outside(Project project) {
        String outside = "executeInTransaction=false";
        return project.up("V1__a.sql.conf", outside)
                .up("V2__b.sql.conf", outside)
                .undo("U2__b.sql.conf", outside)
                .undo("U1__a.sql.conf", outside);
    }

    private static RevisionRunner runner(Project project, TransactionMode mode) {
        return new RevisionRunner(
                project.database().dataSource(),
                new RevisionFolder(project.folder()),
                Optional.empty(),
                RunSettings.DEFAULT.withTransaction(mode),
                event -> {});
    }

    private static String seen(Project project) {
        List<String> seen = project.database().query("SELECT it FROM seen");
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    private static String settings(Connection connection) throws SQLException {
        return text(connection, "SELECT it FROM " + SEEN + " s");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
