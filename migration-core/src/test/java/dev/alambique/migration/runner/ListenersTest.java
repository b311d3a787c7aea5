package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void areToldOfEachRevisionAndOfAFailure() {
        Project project = Project.in(folder).table("1", "a").table("2", "b").up("V3__c.sql", "SELECT nonsense;");

        assertThatThrownBy(() -> listened(project).upgrade(Target.HEAD)).hasMessageContaining("nonsense");
        listened(project).downgrade(Target.parse("1"));

        assertThat(told)
                .containsExactly(
                        "started upgrade V1__a.sql",
                        "done upgrade V1__a.sql",
                        "started upgrade V2__b.sql",
                        "done upgrade V2__b.sql",
                        "started upgrade V3__c.sql",
                        "failed upgrade V3__c.sql",
                        "started downgrade U2__b.sql",
                        "done downgrade U2__b.sql");
    }

    @Test
    void theAuditTellsTheSameToWhoComesLater() {
        Project project = Project.in(folder).table("1", "a").table("2", "b").up("V3__c.sql", "SELECT nonsense;");

        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("nonsense");
        project.downgrade("1");
        project.stamp("2");

        assertThat(project.runner().audit())
                .extracting(each -> each.direction() + " " + each.outcome() + " " + each.script())
                .containsExactly(
                        "upgrade done V1__a.sql",
                        "upgrade done V2__b.sql",
                        "upgrade failed V3__c.sql",
                        "downgrade done U2__b.sql",
                        "stamp done V2__b.sql");
        AuditEntry failed = project.runner().audit().get(2);
        assertThat(failed.error()).hasValueSatisfying(error -> assertThat(error).contains("nonsense"));
        assertThat(failed.who()).startsWith("postgres (" + System.getProperty("user.name") + "@");
        assertThat(failed.tool()).startsWith("alambique");
    }

    @Test
    void aFlywayOfOnesOwnWritesTheAuditToo() {
        Project project = Project.in(folder).table("1", "a").up("V2__b.sql", "SELECT nonsense;");
        Flyway flyway = project.runner().flyway();

        assertThatThrownBy(flyway::migrate).hasMessageContaining("nonsense");

        assertThat(project.runner().audit())
                .extracting(each -> each.direction() + " " + each.outcome() + " " + each.script())
                .containsExactly("upgrade done V1__a.sql", "upgrade failed V2__b.sql");
        assertThat(project.runner().audit().get(1).error())
                .hasValueSatisfying(error -> assertThat(error).contains("nonsense"));
    }

    private RevisionRunner listened(Project project) {
        return new RevisionRunner(
                project.database().dataSource(),
                new RevisionFolder(folder),
                Optional.empty(),
                RunSettings.DEFAULT,
                this::note);
    }

    private void note(RevisionEvent event) {
        if (event instanceof RevisionEvent.Started started) {
            told.add("started " + started.direction() + " " + started.script());
        } else if (event instanceof RevisionEvent.Done done) {
            told.add("done " + done.direction() + " " + done.step().script());
        } else if (event instanceof RevisionEvent.Failed failed) {
            told.add("failed " + failed.direction() + " " + failed.script());
        } else {
            told.add(event.toString());
        }
    }
}
