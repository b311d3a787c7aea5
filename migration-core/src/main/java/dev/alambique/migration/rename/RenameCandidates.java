package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.scope.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What a plan drops, and creates alike: columns of one type in one table, tables of the same columns, sequences, enum types and values. */
public final class RenameCandidates {
    /** How many pairs are worth a question each; of more, each that goes has one that comes. */
    private static final int FEW = 4;

    private final Renaming renaming;
    private final String defaultSchema;
    private final List<RenameCandidate> found = new ArrayList<>();
    private final List<Table> goneTables = new ArrayList<>();
    private final List<Table> newTables = new ArrayList<>();
    private final List<Sequence> goneSequences = new ArrayList<>();
    private final List<Sequence> newSequences = new ArrayList<>();
    private final TypeCandidates types = new TypeCandidates();
    private final Map<QualifiedName, List<Column>> goneColumns = new TreeMap<>();
    private final Map<QualifiedName, List<Column>> newColumns = new TreeMap<>();

    private RenameCandidates(Renaming renaming, String defaultSchema) {
        this.renaming = renaming;
        this.defaultSchema = defaultSchema;
    }

    /**
     * The candidates of a plan.
     *
     * @param kept what stays although it is not asked for: a table among it may be what a new one was
     */
    public static List<RenameCandidate> of(
            MigrationPlan plan, List<Kept> kept, Renaming renaming, String defaultSchema) {
        RenameCandidates candidates = new RenameCandidates(renaming, defaultSchema);
        plan.operations().forEach(candidates::note);
        for (Kept each : kept) {
            if (each.key().kind() == ObjectKey.Kind.TABLE) {
                renaming.original().table(each.key().relation()).ifPresent(candidates.goneTables::add);
            }
            if (each.key().kind() == ObjectKey.Kind.TYPE) {
                Optional.ofNullable(
                                renaming.renamed().enumsByName().get(each.key().relation()))
                        .ifPresent(candidates.types::kept);
            }
        }
        candidates.tables();
        candidates.columns();
        candidates.sequences();
        candidates.types();
        return List.copyOf(candidates.found);
    }

    private void note(Operation operation) {
        types.note(operation);
        if (operation instanceof DropTable drop) {
            goneTables.add(drop.table());
        } else if (operation instanceof CreateTable create) {
            newTables.add(create.table());
        } else if (operation instanceof DropColumn drop) {
            columns(goneColumns, drop.table(), drop.column());
        } else if (operation instanceof AddColumn add) {
            columns(newColumns, add.table(), add.column());
        } else if (operation instanceof DropSequence drop && standsAlone(drop.sequence())) {
            goneSequences.add(drop.sequence());
        } else if (operation instanceof CreateSequence create) {
            newSequences.add(create.sequence());
        } else if (operation instanceof SetOwner owner && owner.to().isPresent()) {
            newSequences.removeIf(each -> each.name().equals(owner.sequence()));
        }
    }

    private static void columns(Map<QualifiedName, List<Column>> columns, QualifiedName table, Column column) {
        if (!(column.value() instanceof ColumnValue.Generated)) {
            columns.computeIfAbsent(table, any -> new ArrayList<>()).add(column);
        }
    }

    private boolean standsAlone(Sequence sequence) {
        Sequence original = renaming.original().sequencesByName().get(sequence.name());
        return original != null && original.owner().isEmpty();
    }

    private void tables() {
        pair(goneTables, newTables, RenameCandidates::sameColumns, (old, now) -> {
            QualifiedName from = renaming.originOf(old.name());
            add(old.key(), now.key(), names(from), target(from, now.name()));
        });
    }

    private static boolean sameColumns(Table one, Table other) {
        return !one.columns().isEmpty() && types(one).equals(types(other));
    }

    private static Map<String, String> types(Table table) {
        return table.columns().stream().collect(Collectors.toMap(Column::name, Column::type));
    }

    private void columns() {
        goneColumns.forEach((table, gone) -> {
            List<Column> added = newColumns.getOrDefault(table, List.of());
            Map<String, List<Column>> byType = gone.stream()
                    .filter(each ->
                            added.stream().noneMatch(other -> other.name().equals(each.name())))
                    .collect(Collectors.groupingBy(Column::type, TreeMap::new, Collectors.toList()));
            byType.forEach((type, columns) -> pair(
                    columns,
                    added.stream()
                            .filter(each -> each.type().equals(type)
                                    && gone.stream()
                                            .noneMatch(other -> other.name().equals(each.name())))
                            .toList(),
                    (old, now) -> true,
                    (old, now) -> {
                        List<String> from = new ArrayList<>(names(renaming.originOf(table)));
                        from.add(old.name());
                        add(
                                ObjectKey.column(table, old.name()),
                                ObjectKey.column(table, now.name()),
                                from,
                                List.of(now.name()));
                    }));
        });
    }

    private void sequences() {
        pair(
                goneSequences,
                newSequences,
                (old, now) -> old.name().schema().equals(now.name().schema())
                        && old.options().equals(now.options()),
                (old, now) -> add(
                        old.key(),
                        now.key(),
                        names(old.name()),
                        List.of(now.name().name())));
    }

    private void types() {
        for (TypeCandidates.Pair<EnumType> pair : types.types()) {
            QualifiedName from = renaming.originOfType(pair.before().name());
            QualifiedName to = pair.after().name();
            add(pair.before().key(), pair.after().key(), names(from), target(from, to));
        }
        for (TypeCandidates.ValuePair pair : types.values()) {
            QualifiedName type = pair.type().name();
            List<String> from = new ArrayList<>(names(renaming.originOfType(type)));
            from.add(pair.before());
            add(ObjectKey.value(type, pair.before()), ObjectKey.value(type, pair.after()), from, List.of(pair.after()));
        }
    }

    private interface Found<T> {
        void accept(T old, T now);
    }

    private static <T> void pair(List<T> gone, List<T> added, BiPredicate<T, T> alike, Found<T> found) {
        List<T> free = new ArrayList<>(added);
        boolean few = gone.size() * added.size() <= FEW;
        for (T old : gone) {
            List<T> likely = free.stream().filter(now -> alike.test(old, now)).toList();
            likely.stream().limit(few ? FEW : 1).forEach(now -> {
                found.accept(old, now);
                if (!few) {
                    free.remove(now);
                }
            });
        }
    }

    private List<String> names(QualifiedName name) {
        return name.schema().equals(defaultSchema) ? List.of(name.name()) : List.of(name.schema(), name.name());
    }

    private static List<String> target(QualifiedName from, QualifiedName to) {
        return from.schema().equals(to.schema()) ? List.of(to.name()) : List.of(to.schema(), to.name());
    }

    private void add(ObjectKey from, ObjectKey to, List<String> old, List<String> now) {
        found.add(new RenameCandidate(from, to, new RenameFlag(old, now).toString()));
    }
}
