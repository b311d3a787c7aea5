package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each test: tables before and after a revision and what it says of it, then the boxes and their lines that are marked. */
class RenamesTest {
    private static final Pattern TEXT = Pattern.compile(
            "<g class=\"(?:box|row|line)[^\"]* (\\w+)\"|<text class=\"(name|column|sign[^\"]*)\"[^>]*>([^<]*)<");

    @Test
    void aColumn() {
        Snapshot before = Tables.snapshot("alunos: id, telefone text");
        Snapshot after = Tables.snapshot("alunos: id, celular character varying(20)");

        assertThat(marked(before, after, "rename column public.alunos.telefone to celular"))
                .containsExactly("alunos", "changed", "~", "telefone → celular");
        assertThat(marked(before, after)).containsExactly("alunos", "changed", "+", "celular", "−", "telefone");
    }

    @Test
    void aTableAndWhatRefersToIt() {
        Snapshot before = Tables.snapshot("alunos: id, nome text", "notas: id, aluno_id > alunos");
        Snapshot after = Tables.snapshot("estudantes: id, nome text", "notas: id, aluno_id > estudantes");

        assertThat(marked(before, after, "rename table public.alunos to public.estudantes"))
                .containsExactly("alunos → estudantes", "renamed");
        assertThat(marked(before, after))
                .containsExactly("estudantes", "new", "notas", "changed", "alunos", "dropped", "lines: changed");
    }

    @Test
    void aTableAndItsColumnWhicheverComesFirst() {
        Snapshot before = Tables.snapshot("a: id, x text");
        Snapshot after = Tables.snapshot("b: id, y text");

        assertThat(marked(before, after, "rename table public.a to public.b", "rename column public.b.x to y"))
                .containsExactly("a → b", "renamed", "~", "x → y");
        assertThat(marked(before, after, "rename column public.a.x to y", "rename table public.a to public.b"))
                .containsExactly("a → b", "renamed", "~", "x → y");
    }

    @Test
    void twoColumnsThatChangePlaces() {
        Snapshot before = Tables.snapshot("a: id, x text, y integer");
        Snapshot after = Tables.snapshot("a: id, x integer, y text");

        assertThat(marked(
                        before,
                        after,
                        "rename column public.a.x to alambique_tmp_1",
                        "rename column public.a.y to x",
                        "rename column public.a.alambique_tmp_1 to y"))
                .containsExactly("a", "changed", "~", "y → x", "~", "x → y");
    }

    @Test
    void whatItSaysAndDidNotDo() {
        Snapshot before = Tables.snapshot("a: id, x text");
        Snapshot after = Tables.snapshot("a: id, z text");

        assertThat(marked(before, after, "rename column public.a.x to y", "rename table public.b to public.c"))
                .containsExactly("a", "changed", "+", "z", "−", "x");
        assertThat(marked(before, after, "rename column x to z")).containsExactly("a", "changed", "+", "z", "−", "x");
    }

    private static List<String> marked(Snapshot before, Snapshot after, String... told) {
        StringBuilder text = new StringBuilder();
        Element picture = SchemaStep.between(before, after, RenameLine.among(List.of(told)))
                .focus();
        picture.write(text);
        List<String> boxes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String style = "";
        Matcher match = TEXT.matcher(text);
        while (match.find()) {
            if (match.group(1) != null) {
                style = match.group(1);
                if (match.group().startsWith("<g class=\"line") && !style.equals("same")) {
                    lines.add("lines: " + style);
                }
            } else if (!style.equals("same")) {
                boxes.add(match.group(3));
            }
        }
        boxes.addAll(lines);
        return boxes;
    }
}
