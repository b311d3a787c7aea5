package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a schema through PgBouncer. */
class PgBouncerIT {
    @TempDir
    private Path folder;

    private Database direct;
    private Project project;

    @BeforeEach
    void oneRevision() {
        Assumptions.assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
        direct = Server.emptyDatabase();
        project = Project.set(folder, direct).revision("1", "a", "CREATE TABLE a (id int);\n", "DROP TABLE a;\n");
    }

    @Test
    void inTransactionModeNothingIsChangedAndTheWayOutIsTold() throws Exception {
        try (PgBouncer bouncer = PgBouncer.start("transaction")) {
            Project through = project.with(bouncer.database(direct));
            for (String command : new String[] {"upgrade", "stamp", "repair"}) {
                Ran ran = command.equals("repair") ? through.call(command) : through.call(command, "head");

                assertThat(ran.exitCode()).as(command + " " + ran.err()).isEqualTo(2);
                assertThat(ran.err())
                        .contains("A pooler in transaction mode, such as PgBouncer, is between here and the database.")
                        .contains("the address of the server itself")
                        .contains("pool_mode = session")
                        .doesNotContain("\tat ");
            }
            assertThat(direct.tables()).isEmpty();

            assertThat(project.call("upgrade").exitCode()).isZero();
            // what only reads, and a start with nothing to do, needs no lock
            assertThat(through.call("upgrade").exitCode()).isZero();
            assertThat(through.call("current").exitCode()).isZero();
            assertThat(through.call("downgrade", "base").exitCode()).isEqualTo(2);
            assertThat(direct.tables()).contains("a");
        }
    }

    @Test
    void inSessionModeItWorks() throws Exception {
        try (PgBouncer bouncer = PgBouncer.start("session")) {
            Project through = project.with(bouncer.database(direct));

            assertThat(through.call("upgrade"))
                    .satisfies(ran -> assertThat(ran.exitCode()).as(ran.err()).isZero());
            assertThat(direct.tables()).contains("a");
            assertThat(through.call("downgrade", "base").exitCode()).isZero();
            assertThat(direct.tables()).doesNotContain("a");
        }
    }
}
