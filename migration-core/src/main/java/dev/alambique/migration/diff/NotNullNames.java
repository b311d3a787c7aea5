package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.Table;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Names for the NOT NULL rules of a table that nobody chose a name for. A renamed column leaves the generated name of
 * its rule behind, so that the name which another column's rule would have may be taken.
 */
final class NotNullNames {
    private final Table from;
    private final Table to;
    private final Set<String> taken = new HashSet<>();

    private NotNullNames(Table from, Table to) {
        this.from = from;
        this.to = to;
        from.constraints().forEach(each -> taken.add(each.name()));
        to.constraints().stream().map(Constraint::name).forEach(taken::add);
        from.columns().forEach(each -> each.rule().ifPresent(rule -> taken.add(rule.name())));
    }

    /** The second table with names that its rules keep or can take, whichever of them changes first. */
    static Table reachable(Table from, Table to) {
        NotNullNames names = new NotNullNames(from, to);
        return to.withColumns(to.columns().stream().map(names::named).toList());
    }

    private Column named(Column column) {
        Optional<NotNull> rule = column.rule()
                .filter(NotNull::isNameGenerated)
                .filter(each -> !to.ancestry().hasConstraint(each.name()));
        return rule.isEmpty()
                ? column
                : column.withRule(rule.map(each -> each.withName(kept(column).orElseGet(() -> free(column)))));
    }

    private Optional<String> kept(Column column) {
        return from.column(column.name())
                .flatMap(Column::rule)
                .filter(NotNull::isNameGenerated)
                .map(NotNull::name);
    }

    private String free(Column column) {
        String usual = Names.generated(from.name().name(), column.name(), "not_null");
        String name = usual;
        for (int number = 1; !taken.add(name); number++) {
            name = Names.generated(from.name().name(), column.name(), "not_null" + number);
        }
        return name;
    }
}
