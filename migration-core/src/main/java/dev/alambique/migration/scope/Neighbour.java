package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ColumnValue.Generated;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table that is kept, reduced to what ties it to the model's tables and to the enum types that the model changes. */
final class Neighbour {
    private final Table whole;
    private final Set<QualifiedName> inside;
    private final Set<String> referenced;
    private final List<EnumType> changing;

    /**
     * A neighbour of the model's tables.
     *
     * @param inside the model's tables
     * @param referenced the columns that foreign keys of the model's tables point to
     * @param changing the enum types whose values change
     */
    Neighbour(Table whole, Set<QualifiedName> inside, Set<String> referenced, List<EnumType> changing) {
        this.whole = whole;
        this.inside = inside;
        this.referenced = referenced;
        this.changing = changing;
    }

    Table reduced() {
        List<Constraint> constraints = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        Set<String> columns = new HashSet<>(referenced);
        for (Column column : whole.columns()) {
            if (isTied(column)) {
                columns.add(column.name());
                columns.addAll(column.value() instanceof Generated value ? value.columns() : List.of());
            }
        }
        for (Constraint constraint : whole.constraints()) {
            if (isTied(constraint)) {
                constraints.add(constraint.withComment(Optional.empty()));
                columns.addAll(constraint.columns());
            }
        }
        for (Index index : whole.indexes()) {
            if (isTied(index)) {
                indexes.add(index);
                columns.addAll(index.columns());
            }
        }
        List<Column> reduced = whole.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .map(column -> isTied(column) ? column : column.withValue(new ColumnValue.Given()))
                .map(column -> column.withComment(Optional.empty()))
                .toList();
        TableSettings settings =
                TableSettings.USUAL.withPersistence(whole.settings().persistence());
        return Table.of(whole.name(), reduced, constraints, indexes).withSettings(settings);
    }

    private boolean isTied(Column column) {
        return isOfChanging(column.name())
                || column.value() instanceof Generated value
                        && value.columns().stream().anyMatch(this::isOfChanging)
                || isNaming(ObjectKey.columnDefault(whole.name(), column.name()));
    }

    private boolean isTied(Constraint constraint) {
        if (constraint instanceof ForeignKey key && inside.contains(key.target())
                || constraint.hasIndex() && referenced.containsAll(constraint.columns())) {
            return true;
        }
        boolean rebuilt =
                constraint instanceof ForeignKey || constraint instanceof Check || constraint instanceof Exclusion;
        return rebuilt
                && (constraint.columns().stream().anyMatch(this::isOfChanging)
                        || isNaming(ObjectKey.constraint(whole.name(), constraint.name()))
                        || isNaming(ObjectKey.index(whole.name().sibling(constraint.name()))));
    }

    private boolean isTied(Index index) {
        return isNaming(ObjectKey.index(whole.name().sibling(index.name())))
                || index.columns().stream().anyMatch(this::isOfChanging);
    }

    private boolean isOfChanging(String name) {
        return whole.column(name)
                .filter(column -> changing.stream().anyMatch(type -> type.isTypeOf(column)))
                .isPresent();
    }

    private boolean isNaming(ObjectKey expression) {
        return changing.stream().anyMatch(type -> type.expressions().contains(expression));
    }
}
