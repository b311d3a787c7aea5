package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each test: a table before and after a revision, then the lines of its box. */
class TableBoxTest {
    @Test
    void columnsThatAreNewOtherOrGone() {
        TableBox box = box(
                "alunos: id, nome character varying(120), telefone text",
                "alunos: id, nome character varying(100), curso_id > cursos");

        assertThat(box.change()).isEqualTo(Change.CHANGED);
        assertThat(lines(box)).isEqualTo("""
                . PK id bigint
                ~  nome varchar(120) → varchar(100)
                + FK curso_id bigint
                −  telefone text
                """);
        assertThat(box.references()).extracting(Reference::change).containsExactly(Change.ADDED);
    }

    @Test
    void aTableAsBefore() {
        TableBox box = box("alunos: id, nome text", "alunos: id, nome text");

        assertThat(box.change()).isEqualTo(Change.SAME);
        assertThat(lines(box)).isEqualTo("""
                . PK id bigint
                .  nome text
                """);
    }

    @Test
    void aReferenceThatIsNotNeededAndOneThatOnlyOneRowMayHave() {
        List<Reference> references =
                box("a: id > b, c_id > c", "a: id > b, c_id > c").references();

        assertThat(references)
                .extracting(Reference::column, Reference::rows, Reference::need)
                .containsExactly(
                        tuple("c_id", Reference.Rows.MANY, Reference.Need.MAY),
                        tuple("id", Reference.Rows.ONE, Reference.Need.MUST));
    }

    @Test
    void aReferenceThatGoesIsAsItWas() {
        assertThat(box("a: id > b", "a: other").references())
                .extracting(Reference::change, Reference::rows, Reference::need)
                .containsExactly(tuple(Change.REMOVED, Reference.Rows.ONE, Reference.Need.MUST));
    }

    @Test
    void typesInShort() {
        assertThat(List.of(
                        "character varying(20)",
                        "character(3)",
                        "timestamp(6) without time zone",
                        "timestamp(6) with time zone[]",
                        "time with time zone",
                        "numeric(12,2)"))
                .map(ShortType::of)
                .containsExactly(
                        "varchar(20)", "char(3)", "timestamp(6)", "timestamptz(6)[]", "timetz", "numeric(12,2)");
    }

    private static TableBox box(String before, String after) {
        return new TableBox(
                Optional.of(Tables.table(before)),
                Optional.of(Tables.table(after)),
                Renames.of(Tables.schema(before), Tables.schema(after), List.of()));
    }

    private static String lines(TableBox box) {
        return box.box().lines().stream()
                .map(line -> (line.change() == Change.SAME ? "." : line.change().sign()) + " " + line.key() + " "
                        + line.name() + " " + line.type() + "\n")
                .collect(Collectors.joining());
    }
}
