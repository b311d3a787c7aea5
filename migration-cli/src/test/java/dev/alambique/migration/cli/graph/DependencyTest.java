package dev.alambique.migration.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test: revisions, their parents and what they depend on, then the lines between their rows, newest first. */
class DependencyTest {
    @Test
    void none() {
        assertThat(dependencies("1", "2 < 1")).isEmpty();
    }

    @Test
    void oneOfAnotherBranch() {
        assertThat(dependencies("1", "2 < 1", "3 < 1", "4 < 3 needs 2")).containsExactly("4 to 2 on 0");
    }

    @Test
    void thoseThatWouldMeetRunBesideEachOther() {
        assertThat(dependencies("1", "2 < 1", "3 < 1", "4 < 2 needs 3", "5 < 3 needs 2", "6 < 5 needs 4"))
                .containsExactlyInAnyOrder("4 to 3 on 0", "6 to 4 on 1", "5 to 2 on 2");
        assertThat(dependencies("1", "2 < 1", "3 < 1 needs 2", "4 < 2", "5 < 3 needs 4"))
                .containsExactlyInAnyOrder("3 to 2 on 0", "5 to 4 on 0");
    }

    private static List<String> dependencies(String... texts) {
        List<Script> scripts = Arrays.stream(texts).map(DependencyTest::script).toList();
        List<Row> rows = Lanes.of(Revisions.of("db", scripts, List.of()));
        return Dependency.among(rows).stream()
                .map(each -> rows.get(each.from()).revision().version() + " to "
                        + rows.get(each.to()).revision().version() + " on " + each.track())
                .toList();
    }

    private static Script script(String text) {
        String[] needs = text.split(" needs ");
        String[] parts = needs[0].split(" < ");
        return new Script(
                "V" + parts[0] + "__x.sql",
                "-- revision: " + parts[0] + "\n-- parent: " + (parts.length > 1 ? parts[1] : "none") + "\n"
                        + (needs.length > 1 ? "-- depends: " + needs[1] + "\n" : "") + "-- message: " + parts[0]
                        + "\n-- created: 2026-11-22T10:15:30Z\nSELECT 1;\n");
    }
}
