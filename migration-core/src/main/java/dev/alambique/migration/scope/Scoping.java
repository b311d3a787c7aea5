package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Works a {@link Scope} out: tables, sequences and namespaces; {@link TableScope} does the inside of a table. */
final class Scoping {
    private final Schema current;
    private final Schema desired;
    private final Ownership ownership;
    private final String defaultSchema;
    private final Map<QualifiedName, Table> has;
    private final Map<QualifiedName, Table> asked;
    private final Map<QualifiedName, Table> before = new TreeMap<>();
    private final Map<QualifiedName, Table> after = new TreeMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Kept> comments = new ArrayList<>();
    private final List<ObjectKey> gone = new ArrayList<>();

    Scoping(Schema current, Schema desired, Ownership ownership, String defaultSchema) {
        this.current = current;
        this.desired = desired;
        this.ownership = ownership;
        this.defaultSchema = defaultSchema;
        this.has = current.tablesByName();
        this.asked = desired.tablesByName();
        // An entity may be mapped to a view: there is no table to make then.
        current.views().forEach(view -> asked.remove(view.name()));
    }

    Scope scope() {
        tables();
        EnumScope enums = new EnumScope(current, desired, ownership);
        neighbours(enums.changing());
        List<Table> untouched = current.tables().stream()
                .filter(table -> !before.containsKey(table.name()))
                .toList();
        enums.decide(before.values(), after.values(), untouched, looked());
        kept.addAll(enums.kept());
        comments.addAll(enums.comments());
        List<Sequence> sequencesBefore = new ArrayList<>();
        List<Sequence> sequencesAfter = new ArrayList<>(desired.sequences());
        sequences(sequencesBefore, sequencesAfter);
        List<Namespace> namespacesBefore = new ArrayList<>();
        List<Namespace> namespacesAfter = new ArrayList<>();
        namespaces(namespacesBefore, namespacesAfter, enums.after());
        return new Scope(
                new Schema(
                        namespacesBefore,
                        enums.before(),
                        List.copyOf(before.values()),
                        sequencesBefore,
                        current.readers(),
                        List.of(),
                        List.of()),
                new Schema(
                        namespacesAfter,
                        enums.after(),
                        List.copyOf(after.values()),
                        sequencesAfter,
                        current.readers(),
                        List.of(),
                        List.of()),
                kept,
                comments,
                gone);
    }

    private void tables() {
        Set<String> looked = looked();
        for (Table table : asked.values()) {
            Table old = has.get(table.name());
            if (old == null) {
                after.put(table.name(), table);
            } else {
                TableScope scope = new TableScope(old, table, ownership);
                before.put(table.name(), scope.current());
                after.put(table.name(), scope.target());
                kept.addAll(scope.kept());
                comments.addAll(scope.comments());
                gone.addAll(scope.gone());
            }
        }
        for (Table table : current.tables()) {
            if (asked.containsKey(table.name())) {
                continue;
            }
            if (ownership.owns(table.key())) {
                before.put(table.name(), table);
            } else if (looked.contains(table.name().schema())) {
                kept.add(new Kept(table.key(), Optional.empty()));
            }
        }
    }

    /** The schemas of which it is said what is kept. */
    private Set<String> looked() {
        Set<String> looked = new HashSet<>(Set.of(defaultSchema));
        desired.tables().forEach(table -> looked.add(table.name().schema()));
        return looked;
    }

    /** Whether a column of the database is still there afterwards. */
    private boolean survives(QualifiedName table, String column) {
        if (asked.containsKey(table)) {
            return asked.get(table).column(column).isPresent();
        }
        return has.containsKey(table) && !ownership.owns(ObjectKey.table(table));
    }

    /**
     * Kept tables that a foreign key ties to the model's tables take part, reduced to the columns and keys of that tie:
     * no more of them is touched, or needed to prove that it is not. So do kept tables that use an enum type which
     * changes.
     */
    private void neighbours(List<EnumType> changing) {
        Set<QualifiedName> inside = new HashSet<>(before.keySet());
        Set<QualifiedName> beside = new HashSet<>();
        for (Table table : current.tables()) {
            if (!inside.contains(table.name()) && changing.stream().anyMatch(type -> type.isUsedBy(table))) {
                beside.add(table.name());
            }
            for (ForeignKey key : table.foreignKeys()) {
                boolean from = inside.contains(table.name());
                boolean to = inside.contains(key.target());
                if (from && !to && has.containsKey(key.target())) {
                    beside.add(key.target());
                } else if (to && !from) {
                    beside.add(table.name());
                }
            }
        }
        // a key that the model asks for may lead to a table that is not compared
        for (Table table : List.copyOf(after.values())) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!asked.containsKey(key.target()) && has.containsKey(key.target())) {
                    beside.add(key.target());
                }
            }
        }
        beside.removeAll(inside);
        Set<QualifiedName> referring = new HashSet<>(inside);
        if (!changing.isEmpty()) {
            referring.addAll(beside);
        }
        for (QualifiedName name : beside) {
            Neighbour neighbour = new Neighbour(has.get(name), inside, referenced(referring, name), changing);
            before.put(name, neighbour.reduced());
            after.put(name, neighbour.reduced());
        }
    }

    /** The columns of a neighbour that keys of the model's tables lead to, now or afterwards. */
    private Set<String> referenced(Set<QualifiedName> inside, QualifiedName target) {
        Set<String> columns = new HashSet<>();
        Stream.concat(inside.stream().map(has::get), asked.values().stream())
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> key.target().equals(target))
                .forEach(key -> columns.addAll(key.targetColumns()));
        return columns;
    }

    private void sequences(List<Sequence> sequencesBefore, List<Sequence> sequencesAfter) {
        Map<QualifiedName, Sequence> wanted = desired.sequencesByName();
        for (Sequence sequence : current.sequences()) {
            boolean used = isUsed(sequence);
            boolean goes = ownership.owns(sequence.key()) || goesWithItsColumn(sequence);
            if (wanted.containsKey(sequence.name())) {
                sequencesBefore.add(sequence);
                sequencesAfter.remove(wanted.get(sequence.name()));
                sequencesAfter.add(merged(sequence, wanted.get(sequence.name())));
            } else if (goes && !isUsedAfterwards(sequence)) {
                sequencesBefore.add(sequence);
            } else {
                if (used) {
                    sequencesBefore.add(sequence);
                    sequencesAfter.add(sequence);
                }
                if ((sequence.name().schema().equals(defaultSchema) || used) && !belongsToKeptTable(sequence)) {
                    kept.add(new Kept(sequence.key(), Optional.empty()));
                }
            }
        }
    }

    private Sequence merged(Sequence old, Sequence wanted) {
        boolean keepsComment = keepsComment(old.key(), old.comment(), wanted.comment());
        Sequence asked = wanted.withOptions(
                wanted.options().withPersistence(old.options().persistence()));
        Sequence merged = asked.owner().isEmpty() ? asked.withOwner(old.owner()) : asked;
        return keepsComment ? merged.withComment(old.comment()) : merged;
    }

    /** A serial's sequence goes with its column, and with its default when the column becomes an identity. */
    private boolean goesWithItsColumn(Sequence sequence) {
        return sequence.owner()
                .filter(owner -> !survives(owner.table(), owner.column()) || becomesIdentity(owner))
                .isPresent();
    }

    private boolean becomesIdentity(Sequence.ColumnReference owner) {
        return Optional.ofNullable(asked.get(owner.table()))
                .flatMap(table -> table.column(owner.column()))
                .filter(column -> column.value() instanceof ColumnValue.Identity)
                .isPresent();
    }

    private boolean belongsToKeptTable(Sequence sequence) {
        return sequence.owner()
                .filter(owner -> !asked.containsKey(owner.table()))
                .isPresent();
    }

    private boolean isUsed(Sequence sequence) {
        return sequence.owner()
                        .flatMap(owner -> Optional.ofNullable(before.get(owner.table()))
                                .flatMap(table -> table.column(owner.column())))
                        .isPresent()
                || isDrawnFrom(sequence, before.values());
    }

    private boolean isUsedAfterwards(Sequence sequence) {
        return isDrawnFrom(sequence, after.values());
    }

    private static boolean isDrawnFrom(Sequence sequence, Collection<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.value().drawsFrom().contains(sequence.name()));
    }

    private void namespaces(
            List<Namespace> namespacesBefore, List<Namespace> namespacesAfter, List<EnumType> enumsAfter) {
        Map<String, Namespace> wanted = desired.namespacesByName();
        Set<String> holdsNeighbours = new HashSet<>();
        after.keySet().forEach(name -> holdsNeighbours.add(name.schema()));
        enumsAfter.forEach(type -> holdsNeighbours.add(type.name().schema()));
        for (Namespace namespace : current.namespaces()) {
            ObjectKey key = ObjectKey.namespace(namespace.name());
            Namespace asking = wanted.remove(namespace.name());
            if (asking != null) {
                boolean keepsComment = keepsComment(key, namespace.comment(), asking.comment());
                namespacesBefore.add(namespace);
                namespacesAfter.add(keepsComment ? namespace : asking);
            } else if (holdsNeighbours.contains(namespace.name())) {
                namespacesBefore.add(namespace);
                namespacesAfter.add(namespace);
            } else if (ownership.owns(key) && isEmptied(namespace.name())) {
                namespacesBefore.add(namespace);
            }
        }
        namespacesAfter.addAll(wanted.values());
    }

    private boolean keepsComment(ObjectKey key, Optional<String> old, Optional<String> wanted) {
        boolean keeps = old.isPresent() && wanted.isEmpty() && !ownership.ownsCommentOn(key);
        if (keeps) {
            comments.add(Kept.commentOn(key, Optional.empty()));
        }
        return keeps;
    }

    private boolean isEmptied(String namespace) {
        boolean keepsTable = current.tables().stream()
                .anyMatch(table -> table.name().schema().equals(namespace) && !ownership.owns(table.key()));
        boolean keepsSequence = current.sequences().stream()
                .anyMatch(each -> each.name().schema().equals(namespace)
                        && !ownership.owns(each.key())
                        && !goesWithItsColumn(each));
        boolean keepsEnum = current.enums().stream()
                .anyMatch(each -> each.name().schema().equals(namespace) && !ownership.owns(each.key()));
        return !keepsTable && !keepsSequence && !keepsEnum;
    }
}
