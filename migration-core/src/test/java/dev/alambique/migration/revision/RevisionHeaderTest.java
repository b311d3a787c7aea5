package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevisionHeaderTest {
    private static final String TEXT = """
            -- revision:   20261122101530
            -- parent:     20261120093000
            -- message:    Add data_nascimento to Aluno table
            -- created:    2026-11-22T10:15:30Z
            -- operations: add column public.alunos.data_nascimento date
            --             add index public.alunos.ix_x
            -- hazards:    none
            -- proven:     up and down on PostgreSQL 18.6
            """;

    private static final RevisionHeader HEADER = new RevisionHeader(
            new Version("20261122101530"),
            List.of(new Version("20261120093000")),
            List.of(),
            "Add data_nascimento to Aluno table",
            Instant.parse("2026-11-22T10:15:30.987Z"),
            List.of("add column public.alunos.data_nascimento date", "add index public.alunos.ix_x"),
            List.of(),
            Optional.of("up and down on PostgreSQL 18.6"));

    @Test
    void isWrittenAsTheFormatSays() {
        assertThat(HEADER.text()).isEqualTo(TEXT);
    }

    @Test
    void readsBackAsItself() {
        assertThat(parse(TEXT + "\nSELECT 1;")).contains(HEADER);
        RevisionHeader first = new RevisionHeader(
                new Version("1"),
                List.of(),
                List.of(new Version("0.5")),
                "two\nlines",
                Instant.EPOCH,
                List.of(),
                List.of("data loss: a\n  b", "lock"),
                Optional.empty());
        assertThat(first.text()).contains("-- parent:     none\n", "-- message:    two lines\n", "-- proven:     no\n");
        assertThat(parse(first.text())).contains(first);
        RevisionHeader merge = new RevisionHeader(
                new Version("3"),
                List.of(new Version("1"), new Version("2")),
                List.of(),
                "merge",
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(parse(merge.text())).contains(merge);
    }

    @Test
    void ofABaselineListsWhatIsSquashed() {
        RevisionHeader baseline = new RevisionHeader(
                new Version("7"),
                List.of(),
                List.of(),
                "Squash",
                Instant.EPOCH,
                List.of(),
                List.of(),
                Optional.empty(),
                Stream.of("1", "2", "3", "4", "5", "6.1", "7").map(Version::new).toList());

        assertThat(baseline.text())
                .contains("-- squashes:   1, 2, 3, 4, 5,\n--             6.1, 7\n-- operations: none\n");
        assertThat(parse(baseline.text())).contains(baseline);
    }

    @Test
    void theBodyIsTheScriptWithoutIt() {
        assertThat(RevisionHeader.body(new Script("V1__a.sql", "-- Copyright\n\n" + TEXT + "\nSELECT 1;\n")))
                .isEqualTo("-- Copyright\n\n\nSELECT 1;\n");
        assertThat(RevisionHeader.body(new Script("V1__a.sql", "-- plain\nSELECT 1;")))
                .isEqualTo("-- plain\nSELECT 1;");
    }

    @Test
    void isFoundBelowALicenceAndWithWindowsLines() {
        assertThat(parse("-- Copyright\n\n" + TEXT.replace("\n", "\r\n"))).contains(HEADER);
    }

    @Test
    void isAbsentWhereNothingLooksLikeOne() {
        assertThat(parse("")).isEmpty();
        assertThat(parse("-- message: hand-written\nCREATE TABLE x ();")).isEmpty();
        assertThat(parse("CREATE TABLE x ();\n" + TEXT)).isEmpty();
    }

    @Test
    void oneOfItsLinesAloneIsAComment() {
        assertThat(parse("-- parent: customers\nCREATE TABLE x ();")).isEmpty();
        assertThat(parse("-- revision: r12\nCREATE TABLE x ();")).isEmpty();
        assertThat(parse("-- revision: r12\nCREATE TABLE x ();\n-- parent: customers"))
                .isEmpty();
    }

    @Test
    void aBrokenOneIsToldWithFileAndLine() {
        assertBroken(TEXT.replace("-- created", "-- craeted"), 4, "craeted");
        assertBroken(TEXT.replace("2026-11-22T", "yesterday "), 4, "'created'");
        assertBroken(TEXT.replace("20261120093000", "before"), 2, "'before' is not a valid 'parent'");
        assertBroken(TEXT.replaceFirst("-- message.*\n", ""), 1, "'message' is missing");
        assertBroken(TEXT.replaceFirst("\n-- parent", "\n\n-- parent"), 1, "'parent' is missing");
        assertBroken(TEXT + "-- message:    again\n", 9, "second 'message'");
        assertBroken(TEXT + "-- a remark\n", 9, "a remark");
    }

    private static void assertBroken(String text, int line, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("The header of V1__x.sql is broken: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("V1__x.sql, line " + line + "\n");
    }

    private static Optional<RevisionHeader> parse(String text) {
        return RevisionHeader.parse(new Script("V1__x.sql", text));
    }
}
