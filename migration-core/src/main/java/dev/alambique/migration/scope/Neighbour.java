package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Constraint.ForeignKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table that is kept, reduced to what ties it to the model's tables. */
final class Neighbour {
    private final Table whole;
    private final Set<QualifiedName> inside;
    private final Set<String> referenced;

    /**
     * A neighbour of the model's tables.
     *
     * @param inside the model's tables
     * @param referenced the columns that foreign keys of the model's tables point to
     */
    Neighbour(Table whole, Set<QualifiedName> inside, Set<String> referenced) {
        this.whole = whole;
        this.inside = inside;
        this.referenced = referenced;
    }

    Table reduced() {
        List<Constraint> constraints = new ArrayList<>();
        Set<String> columns = new HashSet<>(referenced);
        for (Constraint constraint : whole.constraints()) {
            if (constraint instanceof ForeignKey key && inside.contains(key.target())
                    || constraint.hasIndex() && referenced.containsAll(constraint.columns())) {
                constraints.add(constraint.withComment(Optional.empty()));
                columns.addAll(constraint.columns());
            }
        }
        List<Column> reduced = whole.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .map(column -> column.withValue(new ColumnValue.Given()).withComment(Optional.empty()))
                .toList();
        TableSettings settings =
                TableSettings.USUAL.withPersistence(whole.settings().persistence());
        return new Table(whole.name(), reduced, constraints, List.of(), settings, Optional.empty(), List.of());
    }
}
