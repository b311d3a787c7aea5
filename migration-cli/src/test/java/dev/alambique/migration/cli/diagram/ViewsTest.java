package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Reader;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each test: views before and after a revision, then their boxes and the lines to what they read. */
class ViewsTest {
    private static final Schema TABLES = Tables.schema("a: id, x text", "b: id");

    @Test
    void oneThatIsNewAndOneThatGoes() {
        Snapshot before = with(TABLES, "old: id < a.id");
        Snapshot after = with(TABLES, "v: id, x < a.id, a.x, b.id");

        assertThat(views(before, after))
                .containsExactly(
                        "old removed: id",
                        "  public.a removed",
                        "v added: id, x",
                        "  public.a added",
                        "  public.b added");
    }

    @Test
    void oneThatReadsAnotherTableNow() {
        Snapshot before = with(TABLES, "v: id < a.id");
        Snapshot after = with(TABLES, "v: id, n < b.id");

        assertThat(views(before, after)).containsExactly("v changed: id, +n", "  public.a removed", "  public.b added");
        assertThat(views(before, before)).containsExactly("v same: id", "  public.a same");
    }

    @Test
    void oneThatOnlyFollowsARename() {
        Snapshot before = with(Tables.schema("a: id, x text"), "v: x < a.x");
        Snapshot after = with(Tables.schema("c: id, y text"), "v: x < c.y");

        assertThat(views(before, after, "rename table public.a to public.c", "rename column public.c.x to y"))
                .containsExactly("v same: x", "  public.c same");
        assertThat(views(before, after)).contains("v changed: x");
    }

    @Test
    void aTableThatBecomesAView() {
        Snapshot before = with(TABLES);
        Snapshot after = with(Tables.schema("a: id, x text"), "b: id < a.id");

        StringBuilder picture = new StringBuilder();
        SchemaStep.between(before, after, List.of()).focus().write(picture);

        assertThat(picture.toString())
                .containsOnlyOnce("data-name=\"public.b\"")
                .contains("<g class=\"box view added\" data-name=\"public.b\"", "<g class=\"line reads added\"");
    }

    private static List<String> views(Snapshot before, Snapshot after, String... told) {
        Renames renames = Renames.of(before.schema(), after.schema(), RenameLine.among(List.of(told)));
        List<String> lines = new ArrayList<>();
        for (Figure each : new Views(before, after, renames).figures()) {
            String change = each.box().change().style();
            List<String> columns = each.box().lines().stream()
                    .map(line -> (each.box().change() == Change.CHANGED
                                    ? line.change().sign()
                                    : "")
                            + line.name())
                    .toList();
            lines.add(each.box().title() + " " + change + ": " + String.join(", ", columns));
            each.references()
                    .forEach(line ->
                            lines.add("  " + line.to() + " " + line.change().style()));
        }
        return lines;
    }

    /** Views as {@code "v: its columns < the columns that it reads"}; what they read is their query. */
    private static Snapshot with(Schema tables, String... views) {
        List<View> all = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (String each : views) {
            String[] parts = each.split(": | < ");
            QualifiedName name = Tables.name(parts[0]);
            List<View.Column> columns = Arrays.stream(parts[1].split(", "))
                    .map(column -> new View.Column(column, "text"))
                    .toList();
            List<ObjectKey> reads = Arrays.stream(parts[2].split(", "))
                    .map(read -> read.split("\\."))
                    .map(read -> ObjectKey.column(Tables.name(read[0]), read[1]))
                    .toList();
            all.add(new View(name, View.Kind.PLAIN, columns, parts[2]));
            readers.add(new Reader(Reader.Kind.VIEW, name, Optional.empty(), reads));
        }
        return new Snapshot(tables.withReaders(readers), all);
    }
}
