package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TemporaryNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What goes along when a table moves to another namespace: its indexes, those of its keys, and the sequences of its
 * columns. Where one meets its name there, it gets a temporary one before the table moves.
 */
final class TravellingNames {
    private final Schema desired;
    private final TemporaryNames temporary;
    private final List<Rename> renames = new ArrayList<>();
    private final Map<String, String> aside = new HashMap<>();
    private Schema state;

    TravellingNames(Schema original, Schema desired, TemporaryNames temporary) {
        this.state = original;
        this.desired = desired;
        this.temporary = temporary;
    }

    /** The renames, each after those that let what goes along with it in. */
    List<Rename> with(List<Rename> told) {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i) instanceof RenameTable move && isToOtherNamespace(move)) {
                List<Rename> later = told.subList(i + 1, told.size());
                QualifiedName home = home(move.to(), later);
                steps(move).forEach(step -> add(step, home, later));
            } else {
                add(told.get(i));
            }
        }
        return List.copyOf(renames);
    }

    private static QualifiedName home(QualifiedName table, List<Rename> later) {
        QualifiedName name = table;
        for (Rename rename : later) {
            if (rename instanceof RenameTable move && move.from().equals(name)) {
                name = move.to();
            }
        }
        return name;
    }

    private static boolean isToOtherNamespace(RenameTable move) {
        return !move.from().schema().equals(move.to().schema());
    }

    /** Of a name and a namespace one changes after the other, there and back: what it is called between must be free. */
    private List<RenameTable> steps(RenameTable move) {
        QualifiedName here = move.from().sibling(move.to().name());
        QualifiedName there = move.to().sibling(move.from().name());
        boolean isOneChange = here.equals(move.from());
        boolean isHereFree = isFree(here);
        boolean isThereFree = isFree(there);
        if (isOneChange || isHereFree && isThereFree) {
            return List.of(move);
        }
        if (isHereFree || isThereFree) {
            QualifiedName between = isHereFree ? here : there;
            return List.of(new RenameTable(move.from(), between), new RenameTable(between, move.to()));
        }
        QualifiedName first = move.from().sibling(temporary.next());
        QualifiedName second = move.to().sibling(first.name());
        return List.of(
                new RenameTable(move.from(), first),
                new RenameTable(first, second),
                new RenameTable(second, move.to()));
    }

    private boolean isFree(QualifiedName name) {
        return !RelationNames.of(state).contains(name) && !state.hasType(name);
    }

    private void add(RenameTable step, QualifiedName home, List<Rename> later) {
        if (isToOtherNamespace(step)) {
            letIn(step, home, later);
        }
        add(step);
    }

    /** The own name of each thing that still has a temporary one, by that. */
    Map<String, String> aside() {
        return Map.copyOf(aside);
    }

    private void add(Rename rename) {
        renames.add(rename);
        state = rename.in(state);
    }

    private void letIn(RenameTable move, QualifiedName home, List<Rename> later) {
        Table table = state.table(move.from()).orElseThrow();
        List<QualifiedName> owned = state.sequences().stream()
                .filter(each -> each.isOwnedBy(table.name()))
                .map(Sequence::name)
                .toList();
        Set<QualifiedName> there = RelationNames.of(state);
        there.add(move.to());
        table.constraints().stream()
                .filter(Constraint::hasIndex)
                .filter(each -> there.contains(move.to().sibling(each.name())))
                .forEach(each -> putAside(each.name(), to -> new RenameConstraint(table.name(), each, to)));
        table.indexes().stream()
                .filter(each -> there.contains(move.to().sibling(each.name())))
                .forEach(each -> putAside(each.name(), to -> new RenameIndex(table.name(), each, to)));
        RelationNames.identities(table).stream()
                .filter(each -> there.contains(move.to().sibling(each.name())))
                .forEach(each -> putAside(each.name(), to -> new RenameSequence(each, to)));
        owned.stream()
                .filter(each -> there.contains(move.to().sibling(each.name())))
                .forEach(each -> {
                    QualifiedName target = move.to().sibling(each.name());
                    if (givesWay(target, home, later)) {
                        add(new RenameSequence(target, temporary.next()));
                    } else {
                        putAside(each.name(), to -> new RenameSequence(each, to));
                    }
                });
    }

    /** A sequence that stands alone has had its day where one of its name is asked for that comes with a table. */
    private boolean givesWay(QualifiedName sequence, QualifiedName home, List<Rename> later) {
        Sequence there = state.sequencesByName().get(sequence);
        Sequence asked = desired.sequencesByName().get(sequence);
        return there != null
                && there.owner().isEmpty()
                && asked != null
                && asked.isOwnedBy(home)
                && later.stream()
                        .noneMatch(each -> each instanceof RenameSequence rename
                                && rename.sequence().equals(sequence));
    }

    private void putAside(String name, Function<String, Rename> renaming) {
        String between = temporary.next();
        aside.put(between, aside.getOrDefault(name, name));
        aside.remove(name);
        add(renaming.apply(between));
    }
}
