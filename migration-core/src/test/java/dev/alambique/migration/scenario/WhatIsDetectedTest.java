package dev.alambique.migration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/what-is-detected.md} lists the scenarios; {@code -Dscenarios.rewrite=true} writes it again. */
class WhatIsDetectedTest {
    private static final Path FILE = Path.of("..", "docs", "what-is-detected.md");
    private static final String SCENARIOS = "../migration-core/src/test/resources/scenarios/";
    private static final int SHOWN = 3;
    private static final String INTRODUCTION = """
            # What is detected

            Each line is a folder of the test suite: a database before, a database after, the script that leads from one to
            the other and the script that leads back. Every one is run on a real PostgreSQL 18, and on 14 unless it says
            from which release on the change can be said; after either script PostgreSQL's catalogs must be exactly those of
            the other side, and rows that were there must still be there. This file is generated from the folders.

            """;

    @Test
    void isTheListOfScenarios() throws IOException {
        String expected = INTRODUCTION
                + Scenario.all().stream()
                        .collect(Collectors.groupingBy(Scenario::kind, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(kind -> section(kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining("\n"));
        if (Scenario.REWRITE) {
            Files.writeString(FILE, expected);
        }
        assertThat(FILE).hasContent(expected);
    }

    private static String section(String kind, List<Scenario> scenarios) {
        return "## %s\n\n| change | the revision does | since |\n| --- | --- | --- |\n%s"
                .formatted(
                        words(kind),
                        scenarios.stream().map(WhatIsDetectedTest::row).collect(Collectors.joining()));
    }

    private static String row(Scenario scenario) {
        List<String> statements = SqlScript.statements(scenario.up()).stream()
                .map(statement -> code(statement.text()))
                .toList();
        String shown = statements.stream().limit(SHOWN).collect(Collectors.joining("<br>"));
        String more = statements.size() > SHOWN ? "<br>and " + (statements.size() - SHOWN) + " more" : "";
        String since = scenario.since() == 0 ? "" : "PostgreSQL " + scenario.since();
        return "| [%s](%s) | %s | %s |\n"
                .formatted(
                        words(scenario.name()),
                        SCENARIOS + scenario,
                        statements.isEmpty() ? "nothing" : shown + more,
                        since);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String code(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ").replace("|", "\\|");
        return line.contains("`") ? line : "`" + line + "`";
    }
}
