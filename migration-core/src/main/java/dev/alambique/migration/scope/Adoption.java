package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a database has just as the model asks for it, and no revision created: what the model can take over as owned. */
public final class Adoption {
    private final List<String> lines = new ArrayList<>();
    private final Ownership ownership;
    private final Set<ObjectKey> kept = new HashSet<>();

    /**
     * What can be taken over.
     *
     * @param desired what the model asks for
     */
    public Adoption(Scope scope, Schema desired, Ownership ownership) {
        this.ownership = ownership;
        scope.kept().forEach(each -> kept.add(each.key()));
        Map<String, Namespace> namespaces = scope.current().namespacesByName();
        for (Namespace each : desired.namespaces()) {
            // every database has it from the beginning, so that nobody's model made it
            if (namespaces.containsKey(each.name()) && !each.name().equals("public")) {
                own(ObjectKey.namespace(each.name()));
            }
        }
        Map<QualifiedName, EnumType> enums = scope.current().enumsByName();
        for (EnumType each : desired.enums()) {
            if (enums.containsKey(each.name())) {
                own(each.key());
                ownComment(each.key(), enums.get(each.name()).comment(), each.comment());
                each.casts().stream()
                        .filter(enums.get(each.name()).casts()::contains)
                        .forEach(cast -> own(ObjectKey.cast(each.name(), cast)));
            }
        }
        Map<QualifiedName, Sequence> sequences = scope.current().sequencesByName();
        for (Sequence each : desired.sequences()) {
            if (sequences.containsKey(each.name())) {
                own(each.key());
                ownComment(each.key(), sequences.get(each.name()).comment(), each.comment());
            }
        }
        Map<QualifiedName, Table> before = scope.current().tablesByName();
        Map<QualifiedName, Table> after = scope.target().tablesByName();
        for (Table table : desired.tables()) {
            if (before.containsKey(table.name()) && after.containsKey(table.name())) {
                table(before.get(table.name()), after.get(table.name()), table);
            }
        }
    }

    /** A line for each thing, for the header of the revision that takes it over. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    private void table(Table before, Table after, Table asked) {
        QualifiedName name = asked.name();
        own(asked.key());
        ownComment(asked.key(), before.comment(), asked.comment());
        for (Column column : asked.columns()) {
            Optional<Column> old = before.column(column.name());
            if (old.isEmpty()) {
                continue;
            }
            if (column.value() instanceof ColumnValue.Default
                    && column.value().equals(old.get().value())) {
                own(ObjectKey.columnDefault(name, column.name()));
            }
            ownComment(ObjectKey.column(name, column.name()), old.get().comment(), column.comment());
        }
        for (Constraint constraint : after.constraints()) {
            if (before.constraint(constraint.name()).filter(constraint::equals).isPresent()) {
                ObjectKey key = ObjectKey.constraint(name, constraint.name());
                own(key);
                ownComment(
                        key,
                        constraint.comment(),
                        asked.constraint(constraint.name()).flatMap(Constraint::comment));
            }
        }
        for (Index index : after.indexes()) {
            if (before.index(index.name()).filter(index::equals).isPresent()) {
                ObjectKey key = ObjectKey.index(name.sibling(index.name()));
                add(key, Summary.owns(key, name));
                ownComment(key, index.comment(), asked.index(index.name()).flatMap(Index::comment));
            }
        }
    }

    private void own(ObjectKey key) {
        add(key, Summary.owns(key));
    }

    private void add(ObjectKey key, String line) {
        if (!ownership.owns(key) && !kept.contains(key)) {
            lines.add(line);
        }
    }

    private void ownComment(ObjectKey key, Optional<String> has, Optional<String> asked) {
        if (asked.isPresent() && asked.equals(has) && !ownership.ownsCommentOn(key)) {
            lines.add(Summary.ownsComment(key));
        }
    }
}
