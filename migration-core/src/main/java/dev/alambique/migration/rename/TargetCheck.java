package dev.alambique.migration.rename;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses renames whose new name the model does not ask for, or which is not free, or which cannot be the same thing. */
final class TargetCheck {
    private final Schema original;
    private final Schema desired;
    private final Map<QualifiedName, QualifiedName> tables;
    private final Set<ObjectKey> converted;
    private final Set<QualifiedName> taken = new HashSet<>();
    private final Set<QualifiedName> types = new HashSet<>();

    /**
     * A check of what was told of two schemas.
     *
     * @param converted the columns of which is said how their values follow
     */
    TargetCheck(Schema original, Schema desired, Map<QualifiedName, QualifiedName> tables, Set<ObjectKey> converted) {
        this.original = original;
        this.desired = desired;
        this.tables = tables;
        original.enums().forEach(each -> types.add(each.name()));
        original.unmodelled().stream().filter(OtherType::isType).forEach(each -> types.add(each.name()));
        this.converted = converted;
        original.views().forEach(each -> taken.add(each.name()));
        original.sequences().forEach(each -> taken.add(each.name()));
        for (Table table : original.tables()) {
            taken.add(table.name());
            table.indexes().forEach(each -> taken.add(table.name().sibling(each.name())));
            table.constraints().stream()
                    .filter(Constraint::hasIndex)
                    .forEach(each -> taken.add(table.name().sibling(each.name())));
        }
    }

    void table(QualifiedName from, QualifiedName to) {
        ObjectKey old = ObjectKey.table(from);
        Table wanted = desired.table(to)
                .orElseThrow(() -> notAsked(
                        old,
                        ObjectKey.table(to),
                        "candidates",
                        desired.tables().stream()
                                .map(Table::name)
                                .filter(name -> original.table(name).isEmpty())
                                .map(QualifiedName::toString)
                                .toList()));
        if ((taken.contains(to) || types.contains(to)) && !tables.containsKey(to)) {
            throw taken(old, to.toString());
        }
        if (desired.table(from).isPresent() && !tables.containsValue(from)) {
            throw stillAsked(old);
        }
        Table table = original.table(from).orElseThrow();
        boolean alike = table.columns().isEmpty()
                || wanted.columns().isEmpty()
                || table.columns().stream().anyMatch(column -> hasItsLike(wanted, column));
        if (!alike) {
            throw Problem.of("Table " + from + " cannot have become " + to
                            + ": no column of one has the type of one of the" + " other.")
                    .instead("leave the --rename out: one is dropped, the other created")
                    .usage();
        }
    }

    private static boolean hasItsLike(Table table, Column column) {
        return table.columns().stream().anyMatch(each -> TypeKind.isShared(each.type(), column.type()));
    }

    void column(QualifiedName table, Map<String, String> renamed, String from, String to) {
        ObjectKey old = ObjectKey.column(table, from);
        Table there = original.table(table).orElseThrow();
        QualifiedName name = tables.getOrDefault(table, table);
        Optional<Table> asked = desired.table(name);
        List<Column> candidates = asked.stream()
                .flatMap(each -> each.columns().stream())
                .filter(each -> there.column(each.name()).isEmpty())
                .toList();
        Column wanted = asked.flatMap(each -> each.column(to))
                .orElseThrow(() -> notAsked(
                        old,
                        ObjectKey.column(name, to),
                        "candidates",
                        candidates.stream()
                                .map(each -> Names.display(each.name()))
                                .toList()));
        if (there.column(to).isPresent() && !renamed.containsKey(to)) {
            throw taken(old, ObjectKey.column(table, to).name());
        }
        Column column = there.column(from).orElseThrow();
        if (!TypeKind.isShared(column.type(), wanted.type()) && !isConverted(table, from, name, to)) {
            throw Problem.of("Column " + old.name() + " cannot have become " + Names.display(to) + ": it is "
                            + column.type() + ", the model asks for " + wanted.type() + ".")
                    .with(
                            "candidates",
                            listed(candidates.stream()
                                    .filter(each -> TypeKind.isShared(column.type(), each.type()))
                                    .map(each -> Names.display(each.name()))
                                    .toList()))
                    .instead("say how a value follows, under its new name: --using '"
                            + ObjectKey.column(name, to).name() + "=EXPRESSION',\nor leave the --rename out: it"
                            + " is dropped, and the other added")
                    .usage();
        }
        if (asked.flatMap(each -> each.column(from)).isPresent() && !renamed.containsValue(from)) {
            throw stillAsked(old);
        }
    }

    private boolean isConverted(QualifiedName oldTable, String oldName, QualifiedName table, String name) {
        return Stream.of(oldTable, table)
                .flatMap(owner -> Stream.of(ObjectKey.column(owner, oldName), ObjectKey.column(owner, name)))
                .anyMatch(converted::contains);
    }

    void sequence(Map<QualifiedName, QualifiedName> sequences, QualifiedName from, QualifiedName to) {
        ObjectKey old = ObjectKey.sequence(from);
        original.sequencesByName()
                .get(from)
                .owner()
                .map(Sequence.ColumnReference::table)
                .ifPresent(table -> {
                    String home = tables.getOrDefault(table, table).schema();
                    if (!home.equals(table.schema())) {
                        throw Problem.of("The " + old + " cannot become " + to + ": it goes along with table " + table
                                        + " to schema " + Names.display(home) + ".")
                                .instead("rename it in a revision before this one")
                                .usage();
                    }
                });
        if (!desired.sequencesByName().containsKey(to)) {
            throw notAsked(
                    old,
                    ObjectKey.sequence(to),
                    "candidates",
                    desired.sequencesByName().keySet().stream()
                            .filter(each -> !original.sequencesByName().containsKey(each))
                            .map(QualifiedName::toString)
                            .toList());
        }
        if (taken.contains(to) && !sequences.containsKey(to)) {
            throw taken(old, to.toString());
        }
        if (desired.sequencesByName().containsKey(from) && !sequences.containsValue(from)) {
            throw stillAsked(old);
        }
    }

    static RuntimeException notAsked(ObjectKey old, ObjectKey wanted, String label, List<String> candidates) {
        return Problem.of("The model does not ask for " + wanted + ", which " + old + " is said to have become.")
                .with(label, listed(candidates))
                .instead("on the right of --rename the name that the model asks for")
                .usage();
    }

    static RuntimeException taken(ObjectKey old, String name) {
        return Problem.of("The name of " + old + " cannot change: " + name + " is there already.")
                .instead("drop or rename that one in a revision before this one; two that change places take a --rename"
                        + " each")
                .usage();
    }

    static RuntimeException stillAsked(ObjectKey old) {
        return Problem.of("The model still asks for " + old + ", which is said to be renamed.")
                .instead("take the old name out of the model, or leave the --rename out")
                .usage();
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
