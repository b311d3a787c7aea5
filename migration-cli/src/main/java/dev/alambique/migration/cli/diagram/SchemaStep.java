package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a revision made of a schema: the tables, views and enum types before and after it. In a large schema only what
 * changed is drawn, and its neighbours.
 */
public final class SchemaStep {
    /** So many tables are seen at a glance. */
    private static final int SMALL = 12;

    private final Map<QualifiedName, Figure> figures = new TreeMap<>();

    private SchemaStep(Snapshot before, Snapshot after, List<RenameLine> told) {
        Renames renames = Renames.of(before.schema(), after.schema(), told);
        addTables(renames, after.schema());
        addEnums(before.schema().enumsByName(), after.schema().enumsByName());
        new Views(before, after, renames).figures().forEach(this::add);
    }

    /**
     * The step from one schema to the next.
     *
     * @param told what the revision says that it renamed
     */
    public static SchemaStep between(Snapshot before, Snapshot after, List<RenameLine> told) {
        return new SchemaStep(before, after, told);
    }

    /** A schema in which nothing is new. */
    public static SchemaStep at(Snapshot schema) {
        return new SchemaStep(schema, schema, List.of());
    }

    private void addTables(Renames renames, Schema after) {
        Map<QualifiedName, Table> earlier = renames.before().tablesByName();
        Map<QualifiedName, Table> later = after.tablesByName();
        union(earlier.keySet(), later.keySet())
                .forEach(name -> add(new TableBox(
                                Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name)), renames)
                        .figure()));
    }

    private void addEnums(Map<QualifiedName, EnumType> earlier, Map<QualifiedName, EnumType> later) {
        union(earlier.keySet(), later.keySet())
                .forEach(name -> add(Figure.of(
                        EnumBox.of(Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name))))));
    }

    /** Of a table that went and a view that came in its place, what came is drawn. */
    private void add(Figure figure) {
        figures.merge(
                figure.box().name(), figure, (one, other) -> other.box().change() == Change.REMOVED ? one : other);
    }

    private static Set<QualifiedName> union(Set<QualifiedName> one, Set<QualifiedName> other) {
        Set<QualifiedName> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether nothing that is drawn is other than before. */
    public boolean isEmpty() {
        return figures.values().stream().noneMatch(SchemaStep::isChanged);
    }

    /** Whether there is nothing to draw. */
    public boolean isBlank() {
        return figures.isEmpty();
    }

    /** The whole schema. */
    public Element picture() {
        return picture(figures.values());
    }

    /** What is best looked at: all of a small schema, what changed in a large one and its neighbours. */
    public Element focus() {
        return picture(inFocus());
    }

    /** The names of the tables that are not in focus. */
    public List<String> besides() {
        Set<Figure> focus = Set.copyOf(inFocus());
        return figures.values().stream()
                .filter(each -> isTable(each) && !focus.contains(each))
                .map(each -> Titles.of(each.box().name()))
                .toList();
    }

    private Collection<Figure> inFocus() {
        if (figures.values().stream().filter(SchemaStep::isTable).count() <= SMALL) {
            return figures.values();
        }
        List<Figure> changed =
                figures.values().stream().filter(SchemaStep::isChanged).toList();
        return figures.values().stream()
                .filter(each -> isChanged(each) || changed.stream().anyMatch(each::isBeside))
                .toList();
    }

    private static boolean isTable(Figure figure) {
        return figure.box().kind() == Box.Kind.TABLE;
    }

    private static boolean isChanged(Figure figure) {
        return figure.box().change() != Change.SAME;
    }

    private static Element picture(Collection<Figure> shown) {
        Set<QualifiedName> names = shown.stream().map(each -> each.box().name()).collect(Collectors.toSet());
        List<Reference> references = shown.stream()
                .flatMap(each -> each.references().stream())
                .filter(each -> names.contains(each.to()))
                .toList();
        return Drawing.of(Layout.of(shown.stream().map(Figure::box).toList(), references));
    }
}
