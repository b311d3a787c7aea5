package dev.alambique.migration.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names for what is on its way to a name that is not free yet, each given once, and none that anything else has. */
public final class TemporaryNames {
    private static final String PREFIX = "alambique_tmp_";

    private final Set<String> taken;
    private final Set<String> given = new HashSet<>();
    private int number;

    private TemporaryNames(Set<String> taken) {
        this.taken = taken;
    }

    /** Names that no relation, column, constraint, type or value of an enum type of those schemas has. */
    public static TemporaryNames in(Schema... schemas) {
        Set<String> taken = new HashSet<>();
        for (Schema schema : schemas) {
            schema.tables().forEach(table -> names(table).forEach(taken::add));
            schema.sequences().forEach(each -> taken.add(each.name().name()));
            schema.enums().forEach(each -> taken.add(each.name().name()));
            schema.enums().forEach(each -> taken.addAll(each.values()));
            schema.unmodelled().forEach(each -> taken.add(each.name().name()));
            schema.views().forEach(each -> taken.add(each.name().name()));
        }
        return new TemporaryNames(taken);
    }

    private static Stream<String> names(Table table) {
        return Stream.of(
                        Stream.of(table.name().name()),
                        table.columns().stream().flatMap(column -> names(column).stream()),
                        table.constraints().stream().map(Constraint::name),
                        table.indexes().stream().map(Index::name))
                .flatMap(names -> names);
    }

    private static List<String> names(Column column) {
        return column.value() instanceof ColumnValue.Identity identity
                ? List.of(column.name(), identity.sequence().name())
                : List.of(column.name());
    }

    /** Whether it looks like one that is given here. */
    public static boolean isLike(String name) {
        return name.startsWith(PREFIX);
    }

    /** Another name. */
    public String next() {
        String name;
        do {
            number++;
            name = PREFIX + number;
        } while (taken.contains(name));
        given.add(name);
        return name;
    }

    /** Whether it is one of those that were given. */
    public boolean isGiven(String name) {
        return given.contains(name);
    }
}
