package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A view before and after a revision, as a box and its lines to what it reads.
 *
 * @param before the view before; one of the two is there
 * @param read what it read before, by the new names
 * @param reads what it reads after
 * @param followed whether it read something that got a new name, which its query then says too
 */
record ViewBox(
        Optional<View> before,
        Optional<View> after,
        Set<QualifiedName> read,
        Set<QualifiedName> reads,
        boolean followed) {
    Figure figure() {
        return new Figure(box(), references());
    }

    private View view() {
        return after.or(() -> before).orElseThrow();
    }

    private Change change() {
        return followed ? Change.of(before.map(View::columns), after.map(View::columns)) : Change.of(before, after);
    }

    private Box box() {
        View view = view();
        Box.Kind kind = view.kind() == View.Kind.MATERIALIZED ? Box.Kind.MATERIALIZED_VIEW : Box.Kind.VIEW;
        return new Box(view.name(), kind, Titles.of(view.name()), lines(), change(), kind.word() + " " + view.name());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        after.ifPresent(view -> view.columns().forEach(each -> lines.add(present(each))));
        before.ifPresent(view -> view.columns().stream()
                .filter(each -> column(after, each.name()).isEmpty())
                .forEach(each -> lines.add(line(each, Change.REMOVED, Optional.empty()))));
        return lines;
    }

    private Line present(View.Column column) {
        Optional<View.Column> earlier = column(before, column.name());
        return line(column, Change.of(earlier, Optional.of(column)), earlier.map(View.Column::type));
    }

    private static Line line(View.Column column, Change change, Optional<String> earlierType) {
        return new Line(
                "",
                column.name(),
                Optional.empty(),
                ShortType.became(earlierType, column.type()),
                Line.Nulls.NEVER_MIND,
                change,
                column.name() + " " + column.type());
    }

    private static Optional<View.Column> column(Optional<View> view, String name) {
        return view.stream()
                .flatMap(each -> each.columns().stream())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private List<Reference> references() {
        Set<QualifiedName> all = new TreeSet<>(read);
        all.addAll(reads);
        return all.stream()
                .map(each -> Reference.reading(
                        view().name(),
                        each,
                        Change.of(
                                Optional.of(each).filter(read::contains),
                                Optional.of(each).filter(reads::contains))))
                .toList();
    }
}
