package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that cannot be applied or taken back: the message names file and line, and the database is as before. */
class RevisionErrorsIT {
    private static final String MIGRATION = Project.REVISIONS + "/migration/";
    private static final String UNDO = Project.REVISIONS + "/undo/";

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void twoRevisionsOneOfThemApplied() {
        project = Project.set(folder, database)
                .revision("1", "create_orders", "CREATE TABLE orders (id bigint);\n", "DROP TABLE orders;\n");
        project.call("upgrade").ok();
        project.revision(
                "2", "add_note", "ALTER TABLE orders ADD COLUMN note text;\n", "ALTER TABLE orders DROP note;\n");
    }

    @Test
    void aFileEditedAfterItWasApplied() {
        project.write(MIGRATION + "V1__create_orders.sql", "CREATE TABLE orders (id bigint, placed date);\n");

        refused(3, "Revision 1 was edited after it was applied.\n", "V1__create_orders.sql", "stamp 1", "upgrade");
    }

    @Test
    void aFileDeletedAfterItWasApplied() {
        project.delete(MIGRATION + "V1__create_orders.sql");
        project.delete(UNDO + "U1__create_orders.sql");

        refused(3, "Revision 1 is applied and its file is missing.\n", "V1__create_orders.sql", "restore", "upgrade");
    }

    @Test
    void aVersionThatTwoFilesHave() {
        project.write(MIGRATION + "V2__add_price.sql", "ALTER TABLE orders ADD COLUMN price numeric;\n");

        refused(3, "Two files have version 2.\n", "V2__add_note.sql", "V2__add_price.sql", "upgrade");
    }

    @Test
    void aTargetThatIsNowhere() {
        refused(2, "There is no revision '7' in ", "revisions", "add note", "upgrade", "7");
        refused(2, "'sideways' is not a target.\n", "head", "base", "upgrade", "sideways");
    }

    @Test
    void anUndoFileThatIsMissing() {
        project.delete(UNDO + "U1__create_orders.sql");

        refused(
                3,
                "Revision 1 cannot be taken back: it has no undo script.\n",
                "U1__",
                "write that file",
                "downgrade",
                "base");
    }

    @Test
    void aStatementThatFailsInTheMiddleOfARevision() {
        project.write(
                MIGRATION + "V2__add_note.sql",
                "ALTER TABLE orders ADD COLUMN note text;\n\nALTER TABLE orders\n  ADD COLUMN customer missing_type;\n");

        Ran ran = refused(
                3,
                "Revision V2__add_note.sql could not be applied: ",
                "V2__add_note.sql, line 4",
                "rolled back",
                "upgrade");
        assertThat(ran.err()).contains("type \"missing_type\" does not exist", "ADD COLUMN customer missing_type");
    }

    @Test
    void aStatementThatFailsInTheMiddleOfADowngrade() {
        project.call("upgrade").ok();
        project.write(UNDO + "U2__add_note.sql", "ALTER TABLE orders DROP note;\nDROP TABLE elsewhere;\n");

        Ran ran = refused(
                3,
                "Revision U2__add_note.sql could not be run: ",
                "U2__add_note.sql, line 2",
                "DROP TABLE elsewhere",
                "downgrade",
                "-1");
        assertThat(ran.err()).contains("table \"elsewhere\" does not exist");
    }

    /** Flyway counts the comments before a statement as a part of it, and a generated revision begins with nine lines. */
    @Test
    void theFirstStatementOfAGeneratedRevision() {
        project.write(MIGRATION + "V2__add_note.sql", """
                -- revision:   2
                -- parent:     1
                -- message:    add note
                -- created:    2026-11-22T10:15:30Z
                -- operations: add column public.orders.note missing_type
                -- hazards:    none

                ALTER TABLE orders ADD COLUMN note missing_type;
                """);

        refused(
                3,
                "Revision V2__add_note.sql could not be applied: type \"missing_type\" does not exist\n",
                "V2__add_note.sql, line 8: ALTER TABLE orders ADD COLUMN note missing_type",
                "rolled back",
                "upgrade");
    }

    private Ran refused(int exitCode, String summary, String evidence, String wayOut, String... command) {
        List<String> shape = database.shape();
        List<String> history = database.rows("SELECT * FROM flyway_schema_history ORDER BY installed_rank");

        Ran ran = project.run(command).exits(exitCode);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(summary).contains(evidence, wayOut).doesNotContain("\tat ", "Exception");
        assertThat(database.shape()).isEqualTo(shape);
        assertThat(database.rows("SELECT * FROM flyway_schema_history ORDER BY installed_rank"))
                .isEqualTo(history);
        return ran;
    }

    @Test
    void anOlderCheckoutOnANewerDatabaseIsTold() {
        project.compile(Shop.PRODUCT).revision("9", "newer", "CREATE TABLE newer (id int);", "DROP TABLE newer;");
        project.call("upgrade").ok();
        project.delete(Project.REVISIONS + "/migration/V9__newer.sql");

        Ran upgrade = project.call("upgrade").ok();
        assertThat(upgrade.out()).isEqualTo("Nothing to do: the database is at 9.\n");
        assertThat(upgrade.err())
                .contains("The database is ahead: it has revisions whose files are not here, up to 9.");
        assertThat(project.call("current").ok().out()).isEqualTo("2 (head)  add note\n9 (ahead)  newer\n");
        assertThat(project.call("upgrade", "--ahead", "refuse").exits(3).err())
                .startsWith("The database is ahead: it is at 9, the newest revision here is ");
        assertThat(project.call("revision", "--autogenerate", "-m", "x")
                        .exits(2)
                        .err())
                .startsWith("The database is ahead: it has revisions whose files are not here.")
                .contains("V9__newer.sql");
    }
}
