package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TemporaryNames;
import dev.alambique.migration.scope.GeneratedNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that PostgreSQL or Hibernate made of a table's and its columns' names, and that follow them: each becomes what
 * it would be had the new names been there from the start, provided that the desired schema has that. What was put aside on the way gets such a name too, or its own again.
 */
final class FollowingNames {
    private final Renaming told;
    private final Schema renamed;
    private final Schema desired;
    private final Map<String, String> aside;
    private final Map<Name, Name> wanted = new LinkedHashMap<>();
    private final Map<Name, Follower> followers = new HashMap<>();
    private final Set<Name> taken = new HashSet<>();
    private final TemporaryNames temporary;

    /** A name in the space that it must be unique in: a namespace for what is a relation, a table for what is not. */
    private record Name(QualifiedName space, String name) {
        static Name relation(QualifiedName name) {
            return new Name(new QualifiedName(name.schema(), "*"), name.name());
        }
    }

    private interface Follower {
        Rename renaming(String from, String to);
    }

    /**
     * The names that follow what was told.
     *
     * @param aside the own name of each thing that has a temporary one by then
     */
    FollowingNames(Renaming told, Schema desired, Map<String, String> aside) {
        this.told = told;
        this.aside = Map.copyOf(aside);
        this.renamed = told.renamed();
        this.desired = desired;
        this.temporary = TemporaryNames.in(renamed, desired);
    }

    List<Rename> renames() {
        RelationNames.of(renamed).forEach(each -> taken.add(Name.relation(each)));
        for (Table now : renamed.tables()) {
            now.constraints().forEach(each -> taken.add(nameOf(now, each)));
        }
        for (Table before : told.original().tables()) {
            Table now = renamed.table(told.nameOf(before.name())).orElseThrow();
            desired.table(now.name()).ifPresent(asked -> {
                constraints(before, now, asked);
                indexes(before, now, asked);
                identities(before, now);
            });
        }
        sequences();
        dropBlocked();
        if (!aside.isEmpty()) {
            back();
            dropBlocked();
            refuseSequencesAside();
        }
        List<Rename> renames = new ArrayList<>();
        for (NameMoves.Step<Name> step : NameMoves.steps(wanted, this::temporary)) {
            renames.add(followers
                    .get(step.origin())
                    .renaming(step.from().name(), step.to().name()));
        }
        return renames;
    }

    private Name temporary(Name name) {
        return new Name(name.space(), temporary.next());
    }

    private void dropBlocked() {
        boolean blocked;
        do {
            blocked = wanted.values().removeIf(name -> taken.contains(name) && !wanted.containsKey(name));
        } while (blocked);
    }

    private String own(String name) {
        return aside.getOrDefault(name, name);
    }

    private boolean isAside(String name) {
        return aside.containsKey(name);
    }

    private void back() {
        for (Table table : renamed.tables()) {
            table.constraints().stream()
                    .filter(each -> isAside(each.name()))
                    .forEach(each -> follow(table, each, own(each.name())));
            table.indexes().stream()
                    .filter(each -> isAside(each.name()))
                    .forEach(each -> follow(table, each, own(each.name())));
        }
        sequencesAside().forEach(each -> follow(each, each.sibling(own(each.name()))));
    }

    private List<QualifiedName> sequencesAside() {
        return Stream.concat(
                        renamed.tables().stream().flatMap(each -> RelationNames.identities(each).stream()),
                        renamed.sequences().stream().map(Sequence::name))
                .filter(each -> isAside(each.name()))
                .toList();
    }

    /** What else was put aside is told by its shape when the schemas are compared; a sequence only by its name. */
    private void refuseSequencesAside() {
        for (QualifiedName each : sequencesAside()) {
            if (!wanted.containsKey(Name.relation(each))) {
                QualifiedName name = each.sibling(own(each.name()));
                throw Problem.of("Sequence " + Names.display(name.name()) + " cannot go along with its table to schema "
                                + Names.display(name.schema()) + ": " + name + " is there already.")
                        .instead("drop or rename that one in a revision before this one")
                        .usage();
            }
        }
    }

    private static Name nameOf(Table table, Constraint constraint) {
        return constraint.hasIndex()
                ? Name.relation(table.name().sibling(constraint.name()))
                : new Name(table.name(), constraint.name());
    }

    private void constraints(Table before, Table now, Table asked) {
        for (Constraint constraint : now.constraints()) {
            Constraint old = before.constraint(own(constraint.name())).orElseThrow();
            if (before.name().equals(now.name()) && old.equals(constraint)) {
                continue;
            }
            newName(before, now, asked, old, constraint)
                    .filter(name -> !name.equals(constraint.name()))
                    .ifPresent(name -> follow(now, constraint, name));
        }
    }

    private void follow(Table table, Constraint constraint, String name) {
        follow(
                nameOf(table, constraint),
                nameOf(table, constraint.withName(name)),
                (from, to) -> new RenameConstraint(table.name(), constraint.withName(from), to));
    }

    private static Optional<String> newName(
            Table before, Table now, Table asked, Constraint old, Constraint constraint) {
        if (GeneratedNames.isGenerated(old.name())) {
            return asked.constraints().stream()
                    .filter(each -> GeneratedNames.isGenerated(each.name()))
                    .filter(each -> bare(each).equals(bare(constraint)))
                    .map(Constraint::name)
                    .findFirst();
        }
        String usual = GeneratedNames.usual(before.name().name(), old);
        return counted(old.name(), usual)
                .map(count -> GeneratedNames.usual(now.name().name(), constraint) + count)
                .filter(name -> asked.constraint(name)
                        .filter(each -> each.getClass().equals(constraint.getClass()))
                        .isPresent());
    }

    private static Constraint bare(Constraint constraint) {
        return constraint.withName("?").withComment(Optional.empty());
    }

    /** What follows the usual name: nothing, or the number that PostgreSQL put behind a name which was taken. */
    private static Optional<String> counted(String name, String usual) {
        return name.startsWith(usual) && name.substring(usual.length()).chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(name.substring(usual.length()))
                : Optional.empty();
    }

    private void indexes(Table before, Table now, Table asked) {
        for (Index index : now.indexes()) {
            Index old = before.index(own(index.name())).orElseThrow();
            if (before.name().equals(now.name()) && old.equals(index)) {
                continue;
            }
            newName(before, now, asked, old, index)
                    .filter(name -> !name.equals(index.name()))
                    .ifPresent(name -> follow(now, index, name));
        }
    }

    private void follow(Table table, Index index, String name) {
        follow(
                Name.relation(table.name().sibling(index.name())),
                Name.relation(table.name().sibling(name)),
                (from, to) -> new RenameIndex(table.name(), index.withName(from), to));
    }

    private static Optional<String> newName(Table before, Table now, Table asked, Index old, Index index) {
        if (GeneratedNames.isGenerated(old.name())) {
            return asked.indexes().stream()
                    .filter(each -> GeneratedNames.isGenerated(each.name()))
                    .filter(each -> bare(each).equals(bare(index)))
                    .map(Index::name)
                    .findFirst();
        }
        return counted(old.name(), GeneratedNames.usual(before.name().name(), old))
                .map(count -> GeneratedNames.usual(now.name().name(), index) + count)
                .filter(name -> asked.index(name).isPresent());
    }

    private static Index bare(Index index) {
        return index.withName("?").withComment(Optional.empty());
    }

    private void identities(Table before, Table now) {
        Map<String, QualifiedName> sequences = identitySequences(now);
        for (int i = 0; i < before.columns().size(); i++) {
            String column = now.columns().get(i).name();
            if (sequences.containsKey(column)) {
                ofColumn(
                        before.name().name(),
                        before.columns().get(i).name(),
                        now.name().name(),
                        column,
                        sequences.get(column));
            }
        }
    }

    private void sequences() {
        List<Sequence> now = renamed.sequences();
        for (Sequence before : told.original().sequences()) {
            before.owner()
                    .ifPresent(old -> now.stream()
                            .filter(each ->
                                    own(each.name().name()).equals(before.name().name()))
                            .filter(each -> each.owner()
                                    .filter(owner -> owner.table().equals(told.nameOf(old.table())))
                                    .isPresent())
                            .findFirst()
                            .ifPresent(each -> ofColumn(
                                    old.table().name(),
                                    old.column(),
                                    each.owner().orElseThrow().table().name(),
                                    each.owner().orElseThrow().column(),
                                    each.name())));
            if (before.owner().isEmpty()) {
                ofTable(before.name());
            }
        }
    }

    private void ofColumn(String oldTable, String oldColumn, String table, String column, QualifiedName sequence) {
        counted(own(sequence.name()), Names.generated(oldTable, oldColumn, "seq"))
                .map(count -> sequence.sibling(Names.generated(table, column, "seq") + count))
                .filter(name -> !name.equals(sequence) && isAsked(name))
                .ifPresent(name -> follow(sequence, name));
    }

    /** Hibernate calls the sequence of an entity {@code <entity>_seq}; it is owned by no column. */
    private void ofTable(QualifiedName sequence) {
        for (Table table : told.original().tables()) {
            QualifiedName now = told.nameOf(table.name());
            QualifiedName name = sequence.sibling(now.name() + "_seq");
            if (sequence.name().equals(table.name().name() + "_seq")
                    && !name.equals(sequence)
                    && isAsked(name)
                    && !isAsked(sequence)) {
                follow(sequence, name);
            }
        }
    }

    private boolean isAsked(QualifiedName sequence) {
        return desired.sequencesByName().containsKey(sequence)
                || desired.tables().stream()
                        .anyMatch(table -> identitySequences(table).containsValue(sequence));
    }

    private void follow(QualifiedName sequence, QualifiedName to) {
        follow(
                Name.relation(sequence),
                Name.relation(to),
                (from, next) -> new RenameSequence(sequence.sibling(from), next));
    }

    private void follow(Name from, Name to, Follower follower) {
        if (!wanted.containsKey(from) && !wanted.containsValue(to)) {
            wanted.put(from, to);
            followers.put(from, follower);
        }
    }

    private static Map<String, QualifiedName> identitySequences(Table table) {
        Map<String, QualifiedName> sequences = new HashMap<>();
        table.columns().forEach(column -> {
            if (column.value() instanceof ColumnValue.Identity identity) {
                sequences.put(column.name(), identity.sequence());
            }
        });
        return sequences;
    }
}
