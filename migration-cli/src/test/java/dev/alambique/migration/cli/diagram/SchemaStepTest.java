package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaStepTest {
    private static final Pattern BOX = Pattern.compile("<g class=\"box table (\\w+)\" data-name=\"public\\.(\\w+)\"");

    @Test
    void allOfASmallSchemaIsDrawn() {
        SchemaStep step = SchemaStep.between(
                Tables.snapshot("a: id", "b: id", "gone: id"),
                Tables.snapshot("a: id", "b: id, x", "c: id, a_id > a"),
                List.of());

        assertThat(boxes(step.focus())).containsExactly("a same", "b changed", "c added", "gone removed");
        assertThat(step.besides()).isEmpty();
    }

    @Test
    void ofALargeSchemaWhatChangedIsDrawnWithItsNeighbours() {
        SchemaStep step = SchemaStep.between(
                large("a: id, b_id > b", "b: id, c_id > c", "c: id"),
                large("a: id, b_id > b", "b: id, c_id > c, x", "c: id"),
                List.of());

        assertThat(boxes(step.focus())).containsExactly("a same", "b changed", "c same");
        assertThat(step.besides()).hasSize(20).contains("t1", "t20");
        assertThat(boxes(step.picture())).hasSize(23);
    }

    @Test
    void nothingNew() {
        assertThat(SchemaStep.between(Tables.snapshot("a: id"), Tables.snapshot("a: id"), List.of())
                        .isEmpty())
                .isTrue();
        assertThat(SchemaStep.at(Tables.snapshot()).isBlank()).isTrue();
    }

    private static Snapshot large(String... tables) {
        return Tables.snapshot(
                Stream.concat(Stream.of(tables), IntStream.rangeClosed(1, 20).mapToObj(i -> "t" + i + ": id"))
                        .toArray(String[]::new));
    }

    private static List<String> boxes(Element picture) {
        StringBuilder text = new StringBuilder();
        picture.write(text);
        List<String> boxes = new ArrayList<>();
        Matcher box = BOX.matcher(text);
        while (box.find()) {
            boxes.add(box.group(2) + " " + box.group(1));
        }
        boxes.sort(null);
        return boxes;
    }
}
