package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Column;
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
        to.constraints().forEach(each -> taken.add(each.name()));
        to.columns().forEach(column -> kept(column).ifPresent(taken::add));
    }

    /** The second table with names that its rules keep, or can take once what goes is gone. */
    static Table reachable(Table from, Table to) {
        NotNullNames names = new NotNullNames(from, to);
        return to.withColumns(to.columns().stream().map(names::named).toList());
    }

    private Column named(Column column) {
        return column.rule()
                .filter(NotNull::isNameGenerated)
                .filter(rule -> !to.ancestry().hasConstraint(rule.name()))
                .map(rule -> column.withRule(Optional.of(
                        rule.withName(kept(column).orElseGet(() -> free(rule.name(), column.name()))))))
                .orElse(column);
    }

    private Optional<String> kept(Column column) {
        return column.rule()
                .filter(NotNull::isNameGenerated)
                .flatMap(rule -> from.column(column.name()))
                .flatMap(Column::rule)
                .filter(NotNull::isNameGenerated)
                .map(NotNull::name);
    }

    private String free(String wanted, String column) {
        String name = wanted;
        for (int number = 0; !taken.add(name); number++) {
            name = Names.generated(from.name().name(), column, "not_null" + (number == 0 ? "" : number));
        }
        return name;
    }
}
