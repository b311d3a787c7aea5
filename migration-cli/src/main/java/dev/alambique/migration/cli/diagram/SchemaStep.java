package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a revision made of a schema: the tables and enum types before and after it. In a large schema only what changed is
 * drawn, and its neighbours.
 */
public final class SchemaStep {
    /** So many tables are seen at a glance. */
    private static final int SMALL = 12;

    private final Map<QualifiedName, TableBox> tables = new TreeMap<>();
    private final Map<QualifiedName, Box> enums = new TreeMap<>();
    private final Set<QualifiedName> changed = new TreeSet<>();

    private SchemaStep(Schema before, Schema after) {
        Map<QualifiedName, Table> earlier = before.tablesByName();
        Map<QualifiedName, Table> later = after.tablesByName();
        for (QualifiedName name : union(earlier.keySet(), later.keySet())) {
            TableBox box = new TableBox(Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name)));
            tables.put(name, box);
            if (box.change() != Change.SAME) {
                changed.add(name);
            }
        }
        addEnums(before.enumsByName(), after.enumsByName());
    }

    /** The step from one schema to the next. */
    public static SchemaStep between(Schema before, Schema after) {
        return new SchemaStep(before, after);
    }

    /** A schema in which nothing is new. */
    public static SchemaStep at(Schema schema) {
        return new SchemaStep(schema, schema);
    }

    private void addEnums(Map<QualifiedName, EnumType> earlier, Map<QualifiedName, EnumType> later) {
        for (QualifiedName name : union(earlier.keySet(), later.keySet())) {
            Box box = EnumBox.of(Optional.ofNullable(earlier.get(name)), Optional.ofNullable(later.get(name)));
            enums.put(name, box);
            if (box.change() != Change.SAME) {
                changed.add(name);
            }
        }
    }

    private static Set<QualifiedName> union(Set<QualifiedName> one, Set<QualifiedName> other) {
        Set<QualifiedName> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether no table and no enum type is other than before. */
    public boolean isEmpty() {
        return changed.isEmpty();
    }

    /** Whether there is nothing to draw. */
    public boolean isBlank() {
        return tables.isEmpty() && enums.isEmpty();
    }

    /** The whole schema. */
    public Element picture() {
        return picture(union(tables.keySet(), enums.keySet()));
    }

    /** What is best looked at: all of a small schema, what changed in a large one and what it refers to. */
    public Element focus() {
        return picture(inFocus());
    }

    /** The names of the tables that are not in focus. */
    public List<String> besides() {
        Set<QualifiedName> focus = inFocus();
        return tables.keySet().stream()
                .filter(name -> !focus.contains(name))
                .map(Titles::of)
                .toList();
    }

    private Set<QualifiedName> inFocus() {
        if (tables.size() <= SMALL) {
            return union(tables.keySet(), enums.keySet());
        }
        Set<QualifiedName> focus = new HashSet<>(changed);
        for (TableBox each : tables.values()) {
            for (Reference reference : each.references()) {
                if (changed.contains(reference.from())) {
                    focus.add(reference.to());
                } else if (changed.contains(reference.to())) {
                    focus.add(reference.from());
                }
            }
        }
        return focus;
    }

    private Element picture(Set<QualifiedName> shown) {
        List<Box> boxes = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (TableBox each : tables.values()) {
            if (shown.contains(each.name())) {
                boxes.add(each.box());
                each.references().stream()
                        .filter(reference -> shown.contains(reference.to()) && tables.containsKey(reference.to()))
                        .forEach(references::add);
            }
        }
        enums.values().stream().filter(each -> shown.contains(each.name())).forEach(boxes::add);
        return Drawing.of(Layout.of(boxes, references));
    }
}
