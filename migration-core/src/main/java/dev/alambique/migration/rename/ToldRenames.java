package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TemporaryNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the flags tell of two schemas: which table, column, sequence, enum type or value of the one is which of the other. */
final class ToldRenames {
    private final Schema original;
    private final Schema desired;
    private final String defaultSchema;
    private final Map<QualifiedName, QualifiedName> tables = new LinkedHashMap<>();
    private final Map<QualifiedName, QualifiedName> sequences = new LinkedHashMap<>();
    private final Map<QualifiedName, Map<String, String>> columns = new LinkedHashMap<>();
    private final ToldTypes types;
    private final TemporaryNames temporary;

    ToldRenames(Schema original, Schema desired, String defaultSchema) {
        this.original = original;
        this.desired = desired;
        this.defaultSchema = defaultSchema;
        this.temporary = TemporaryNames.in(original, desired);
        this.types = new ToldTypes(original, desired, temporary);
    }

    /** Takes one flag in. What stands left of its colon is a name that the original schema has. */
    void add(String text) {
        RenameFlag flag = RenameFlag.parse(text);
        List<String> from = flag.from();
        if (from.size() == 1) {
            relation(flag, new QualifiedName(defaultSchema, from.get(0)));
        } else if (from.size() == 3) {
            part(flag, new QualifiedName(from.get(0), from.get(1)), from.get(2));
        } else {
            twoParts(flag);
        }
    }

    private void twoParts(RenameFlag flag) {
        QualifiedName relation =
                new QualifiedName(flag.from().get(0), flag.from().get(1));
        QualifiedName owner = new QualifiedName(defaultSchema, flag.from().get(0));
        boolean isRelation = isThere(relation);
        boolean isPart = original.table(owner)
                        .flatMap(table -> table.column(flag.from().get(1)))
                        .isPresent()
                || types.hasValue(owner, flag.from().get(1));
        boolean moves = flag.to().size() == 2;
        if (isRelation && (moves || !isPart) || moves && !isPart) {
            relation(flag, relation);
        } else if (!isRelation) {
            part(flag, owner, flag.from().get(1));
        } else {
            throw Problem.of("--rename " + flag + " may mean a part of one thing or the whole of another.")
                    .with("there are", owner + " with " + Names.display(relation.name()) + " in it\n" + relation)
                    .instead("name the part with its schema, or the new name of the whole with its own")
                    .usage();
        }
    }

    /** A table and an enum type of one schema never share a name, because each table has a type of its own name. */
    private void part(RenameFlag flag, QualifiedName owner, String name) {
        if (types.has(owner)) {
            types.value(flag, owner, name);
        } else {
            column(flag, owner, name);
        }
    }

    private boolean isThere(QualifiedName relation) {
        return original.table(relation).isPresent()
                || types.has(relation)
                || original.sequencesByName().containsKey(relation);
    }

    private void relation(RenameFlag flag, QualifiedName from) {
        List<String> to = flag.to();
        QualifiedName target = to.size() == 2 ? new QualifiedName(to.get(0), to.get(1)) : from.sibling(to.get(0));
        if (original.table(from).isPresent()) {
            put(tables, from, target, flag);
        } else if (types.has(from)
                && (types.isAsked(target) || !original.sequencesByName().containsKey(from))) {
            types.type(flag, from, target);
        } else if (original.sequencesByName().containsKey(from)) {
            sequence(flag, from, target);
        } else {
            throw notThere(flag, "tables, types and sequences", named(whole()));
        }
    }

    private void sequence(RenameFlag flag, QualifiedName from, QualifiedName target) {
        if (!from.schema().equals(target.schema())) {
            throw Problem.of("--rename " + flag + " would move sequence " + from + " to another schema.")
                    .instead("move it in a revision of its own before this one, with ALTER SEQUENCE … SET SCHEMA;"
                            + "\none that a column owns goes along with its table")
                    .usage();
        }
        put(sequences, from, target, flag);
    }

    private void column(RenameFlag flag, QualifiedName owner, String from) {
        if (flag.to().size() > 1) {
            throw Problem.of("--rename " + flag + " would move a column to another table.")
                    .instead("only the column's new name on the right: " + Names.display(from) + ":new_name")
                    .usage();
        }
        Table table = original.table(owner).orElseThrow(() -> notThere(flag, "tables and types", named(whole())));
        if (table.column(from).isEmpty()) {
            throw notThere(
                    flag,
                    "columns",
                    table.columns().stream()
                            .map(each -> Names.display(each.name()))
                            .toList());
        }
        put(
                columns.computeIfAbsent(owner, any -> new LinkedHashMap<>()),
                from,
                flag.to().get(0),
                flag);
    }

    static <K> void put(Map<K, K> names, K from, K to, RenameFlag flag) {
        if (from.equals(to)) {
            throw Problem.of("--rename " + flag + " changes nothing.").usage();
        }
        if (names.containsKey(from) && !names.get(from).equals(to)
                || !names.containsKey(from) && names.containsValue(to)) {
            throw Problem.of("--rename " + flag + " contradicts another --rename.")
                    .instead("one new name for each old one, and the other way round")
                    .usage();
        }
        names.put(from, to);
    }

    /** The tables, enum types and sequences that the model does not ask for, or all if there are none. */
    private List<QualifiedName> whole() {
        List<QualifiedName> all = Stream.of(
                        original.tables().stream().map(Table::name),
                        original.enums().stream().map(EnumType::name),
                        original.sequences().stream().map(Sequence::name))
                .flatMap(names -> names)
                .toList();
        List<QualifiedName> gone = all.stream()
                .filter(name -> desired.table(name).isEmpty()
                        && !types.isAsked(name)
                        && !desired.sequencesByName().containsKey(name))
                .toList();
        return gone.isEmpty() ? all : gone;
    }

    private List<String> named(List<QualifiedName> names) {
        return names.stream()
                .map(name -> name.schema().equals(defaultSchema) ? Names.display(name.name()) : name.toString())
                .toList();
    }

    static RuntimeException notThere(RenameFlag flag, String label, List<String> candidates) {
        return Problem.of("--rename " + flag + " names nothing that is there.")
                .with(label, candidates.isEmpty() ? "none" : String.join(", ", candidates))
                .instead("on the left the name that the database has, on the right the one that the model asks for")
                .usage();
    }

    /** Holds what was told against both schemas. */
    void check(Set<ObjectKey> converted) {
        types.check(tables.keySet());
        TargetCheck check = new TargetCheck(types.renamedIn(original), desired, tables, converted);
        tables.forEach(check::table);
        columns.forEach((table, names) -> names.forEach((from, to) -> check.column(table, names, from, to)));
        sequences.forEach((from, to) -> check.sequence(sequences, from, to));
    }

    /** The namespaces that tables and types move to and that are not there yet. */
    List<Namespace> newNamespaces() {
        Map<String, Namespace> there = original.namespacesByName();
        Map<String, Namespace> asked = desired.namespacesByName();
        return Stream.concat(tables.values().stream(), types.names().values().stream())
                .map(QualifiedName::schema)
                .distinct()
                .filter(name -> !there.containsKey(name))
                .map(name -> asked.getOrDefault(name, new Namespace(name, Optional.empty())))
                .toList();
    }

    /** What else needs a name in between takes it from here. */
    TemporaryNames temporaryNames() {
        return temporary;
    }

    /** The operations: tables and types, then their columns and values by the new names, then sequences. */
    List<Rename> renames() {
        List<Rename> renames = new ArrayList<>();
        Map<QualifiedName, QualifiedName> whole = new LinkedHashMap<>(tables);
        whole.putAll(types.names());
        for (NameMoves.Step<QualifiedName> step : NameMoves.steps(whole, this::temporary)) {
            renames.add(
                    tables.containsKey(step.origin()) ? new RenameTable(step.from(), step.to()) : types.rename(step));
        }
        columns.forEach((table, names) -> {
            QualifiedName owner = tables.getOrDefault(table, table);
            for (NameMoves.Step<String> step : NameMoves.steps(names, any -> temporary.next())) {
                renames.add(new RenameColumn(owner, step.from(), step.to()));
            }
        });
        renames.addAll(types.valueRenames());
        for (NameMoves.Step<QualifiedName> step : NameMoves.steps(sequences, this::temporary)) {
            renames.add(new RenameSequence(step.from(), step.to().name()));
        }
        return renames;
    }

    private QualifiedName temporary(QualifiedName name) {
        return name.sibling(temporary.next());
    }
}
