package dev.alambique.migration.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test: revisions and their parents, then the graph. */
class RevisionTreeTest {
    @Test
    void noRevisions() {
        assertThat(RevisionTree.lines(revisions(), Revision::message)).isEmpty();
    }

    @Test
    void aStraightLine() {
        assertThat(tree("1", "2 < 1", "3 < 2")).isEqualTo("""
                *  3
                *  2
                *  1
                """);
    }

    @Test
    void aBranch() {
        assertThat(tree("1", "2 < 1", "3 < 1")).isEqualTo("""
                *    3
                | *  2
                |/
                *    1
                """);
    }

    @Test
    void aMergeOfTwo() {
        assertThat(tree("1", "2 < 1", "3 < 1", "4 < 3, 2", "5 < 4")).isEqualTo("""
                *    5
                *    4
                |\\
                * |  3
                | *  2
                |/
                *    1
                """);
    }

    @Test
    void threeHeads() {
        assertThat(tree("1", "2 < 1", "3 < 1", "4 < 2", "5 < 1")).isEqualTo("""
                *      5
                | *    4
                | | *  3
                |_|/
                | *    2
                |/
                *      1
                """);
    }

    @Test
    void aMergeOfThree() {
        assertThat(tree("1", "2 < 1", "3 < 1", "4 < 1", "5 < 4, 3, 2")).isEqualTo("""
                *      5
                |\\-\\
                * | |  4
                | * |  3
                |/  |
                |   *  2
                |__/
                *      1
                """);
    }

    @Test
    void aMergeBesideALongBranch() {
        assertThat(tree("1", "2 < 1", "3 < 1", "4 < 2", "5 < 4, 3", "6 < 3")).isEqualTo("""
                *    6
                | *  5
                |/|
                | *  4
                * |  3
                | *  2
                |/
                *    1
                """);
    }

    private static String tree(String... revisions) {
        return String.join("\n", RevisionTree.lines(revisions(revisions), Revision::message)) + "\n";
    }

    private static Revisions revisions(String... texts) {
        List<Script> scripts =
                Arrays.stream(texts).map(RevisionTreeTest::script).toList();
        return Revisions.of("db", scripts, List.of());
    }

    private static Script script(String text) {
        String[] parts = text.split(" < ");
        String parents = parts.length > 1 ? parts[1] : "none";
        return new Script(
                "V" + parts[0] + "__x.sql",
                "-- revision: " + parts[0] + "\n-- parent: " + parents + "\n-- message: " + parts[0]
                        + "\n-- created: 2026-11-22T10:15:30Z\nSELECT 1;\n");
    }
}
