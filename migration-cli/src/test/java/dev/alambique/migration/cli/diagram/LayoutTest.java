package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void aTableStandsToTheRightOfThoseThatItRefersTo() {
        Map<String, Placed> boxes = boxes(layout(
                "alunos: id",
                "cursos: id, professor_id > professores",
                "professores: id",
                "matriculas: id, aluno_id > alunos, curso_id > cursos"));

        assertThat(boxes.get("professores").right())
                .isLessThan(boxes.get("cursos").x());
        assertThat(boxes.get("cursos").right())
                .isLessThan(boxes.get("matriculas").x());
        assertThat(boxes.get("alunos").right())
                .isLessThan(boxes.get("matriculas").x());
    }

    @Test
    void whatStandsAloneIsBelow() {
        Map<String, Placed> boxes = boxes(layout("a: id, b_id > b", "b: id", "alone: id, self > alone"));

        assertThat(boxes.get("alone").y()).isGreaterThan(boxes.get("a").bottom());
    }

    @Test
    void aCircleOfReferencesIsDrawnToo() {
        Layout layout = layout("a: id, b_id > b", "b: id, c_id > c", "c: id, a_id > a", "d: id, d_id > d");

        assertThat(layout.boxes()).hasSize(4);
        assertThat(layout.routes()).hasSize(4);
    }

    @Test
    void aLineIsLevelUntilItIsClearOfWiderBoxes() {
        Layout layout =
                layout("narrow: id", "wide: id, a_column_with_a_rather_long_name", "x: id, n > narrow, w > wide");
        int clear = boxes(layout).get("wide").right();

        assertThat(boxes(layout).get("narrow").right()).isLessThan(clear);
        assertThat(layout.routes())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.end().bend()).isGreaterThan(clear));
    }

    @Test
    void noBoxIsOverAnotherOne() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            List<String> tables = new ArrayList<>();
            int count = 2 + random.nextInt(60);
            for (int i = 0; i < count; i++) {
                tables.add("t" + i + ": id, a > t" + random.nextInt(count) + ", b, c, d > t" + random.nextInt(count));
                tables.add("s" + i + ": id" + ", x".repeat(random.nextInt(2)));
            }
            Layout layout = layout(tables.toArray(String[]::new));

            assertThat(layout.boxes()).hasSize(2 * count);
            assertThat(overlaps(layout.boxes())).isEmpty();
        }
    }

    private static List<String> overlaps(List<Placed> boxes) {
        List<String> overlaps = new ArrayList<>();
        for (Placed one : boxes) {
            for (Placed other : boxes) {
                if (one != other
                        && one.x() < other.right()
                        && other.x() < one.right()
                        && one.y() < other.bottom()
                        && other.y() < one.bottom()) {
                    overlaps.add(one.box().title() + " and " + other.box().title());
                }
            }
        }
        return overlaps;
    }

    private static Layout layout(String... tables) {
        Schema schema = Tables.schema(tables);
        List<TableBox> boxes = schema.tables().stream()
                .map(each -> new TableBox(Optional.of(each), Optional.of(each), Renames.of(schema, schema, List.of())))
                .toList();
        return Layout.of(
                boxes.stream().map(TableBox::box).toList(),
                boxes.stream().flatMap(each -> each.references().stream()).toList());
    }

    private static Map<String, Placed> boxes(Layout layout) {
        return layout.boxes().stream()
                .collect(Collectors.toMap(each -> each.box().title(), each -> each));
    }
}
