package dev.alambique.migration.rename;

import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.TemporaryNames;
import dev.alambique.migration.schema.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the flags tell of enum types: which type, and which value of a type, is which of the other schema. */
final class ToldTypes {
    private final Schema original;
    private final Map<QualifiedName, EnumType> has;
    private final Map<QualifiedName, EnumType> asked;
    private final Schema desired;
    private final TemporaryNames temporary;
    private final Map<QualifiedName, QualifiedName> names = new LinkedHashMap<>();
    private final Map<QualifiedName, Map<String, String>> values = new LinkedHashMap<>();

    ToldTypes(Schema original, Schema desired, TemporaryNames temporary) {
        this.temporary = temporary;
        this.original = original;
        this.desired = desired;
        this.has = original.enumsByName();
        this.asked = desired.enumsByName();
    }

    boolean has(QualifiedName type) {
        return has.containsKey(type);
    }

    boolean hasValue(QualifiedName type, String value) {
        return has(type) && has.get(type).values().contains(value);
    }

    boolean isAsked(QualifiedName type) {
        return asked.containsKey(type);
    }

    /** The new name of each type that has one. */
    Map<QualifiedName, QualifiedName> names() {
        return names;
    }

    void type(RenameFlag flag, QualifiedName from, QualifiedName to) {
        ToldRenames.put(names, from, to, flag);
    }

    void value(RenameFlag flag, QualifiedName type, String from) {
        if (flag.to().size() > 1) {
            throw Problem.of("--rename " + flag + " would move a value to another type.")
                    .instead("only the value's new name on the right: " + Names.display(from) + ":NEW_NAME")
                    .usage();
        }
        List<String> there = has.get(type).values();
        if (!there.contains(from)) {
            throw ToldRenames.notThere(
                    flag, "values", there.stream().map(Names::display).toList());
        }
        ToldRenames.put(
                values.computeIfAbsent(type, any -> new LinkedHashMap<>()),
                from,
                flag.to().get(0),
                flag);
    }

    /**
     * Holds what was told against both schemas.
     *
     * @param movedTables the tables that give their names up
     */
    void check(Set<QualifiedName> movedTables) {
        TypeTargetCheck check = new TypeTargetCheck(original, desired, names, values, movedTables);
        names.forEach(check::type);
        values.forEach((type, renamed) -> renamed.forEach((from, to) -> check.value(type, from, to)));
    }

    /** The schema with columns of the types by their new names. */
    Schema renamedIn(Schema schema) {
        Schema renamed = schema;
        List<NameMoves.Step<QualifiedName>> steps = NameMoves.steps(
                names, name -> name.sibling(TemporaryNames.in(original, desired).next()));
        for (NameMoves.Step<QualifiedName> step : steps) {
            renamed = RenamedSchema.type(renamed, name(step, step.from()), name(step, step.to()));
        }
        return renamed;
    }

    Rename rename(NameMoves.Step<QualifiedName> step) {
        return new RenameEnum(name(step, step.from()), name(step, step.to()));
    }

    /** A name on the way: that of before, that of after, or one in between, which is plain. */
    private TypeName name(NameMoves.Step<QualifiedName> step, QualifiedName name) {
        TypeName before = has.get(step.origin()).typeName();
        if (name.equals(before.name())) {
            return before;
        }
        return asked.containsKey(name) ? asked.get(name).typeName() : before.sibling(name.name());
    }

    /** The operations for the values, whose types have their new names by then. */
    List<Rename> valueRenames() {
        List<Rename> renames = new ArrayList<>();
        values.forEach((type, renamed) -> {
            TypeName owner = Optional.ofNullable(names.get(type))
                    .map(asked::get)
                    .orElse(has.get(type))
                    .typeName();
            for (NameMoves.Step<String> step : NameMoves.steps(renamed, any -> temporary.next())) {
                renames.add(new RenameValue(owner, step.from(), step.to()));
            }
        });
        return renames;
    }
}
