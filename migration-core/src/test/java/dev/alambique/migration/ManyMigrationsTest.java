package dev.alambique.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Tenants: schemas of one database, all with the same revisions. */
class ManyMigrationsTest {
    private final DataSource database = TestServer.newDatabase().dataSource();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("undo"));
        Files.writeString(folder.resolve("migration/V1__a.sql"), "CREATE TABLE a (id int);");
        Files.writeString(folder.resolve("undo/U1__a.sql"), "DROP TABLE a;");
        Files.writeString(folder.resolve("migration/V2__b.sql"), "CREATE TABLE b (id int);");
        Files.writeString(folder.resolve("undo/U2__b.sql"), "DROP TABLE b;");
    }

    @Test
    void eachIsUpgradedAndTheFilesAreReadOnce() {
        AtomicInteger reads = new AtomicInteger();
        List<String> told = new ArrayList<>();

        MigrationSummary summary = Migrations.forEach(tenants(12))
                .withRevisions(counting(reads))
                .withParallelism(4)
                .onOutcome(outcome -> told.add(outcome.target().name()))
                .upgrade()
                .orThrow();

        assertThat(reads).hasValue(1);
        assertThat(summary.outcomes()).extracting(each -> each.target().name()).startsWith("tenant_0", "tenant_1");
        assertThat(told).hasSize(12);
        assertThat(tables("a")).isEqualTo(12);
        assertThat(summary).asString().contains("tenant_0: 2 revisions");

        Migrations.forEach(tenants(12))
                .withRevisions(counting(reads))
                .downgrade(Target.parse("1"))
                .orThrow();
        assertThat(tables("b")).isZero();
    }

    @Test
    void theOthersAreGoneOnWithAfterAFailure() {
        TestServer.execute(database, "CREATE SCHEMA tenant_1; CREATE TABLE tenant_1.b ()");

        MigrationSummary summary = Migrations.forEach(tenants(4))
                .withRevisions(new RevisionFolder(folder))
                .upgrade();

        assertThat(summary.failed()).extracting(each -> each.target().name()).containsExactly("tenant_1");
        assertThat(summary.skipped()).isEmpty();
        assertThat(tables("b")).isEqualTo(4);
        assertThatThrownBy(summary::orThrow)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("relation \"b\" already exists")
                .hasMessageContaining("tenant_1");
    }

    @Test
    void orNoneIsBegunAfterAFailure() {
        TestServer.execute(database, "CREATE SCHEMA tenant_1; CREATE TABLE tenant_1.b ()");

        MigrationSummary summary = Migrations.forEach(tenants(6))
                .withRevisions(new RevisionFolder(folder))
                .withParallelism(1)
                .withAfterFailure(ManyMigrations.AfterFailure.STOP)
                .upgrade();

        assertThat(summary.failed()).hasSize(1);
        assertThat(summary.skipped())
                .extracting(each -> each.target().name())
                .containsExactly("tenant_2", "tenant_3", "tenant_4", "tenant_5");
    }

    @Test
    void aPoolThatThrowsWhateverItWantsIsOneFailureAmongTheOthers() {
        List<MigrationTarget> targets = new ArrayList<>(tenants(2));
        targets.add(MigrationTarget.database("broken", broken()));

        MigrationSummary summary = Migrations.forEach(targets)
                .withRevisions(new RevisionFolder(folder))
                .upgrade();

        assertThat(summary.failed()).extracting(each -> each.target().name()).containsExactly("broken");
        assertThat(tables("b")).isEqualTo(2);
    }

    private static DataSource broken() {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
                throw new IllegalStateException("the pool did not start");
            }
        };
    }

    private List<MigrationTarget> tenants(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> MigrationTarget.schema(database, "tenant_" + number))
                .toList();
    }

    private RevisionSource counting(AtomicInteger reads) {
        RevisionSource source = new RevisionFolder(folder);
        return new RevisionSource() {
            @Override
            public Revisions read() {
                reads.incrementAndGet();
                return source.read();
            }

            @Override
            public String location() {
                return source.location();
            }

            @Override
            public ClassLoader classLoader() {
                return source.classLoader();
            }
        };
    }

    private int tables(String name) {
        String sql = "SELECT 1 FROM pg_tables WHERE tablename = '" + name + "' AND schemaname LIKE 'tenant%'";
        return TestServer.query(database, sql).size();
    }
}
