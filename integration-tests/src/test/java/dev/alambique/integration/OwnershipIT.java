package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people made by hand in the database stays, is listed, and goes only when that is asked for. */
class OwnershipIT {
    private static final List<String> FLAGS = List.of(
            "--drop customers.ix_by_hand", "--drop customers.name_is_long", "--drop customers.fax", "--drop by_hand");

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void thingsMadeByHand() {
        project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        database.run("""
                CREATE INDEX ix_by_hand ON customers (lower(name));
                ALTER TABLE customers ADD CONSTRAINT name_is_long CHECK (length(name) > 2);
                ALTER TABLE customers ALTER COLUMN fax SET DEFAULT 'none';
                CREATE TABLE by_hand (id bigint PRIMARY KEY);
                """);
    }

    @Test
    void staysAndIsListedWithTheFlagThatWouldDropIt() {
        Ran check = project.call("check").ok();

        assertThat(check.out()).isEqualTo("The model and the database agree.\n");
        assertThat(check.err()).contains(FLAGS);
        assertThat(project.call("check", "--quiet").ok().err()).isEmpty();
        assertThat(project.call("check", "--json").ok().json().get("kept")).hasSize(4);
    }

    @Test
    void staysWhenTheModelChanges() {
        List<String> before = database.shape();
        project.compile(Shop.CUSTOMER.replace("length = 100", "length = 120"));

        project.call("revision", "--autogenerate", "-m", "Longer names").ok();
        assertThat(project.newestUp()).containsExactly("ALTER TABLE customers ALTER COLUMN name TYPE varchar(120);");
        project.call("upgrade").ok();
        assertThat(database.shape()).hasSameSizeAs(before).contains("by_hand.id bigint not null");
        project.call("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
    }

    @Test
    void oneThingGoesWhenItIsNamed() {
        List<String> before = database.shape();

        Ran revision = project.call("revision", "--autogenerate", "-m", "No index", "--drop", "customers.ix_by_hand")
                .ok();
        assertThat(project.newestUp()).containsExactly("DROP INDEX ix_by_hand;");
        assertThat(revision.err()).contains(FLAGS.subList(1, 4)).doesNotContain("--drop customers.ix_by_hand");
        project.call("upgrade").ok();
        assertThat(database.shape()).hasSize(before.size() - 1);
        project.call("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
    }

    @Test
    void somethingThatIsNotThereCannotBeNamed() {
        Ran refused = project.call("check", "--drop", "customers.ix_by_heart").exits(2);

        assertThat(refused.err())
                .startsWith("--drop customers.ix_by_heart names nothing that is kept.\n")
                .contains("customers.ix_by_hand");
    }

    @Test
    void everythingGoesWithStrict() {
        List<String> before = database.shape();

        Ran revision = project.call("revision", "--autogenerate", "-m", "Model only", "--strict")
                .ok();
        assertThat(project.newestUp())
                .containsExactlyInAnyOrder(
                        "DROP INDEX ix_by_hand;",
                        "ALTER TABLE customers DROP CONSTRAINT name_is_long;",
                        "ALTER TABLE customers ALTER COLUMN fax DROP DEFAULT;",
                        "DROP TABLE by_hand;");
        assertThat(revision.err()).doesNotContain("--drop");
        project.call("upgrade").ok();
        assertThat(database.tables()).doesNotContain("by_hand").contains("customers", "flyway_schema_history");
        project.call("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
    }
}
