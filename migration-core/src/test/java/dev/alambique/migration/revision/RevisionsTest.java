package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    @Test
    void handWrittenFilesFollowTheVersionBeforeThem() {
        Revisions revisions = of(script("V10__c.sql"), script("V1_2__add_b.sql"), script("V1__a.sql"));

        assertThat(revisions.all())
                .extracting(Revision::fileName)
                .containsExactly("V1__a.sql", "V1_2__add_b.sql", "V10__c.sql");
        assertThat(revisions.all())
                .extracting(Revision::parents)
                .containsExactly(List.of(), List.of(new Version("1")), List.of(new Version("1.2")));
        assertThat(revisions.all().get(1).message()).isEqualTo("add b");
        assertThat(revisions.head()).map(Revision::version).contains(new Version("10"));
    }

    @Test
    void twoRevisionsWithOneParentAreTwoHeadsUntilTheyAreMerged() {
        Script left = generated("2", "1");
        Script right = generated("3", "1");
        Revisions branched = of(script("V1__a.sql"), left, right);

        assertThat(branched.heads()).extracting(Revision::version).containsExactly(new Version("2"), new Version("3"));
        assertThatThrownBy(branched::head).isInstanceOf(UsageException.class).hasMessageContaining("2 heads");

        assertThat(of(script("V1__a.sql"), left, right, generated("4", "2", "3"))
                        .head())
                .map(Revision::version)
                .contains(new Version("4"));
    }

    @Test
    void filesThatMakeNoGraphAreTold() {
        assertThatThrownBy(() -> of(script("V1__a.sql"), script("sub/V01__b.sql")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("db/migration/V1__a.sql")
                .hasMessageContaining("db/migration/sub/V01__b.sql");
        assertThatThrownBy(() -> of(generated("2", "1")))
                .hasMessageStartingWith("Revision V2__x.sql follows 1, and there is no such revision.");
        assertThatThrownBy(() -> of(generated("1", "2"), generated("2", "1"))).hasMessageContaining("a cycle");
        assertThatThrownBy(() -> of(script("V1__a.sql"), generated("2", "5"), script("V5__b.sql")))
                .hasMessageContaining("does not come before it");
        assertThatThrownBy(() -> of(new Script("V9__x.sql", generated("2", "1").text())))
                .hasMessageContaining("says that it is revision 2, its name says 9");
    }

    @Test
    void aScriptWithoutAHeaderStandsInARowWithWhatIsAroundIt() {
        Revisions revisions = of(
                script("V3__by_hand.sql"),
                script("V4__later.sql"),
                generated("20261129", "3"),
                generated("20261130", "20261129"));

        assertThat(revisions.heads()).extracting(each -> each.version().text()).containsExactly("20261130");
        assertThat(revisions.find(new Version("20261129")).orElseThrow().parents())
                .containsExactly(new Version("4"));
    }

    @Test
    void undoScriptsJoinTheirRevisionOrAreStrays() {
        Revisions revisions = Revisions.of(
                "db",
                List.of(script("V1__a.sql"), script("V2__b.sql"), script("R__views.sql"), script("afterMigrate.sql")),
                List.of(script("U1__a.sql"), script("U7__gone.sql")));

        assertThat(revisions.all().get(0).undo()).map(Script::path).contains("U1__a.sql");
        assertThat(revisions.undoPath(revisions.all().get(1))).isEqualTo("db/undo/U2__b.sql");
        assertThat(revisions.strays()).extracting(Script::path).containsExactly("U7__gone.sql");
        assertThat(revisions.undo(new Version("7"))).isPresent();
        assertThat(revisions.repeatables()).extracting(Script::path).containsExactly("R__views.sql");
        assertThat(revisions.others()).extracting(Script::path).containsExactly("afterMigrate.sql");
    }

    @Test
    void theBeginningOfOneVersionNamesItAndThatOfSeveralOrNoneIsRefusedWithWhatThereIs() {
        Revisions revisions = of(script("V20250101__a.sql"), script("V20260101__b.sql"), script("V20260202__c.sql"));

        assertThat(revisions.named("202602").version()).isEqualTo(new Version("20260202"));
        assertThatThrownBy(() -> revisions.named("2026"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("20260101  b")
                .hasMessageContaining("20260202  c");
        assertThatThrownBy(() -> revisions.named("3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("20250101  a");
        assertThatThrownBy(() -> Target.parse("haed")).isInstanceOf(UsageException.class);
    }

    @Test
    void aWholeVersionWinsOverABeginning() {
        assertThat(of(script("V1__a.sql"), script("V10__b.sql")).named("1").version())
                .isEqualTo(new Version("1"));
    }

    private static Revisions of(Script... scripts) {
        return Revisions.of("db", List.of(scripts), List.of());
    }

    private static Script script(String path) {
        return new Script(path, "SELECT 1;");
    }

    private static Script generated(String version, String... parents) {
        RevisionHeader header = new RevisionHeader(
                new Version(version),
                Arrays.stream(parents).map(Version::new).toList(),
                List.of(),
                "x",
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty());
        return new Script("V" + version + "__x.sql", header.text());
    }
}
