package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relation of the audit's name that is not the audit. */
class AuditTableTest {
    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void threeRevisions() {
        project = Project.ofThree(folder);
    }

    @Test
    void aColumnThatIsMissingIsToldBeforeAnythingRuns() {
        project.upgrade("1");
        project.database().execute("ALTER TABLE migration_audit DROP COLUMN statements_done, DROP COLUMN role");

        isRefused(
                "Table public.migration_audit is not, or no longer, the audit of what is done to the database.\n"
                        + "  missing   columns role, statements_done\n",
                "ALTER TABLE public.migration_audit RENAME TO migration_audit_old;");
        assertThat(project.database().versions()).containsExactly("1");

        project.database().execute("ALTER TABLE public.migration_audit RENAME TO migration_audit_old;");
        project.upgrade("head");
        assertThat(project.runner().audit()).hasSize(2);
    }

    @Test
    void aTableOfAnotherProgramIsLeftAlone() {
        project.upgrade("1");
        project.database()
                .execute("DROP TABLE migration_audit; CREATE TABLE migration_audit (id int, what text);"
                        + " INSERT INTO migration_audit VALUES (1, 'theirs')");

        isRefused(
                "Table public.migration_audit is not, or no longer, the audit",
                "missing   columns direction, version, message,",
                "another schema, with --schemas");
        assertThat(project.database().query("SELECT what FROM migration_audit")).containsExactly("theirs");
    }

    @Test
    void aViewOfThatNameIsToldAsWhatItIs() {
        project.upgrade("1");
        project.database().execute("DROP TABLE migration_audit; CREATE VIEW migration_audit AS SELECT 1 AS one");

        isRefused("public.migration_audit is no table, and the audit", "give it another name", "--schemas");
    }

    private void isRefused(String start, String... more) {
        RevisionRunner runner = project.runner();
        Map<String, ThrowingCallable> all = Map.of(
                "upgrade", () -> project.upgrade("head"),
                "downgrade", () -> project.downgrade("base"),
                "stamp", () -> project.stamp("2"),
                "history", runner::history,
                "audit", runner::audit);
        all.forEach((command, call) -> assertThatThrownBy(call)
                .as(command)
                .isExactlyInstanceOf(MigrationException.class)
                .hasMessageStartingWith(start)
                .hasMessageContainingAll(more));
        assertThat(project.database().tables()).containsExactly("alunos");
    }
}
