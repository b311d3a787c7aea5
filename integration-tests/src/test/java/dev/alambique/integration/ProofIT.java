package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision that would not do what it says is not written. */
class ProofIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    /** A default made by hand is none of the model's business, but this one cannot live on in a column of numbers. */
    @Test
    void aProofThatFailsWritesNoFile() {
        Project project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        database.run("ALTER TABLE customers ALTER COLUMN fax SET DEFAULT 'none'");
        project.compile(Shop.CUSTOMER.replace("@Column(length = 20) String fax", "Integer fax"));
        List<String> files = project.ups();
        List<String> shape = database.shape();

        Ran revision =
                project.call("revision", "--autogenerate", "-m", "Numbers").exits(3);

        assertThat(revision.out()).isEmpty();
        assertThat(revision.err())
                .startsWith("The revision was not written: ")
                .contains("fax", "'none'")
                .doesNotContain("\tat ");
        assertThat(project.ups()).isEqualTo(files);
        assertThat(project.files(Project.REVISIONS + "/undo")).hasSameSizeAs(files);
        assertThat(database.shape()).isEqualTo(shape);
    }

    /** The scratch database has no views, so that the proof alone cannot see it. */
    @Test
    void aViewInTheWayOfAColumnIsNamedBeforeAFileIsWritten() {
        Project project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        database.run("CREATE VIEW fax_numbers AS SELECT fax FROM customers");
        project.compile(Shop.CUSTOMER.replace("length = 20", "length = 30"));

        Ran revision =
                project.call("revision", "--autogenerate", "-m", "Longer").exits(3);

        assertThat(revision.err()).startsWith("View public.fax_numbers is in the way of a change.\n");
        assertThat(project.ups()).hasSize(1);
        assertThat(project.call("diff", "--from", "database", "--to", "model")
                        .exits(3)
                        .err())
                .startsWith("View public.fax_numbers is in the way");
    }

    /** Whether a revision would be written is another question than whether it can be. */
    @Test
    void checkListsTheDifferencesAndWhatIsInTheWay() {
        Project project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        assertThat(project.call("check", "--json").ok().json().get("obstacles")).isEmpty();
        database.run("CREATE VIEW fax_numbers AS SELECT fax FROM customers");
        project.compile(Shop.CUSTOMER.replace("length = 20", "length = 30"));

        assertThat(project.call("check").exits(1).out()).isEqualTo("""
                The model and the database differ:
                  ~ alter column public.customers.fax (character varying(20) becomes character varying(30))
                In the way of a revision:
                  View public.fax_numbers is in the way of a change.
                    change    alter column public.customers.fax (character varying(20) becomes character varying(30))
                    reason    PostgreSQL lets nothing be dropped or change its type that a view reads
                    instead   drop the view in a revision before this one, and create it again in one after it
                """);
        JsonNode check = project.call("check", "--json").exits(1).json();
        assertThat(check.get("operations")).hasSize(1);
        assertThat(check.at("/obstacles/0/summary").asText())
                .isEqualTo("View public.fax_numbers is in the way of a change.");
        assertThat(check.at("/obstacles/0/details/0/label").asText()).isEqualTo("change");
    }
}
