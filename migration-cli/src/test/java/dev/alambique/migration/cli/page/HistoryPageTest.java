package dev.alambique.migration.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.Entry.Execution;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HistoryPageTest {
    private static final String EVIL = "<script>alert(\"1\")</script> & 'more'";
    private static final SchemaHistory UNKNOWN =
            new SchemaHistory(new TreeMap<>(), Optional.of(Problem.of("Revision V1 fails: " + EVIL)));

    @Test
    void whatRevisionsHoldIsShownAndNotRun() throws Exception {
        Revisions revisions = revisions(script("1", "none", EVIL, "-- " + EVIL + "\nSELECT '" + EVIL + "';\n"));

        String page = new HistoryPage(revisions, Optional.empty(), UNKNOWN).text();

        assertThat(page).doesNotContain("<script>alert").containsOnlyOnce("<script>");
        assertThat(words(page))
                .contains(
                        "SELECT '" + EVIL + "';",
                        "Revision V1 fails: " + EVIL,
                        "There is no script that takes it back.");
    }

    @Test
    void whatADatabaseSaysIsTold() throws Exception {
        Revisions revisions = revisions(
                script("1", "none", "First", "SELECT 1;"),
                script("2", "1", "Second", "SELECT 2;"),
                script("3", "1", "Third", "SELECT 3;"));
        Booked booked = new Booked(
                "escola",
                List.of(
                        new Entry(
                                Optional.of(new Version("1")),
                                "First",
                                "V1__x.sql",
                                Entry.State.APPLIED,
                                Optional.of(new Execution(
                                        LocalDateTime.of(2026, 11, 22, 11, 30), "ana", Duration.ofMillis(14)))),
                        entry("2", Entry.State.PENDING),
                        entry("9", Entry.State.MISSING)));

        String words = words(new HistoryPage(revisions, Optional.of(booked), UNKNOWN).text());

        assertThat(words)
                .containsSubsequence("Third", "Second", "First")
                .contains("2026-11-22 11:30 by ana in 14 ms", "pending", "escola")
                .contains("9missing");
    }

    @Test
    void noRevisionsAreAPageToo() throws Exception {
        SchemaHistory none = new SchemaHistory(new TreeMap<>(), Optional.empty());

        assertThat(words(new HistoryPage(revisions(), Optional.empty(), none).text()))
                .contains("There are no revisions yet.");
    }

    private static Entry entry(String version, Entry.State state) {
        return new Entry(Optional.of(new Version(version)), "x", "x.sql", state, Optional.empty());
    }

    private static Revisions revisions(Script... scripts) {
        return Revisions.of("db", List.of(scripts), List.of());
    }

    private static Script script(String version, String parents, String message, String sql) {
        return new Script("V" + version + "__x.sql", """
                -- revision:   %s
                -- parent:     %s
                -- message:    %s
                -- created:    2026-11-22T10:15:30Z
                -- operations: none
                -- hazards:    none

                %s""".formatted(version, parents, message, sql));
    }

    /** The words of the page, which has to be well-formed. */
    private static String words(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)))
                .getDocumentElement()
                .getTextContent();
    }
}
