package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table before and after a revision, as a box and its lines to other boxes.
 *
 * @param before the table before, by its new name; one of the two is there
 * @param renames the names that it and its columns had
 */
record TableBox(Optional<Table> before, Optional<Table> after, Renames renames) {
    /** The table, or what it was. */
    Table table() {
        return after.or(() -> before).orElseThrow();
    }

    QualifiedName name() {
        return table().name();
    }

    Change change() {
        if (renames.earlier(name()).isPresent()) {
            return Change.RENAMED;
        }
        boolean renamed = table().columns().stream()
                .anyMatch(each -> renames.earlier(name(), each.name()).isPresent());
        return renamed ? Change.CHANGED : Change.of(before, after);
    }

    Figure figure() {
        return new Figure(box(), references());
    }

    Box box() {
        List<Line> lines = new ArrayList<>(new ColumnLines(before, after, renames).lines());
        if (before.isPresent() && after.isPresent()) {
            lines.addAll(rules());
        }
        String tip = name() + table().comment().map(each -> "\n" + each).orElse("");
        String title =
                renames.earlier(name()).map(each -> Titles.of(each, name())).orElseGet(() -> Titles.of(name()));
        return new Box(name(), Box.Kind.TABLE, title, lines, change(), tip);
    }

    /** What else changed about a table than its columns; keys show as marks and lines already. */
    private List<Line> rules() {
        List<Line> lines = new ArrayList<>(changes("constraint ", TableBox::rules, Constraint::name));
        lines.addAll(changes("index ", Table::indexes, Index::name));
        return lines;
    }

    private static List<Constraint> rules(Table table) {
        return table.constraints().stream()
                .filter(each -> !(each instanceof ForeignKey) && !(each instanceof PrimaryKey))
                .toList();
    }

    private <T> List<Line> changes(String word, Function<Table, List<T>> parts, Function<T, String> name) {
        return changes(parts, name).stream()
                .filter(each -> each.change() != Change.SAME)
                .map(each -> Line.plain(word + name.apply(each.part()), each.change()))
                .toList();
    }

    /** The foreign keys that it has or had. */
    List<Reference> references() {
        return changes(Table::foreignKeys, ForeignKey::name).stream()
                .filter(each -> !each.part().columns().isEmpty())
                .map(each -> reference(each.part(), each.change()))
                .toList();
    }

    private Reference reference(ForeignKey key, Change change) {
        Table holder = change == Change.REMOVED ? before.orElseThrow() : table();
        boolean must = key.columns().stream()
                .allMatch(name ->
                        holder.column(name).filter(each -> each.notNull()).isPresent());
        String tip = key.name() + "\n" + name() + " (" + String.join(", ", key.columns()) + ") \u2192 " + key.target()
                + " (" + String.join(", ", key.targetColumns()) + ")";
        return new Reference(
                name(),
                key.columns().get(0),
                key.target(),
                key.targetColumns().get(0),
                new Keys(holder).isUnique(key.columns()) ? Reference.Rows.ONE : Reference.Rows.MANY,
                must ? Reference.Need.MUST : Reference.Need.MAY,
                change,
                tip);
    }

    private record Changed<T>(T part, Change change) {}

    private <T> List<Changed<T>> changes(Function<Table, List<T>> parts, Function<T, String> name) {
        List<T> earlier = before.map(parts).orElse(List.of());
        List<T> later = after.map(parts).orElse(List.of());
        return Stream.concat(earlier.stream(), later.stream())
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(each -> changed(named(earlier, name, each), named(later, name, each)))
                .toList();
    }

    private static <T> Changed<T> changed(Optional<T> earlier, Optional<T> later) {
        return new Changed<>(later.or(() -> earlier).orElseThrow(), Change.of(earlier, later));
    }

    private static <T> Optional<T> named(List<T> parts, Function<T, String> name, String wanted) {
        return parts.stream().filter(each -> name.apply(each).equals(wanted)).findFirst();
    }
}
