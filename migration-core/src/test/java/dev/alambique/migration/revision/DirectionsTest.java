package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where targets lie in
 *
 * <pre>
 * 10 - 20 - 30 ------ 50 - 60
 *        \          /
 *         - 35 - 40
 * </pre>
 */
class DirectionsTest {
    private static final Revisions DIAMOND = of("10", "20 10", "30 20", "35 20", "40 35", "50 30 40", "60 50");

    @Test
    void namesAreWhatTheySay() {
        assertThat(to("head")).containsExactly("60");
        assertThat(to("heads")).containsExactly("60");
        assertThat(to("base")).isEmpty();
        assertThat(to("35")).containsExactly("35");
    }

    @Test
    void stepsFollowTheGraph() {
        assertThat(to("head-1")).containsExactly("50");
        assertThat(to("35+1")).containsExactly("40");
        assertThat(to("35+2")).containsExactly("50");
        assertThat(to("40-2")).containsExactly("20");
        assertThat(to("base+2")).containsExactly("20");
        assertThat(to("20-2")).isEmpty();
        assertThat(to("+1", "30")).containsExactly("50");
        assertThat(to("-1", "30")).containsExactly("20");
    }

    @Test
    void stepsThatCouldLeadToSeveralRevisionsAreRefusedWithTheirNames() {
        assertThatThrownBy(() -> to("20+1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'20+1' could mean 2 revisions: the branches part there.")
                .hasMessageContaining("30  x")
                .hasMessageContaining("35  x");
        assertThatThrownBy(() -> to("head-2")).hasMessageContaining("branches were joined there");
        assertThatThrownBy(() -> to("-1", "30", "40"))
                .hasMessageContaining("more than one revision is where it begins");
    }

    @Test
    void stepsBeyondTheEndsAreRefused() {
        assertThatThrownBy(() -> to("60+1")).hasMessageContaining("goes further than there are revisions");
        assertThatThrownBy(() -> to("20-3")).hasMessageContaining("goes further back than there are revisions");
    }

    @Test
    void aBranchIsWhatARevisionRequires() {
        Graph graph = DIAMOND.graph();

        assertThat(graph.withAncestors(versions("40")))
                .extracting(Version::text)
                .containsExactly("10", "20", "35", "40");
        assertThat(graph.withDescendants(versions("35")))
                .extracting(Version::text)
                .containsExactly("35", "40", "50", "60");
        assertThat(graph.headsAmong(versions("10", "20", "30", "35")))
                .extracting(Version::text)
                .containsExactly("30", "35");
        assertThat(DIAMOND.branchPoints())
                .extracting(each -> each.version().text())
                .containsExactly("20");
    }

    @Test
    void whatADependencyNamesIsRequiredAndNotFollowed() {
        Revisions revisions = Revisions.of(
                "db", List.of(script("1", "", ""), script("2", "1", ""), script("3", "1", "2")), List.of());

        assertThat(revisions.heads()).extracting(each -> each.version().text()).containsExactly("2", "3");
        assertThat(revisions.graph().withAncestors(versions("3")))
                .extracting(Version::text)
                .containsExactly("1", "2", "3");
        assertThat(revisions.all().get(2).header().orElseThrow().text()).contains("-- depends:    2\n");
    }

    @Test
    void targetsReadBackAsTheyAreWritten() {
        for (String text : List.of("head", "heads", "base", "head-2", "base+1", "+1", "-3", "20261122", "2026+1")) {
            assertThat(Target.parse(text)).hasToString(text);
        }
        for (String text : List.of("", "+0", "heads-1", "head+", "-", "+1+1", "x")) {
            assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(UsageException.class);
        }
    }

    private static List<String> to(String target, String... current) {
        return new Directions(DIAMOND)
                .to(Target.parse(target), versions(current)).stream()
                        .map(Version::text)
                        .toList();
    }

    private static List<Version> versions(String... texts) {
        return Stream.of(texts).map(Version::new).toList();
    }

    /** Revisions, each a version and its parents. */
    private static Revisions of(String... revisions) {
        return Revisions.of(
                "db",
                Arrays.stream(revisions)
                        .map(each -> each.split(" ", 2))
                        .map(each -> script(each[0], each.length > 1 ? each[1] : "", ""))
                        .toList(),
                List.of());
    }

    private static Script script(String version, String parents, String dependsOn) {
        RevisionHeader header = new RevisionHeader(
                new Version(version),
                list(parents),
                list(dependsOn),
                "x",
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty());
        return new Script("V" + version + "__x.sql", header.text());
    }

    private static List<Version> list(String versions) {
        return versions.isEmpty() ? List.of() : versions(versions.split(" "));
    }
}
