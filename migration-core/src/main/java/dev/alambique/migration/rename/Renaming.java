package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.NamespaceOperation.CreateNamespace;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The renames of a comparison, which come before all other operations.
 *
 * @param original the schema as it is, in whose names the renames were told
 * @param namespaces those that tables and types move to, and that are not there yet
 * @param renames one after the other
 */
public record Renaming(Schema original, List<Namespace> namespaces, List<Rename> renames) {
    public Renaming {
        namespaces = List.copyOf(namespaces);
        renames = List.copyOf(renames);
    }

    /**
     * The renames that flags tell, and those of the generated names that follow.
     *
     * @param flags as {@code --rename} takes them
     * @throws dev.alambique.migration.problem.UsageException if a flag does not fit the two schemas
     */
    public static Renaming of(List<String> flags, Schema original, Schema desired, String defaultSchema) {
        return of(flags, original, desired, defaultSchema, Set.of());
    }

    /**
     * As {@link #of(List, Schema, Schema, String)}, where columns may become something else by the way.
     *
     * @param converted the columns of which is said how their values follow, by an old or a new name
     * @throws dev.alambique.migration.problem.UsageException if a flag does not fit the two schemas
     */
    public static Renaming of(
            List<String> flags, Schema original, Schema desired, String defaultSchema, Set<ObjectKey> converted) {
        Renaming none = new Renaming(original, List.of(), List.of());
        if (flags.isEmpty()) {
            return none;
        }
        ToldRenames told = new ToldRenames(original, desired, defaultSchema);
        flags.forEach(told::add);
        told.check(converted);
        TravellingNames travelling = new TravellingNames(original, desired, told.temporaryNames());
        Renaming renaming = new Renaming(original, told.newNamespaces(), travelling.with(told.renames()));
        List<Rename> all = new ArrayList<>(renaming.renames());
        all.addAll(new FollowingNames(renaming, desired, travelling.aside()).renames());
        return new Renaming(original, renaming.namespaces(), all);
    }

    public boolean isEmpty() {
        return renames.isEmpty();
    }

    /** The original schema after the renames, with the expression texts of before. */
    public Schema renamed() {
        return renamed(original);
    }

    /** Some of the original schema after the renames, with the expression texts of before. */
    public Schema renamed(Schema part) {
        Schema schema = part.withNamespaces(
                Stream.concat(part.namespaces().stream(), namespaces.stream()).toList());
        for (Rename rename : renames) {
            schema = rename.in(schema);
        }
        return schema;
    }

    /** A part of the renamed schema as it was before the renames. */
    public Schema undone(Schema renamed) {
        if (isEmpty()) {
            return renamed;
        }
        Schema schema = renamed;
        for (Rename rename : backwards()) {
            schema = rename.inverse().in(schema);
        }
        List<Namespace> before = new ArrayList<>(schema.namespaces());
        before.removeIf(
                each -> namespaces.stream().anyMatch(other -> other.name().equals(each.name())));
        return Words.of(schema.withNamespaces(before), original);
    }

    /** What a table of the original schema is called after the renames. */
    public QualifiedName nameOf(QualifiedName table) {
        QualifiedName name = table;
        for (Rename rename : renames) {
            if (rename instanceof RenameTable step && step.from().equals(name)) {
                name = step.to();
            }
        }
        return name;
    }

    /** What a table of the renamed schema was called before. */
    public QualifiedName originOf(QualifiedName table) {
        QualifiedName name = table;
        for (Rename rename : backwards()) {
            if (rename instanceof RenameTable step && step.to().equals(name)) {
                name = step.from();
            }
        }
        return name;
    }

    /** What an enum type of the renamed schema was called before. */
    public QualifiedName originOfType(QualifiedName type) {
        QualifiedName name = type;
        for (Rename rename : backwards()) {
            if (rename instanceof RenameEnum step && step.to().name().equals(name)) {
                name = step.from().name();
            }
        }
        return name;
    }

    /** What a column of the renamed schema was called before, without its table. */
    public String originOf(QualifiedName table, String column) {
        QualifiedName owner = table;
        String name = column;
        for (Rename rename : backwards()) {
            if (rename instanceof RenameTable step && step.to().equals(owner)) {
                owner = step.from();
            } else if (rename instanceof RenameColumn step
                    && step.table().equals(owner)
                    && step.to().equals(name)) {
                name = step.from();
            }
        }
        return name;
    }

    private List<Rename> backwards() {
        List<Rename> backwards = new ArrayList<>(renames);
        Collections.reverse(backwards);
        return backwards;
    }

    /** The lines of the renames, as {@link Summary} writes them. */
    public List<String> lines() {
        return Summary.of(new MigrationPlan(operations()));
    }

    /** The plan that renames first and then does the rest. */
    public MigrationPlan before(MigrationPlan rest) {
        return isEmpty() ? rest : new Absorption(operations(), rest.operations()).plan();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        namespaces.forEach(each -> operations.add(new CreateNamespace(each)));
        operations.addAll(renames);
        return operations;
    }
}
