package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What broke off outside of a transaction: current and history tell it, and the command that goes on. */
class HalfDoneIT {
    private static final String UP = Project.REVISIONS + "/migration/V2__indexes.sql";
    private static final String DOWN = Project.REVISIONS + "/undo/U2__indexes.sql";
    private static final String CREATE =
            "CREATE INDEX CONCURRENTLY one ON orders (id);\nCREATE INDEX CONCURRENTLY two ON orders (id);\n";
    private static final String DROP = "DROP INDEX CONCURRENTLY two;\nDROP INDEX CONCURRENTLY one;\n";

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void twoRevisions() {
        project = Project.set(folder, database)
                .revision("1", "orders", "CREATE TABLE orders (id bigint);\n", "DROP TABLE orders;\n")
                .revision("2", "indexes", CREATE, DROP);
    }

    @Test
    void halfApplied() {
        project.write(UP, CREATE.replace("two ON orders", "two ON nowhere"));
        project.call("upgrade").exits(3);

        Ran current = project.call("current").exits(1);
        assertThat(current.out()).isEqualTo("1 (1 pending)  orders\n");
        assertThat(current.err())
                .isEqualTo("! V2__indexes.sql is half-applied: it broke off outside of a transaction, or is under way."
                        + " 'upgrade 2' goes on with it.\n");
        assertThat(project.call("history").ok().out())
                .startsWith("2  half-applied  indexes  (")
                .contains(
                        "\n    ! It broke off outside of a transaction, or is under way: 'upgrade 2' goes on with it.\n"
                                + "1  applied       orders  (");
        isHalf("half-applied", "upgrade 2");

        project.write(UP, CREATE);
        project.call("upgrade", "2").ok();
        isSettled("2 (head)  indexes\n");
    }

    @Test
    void halfTakenBack() {
        project.call("upgrade").ok();
        project.write(DOWN, DROP.replace("one", "nowhere"));
        project.call("downgrade", "-1").exits(3);

        Ran current = project.call("current").exits(1);
        assertThat(current.out()).isEqualTo("2 (half-taken-back)  indexes\n");
        assertThat(current.err())
                .isEqualTo("! V2__indexes.sql is half-taken-back: it broke off outside of a transaction, or is under"
                        + " way. 'downgrade 2-1' goes on with it.\n");
        assertThat(project.call("history").ok().out())
                .startsWith("2  half-taken-back  indexes  (")
                .contains("'downgrade 2-1' goes on with it.\n");
        isHalf("half-taken-back", "downgrade 2-1");
        assertThat(project.call("check").exits(2).err())
                .startsWith("Revision 2 is half-taken-back: what the database holds is between two revisions.\n")
                .contains("downgrade 2-1");

        project.write(DOWN, DROP);
        project.call("downgrade", "2-1").ok();
        project.call("upgrade").ok();
        isSettled("2 (head)  indexes\n");
    }

    private void isHalf(String state, String command) {
        JsonNode current = project.call("current", "--json").exits(1).json();
        assertThat(current.get("head").booleanValue()).isFalse();
        assertThat(current.at("/half_done/0/version").textValue()).isEqualTo("2");
        assertThat(current.at("/half_done/0/state").textValue()).isEqualTo(state);
        assertThat(current.at("/half_done/0/continue_with").textValue()).isEqualTo(command);
        JsonNode history = project.call("history", "--json").ok().json();
        assertThat(history.at("/revisions/0/state").textValue()).isEqualTo(state);
        assertThat(history.at("/revisions/0/continue_with").textValue()).isEqualTo(command);
        assertThat(history.at("/revisions/1/continue_with").isNull()).isTrue();
    }

    private void isSettled(String line) {
        Ran current = project.call("current").ok();
        assertThat(current.out()).isEqualTo(line);
        assertThat(current.err()).isEmpty();
        assertThat(project.call("current", "--json").ok().json().get("half_done"))
                .isEmpty();
    }
}
