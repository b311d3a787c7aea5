package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A comparison narrowed to what the model may touch.
 *
 * @param current what the database has of it
 * @param target what the database should have of it: what the model asks for, and what is kept
 * @param kept what the model does not ask for and stays all the same, sorted
 * @param comments the comments that stay so, on what the model asks for, sorted
 * @param gone what was made by hand and goes with a column that is dropped, sorted
 */
public record Scope(Schema current, Schema target, List<Kept> kept, List<Kept> comments, List<ObjectKey> gone) {
    public Scope {
        kept = kept.stream().sorted().toList();
        comments = comments.stream().sorted().toList();
        gone = gone.stream().sorted().toList();
    }

    /** The comparison of two schemas in everything that they hold. */
    public static Scope ofAll(Schema current, Schema target) {
        return new Scope(current, target, List.of(), List.of(), List.of());
    }

    /**
     * Decides what a model that asks for {@code desired} may do to a database that holds {@code current}.
     *
     * @param defaultSchema the schema of names that the model does not qualify
     */
    public static Scope of(Schema current, Schema desired, Ownership ownership, String defaultSchema) {
        return new Scoping(current, desired, ownership, defaultSchema).scope();
    }

    /** The ownership of a model that owns all that the database holds. */
    public static Ownership ownershipOf(Schema current) {
        return EverythingIn.of(current);
    }

    /** What is kept, the comments behind the rest. */
    public List<Kept> allKept() {
        return Stream.concat(kept.stream(), comments.stream()).toList();
    }

    /**
     * This comparison without one kept part of a table, on both sides: what is the same before and after does not
     * change the plan. Of a table itself, it is where it is placed that is left out.
     */
    public Scope without(ObjectKey part) {
        UnaryOperator<Table> narrow = table -> without(table, part);
        return new Scope(
                current.withTables(current.tables().stream().map(narrow).toList()),
                target.withTables(target.tables().stream().map(narrow).toList()),
                kept,
                comments,
                gone);
    }

    private static Table without(Table table, ObjectKey part) {
        QualifiedName name = table.name();
        List<Constraint> constraints = table.constraints().stream()
                .filter(each -> !part.equals(ObjectKey.constraint(name, each.name())))
                .toList();
        List<Index> indexes = table.indexes().stream()
                .filter(each -> !part.equals(ObjectKey.index(name.sibling(each.name()))))
                .toList();
        List<Column> columns = table.columns().stream()
                .map(each -> part.equals(ObjectKey.columnDefault(name, each.name()))
                        ? each.withValue(new ColumnValue.Given())
                        : each)
                .toList();
        Table narrowed = table.withConstraints(constraints).withIndexes(indexes).withColumns(columns);
        if (part.equals(table.key())) {
            return narrowed.withSettings(table.settings().placedAsUsual())
                    .withConstraints(constraints.stream()
                            .map(each -> each.keptIndex()
                                    .map(index -> each.withKeptIndex(index.placedAsUsual()))
                                    .orElse(each))
                            .toList());
        }
        boolean isRelation = constraints.size() < table.constraints().size()
                || indexes.size() < table.indexes().size();
        return isRelation
                ? narrowed.withSettings(table.settings()
                        .forgetting(part.part().orElse(part.relation().name())))
                : narrowed;
    }
}
