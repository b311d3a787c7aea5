package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The foreign keys that are kept and stand on a unique key which a plan takes away. */
final class KeysInTheWay {
    private KeysInTheWay() {}

    static List<Problem> of(Scope scope) {
        List<Problem> problems = new ArrayList<>();
        Map<QualifiedName, Table> tables = scope.target().tablesByName();
        for (Table table : scope.target().tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                Table target = tables.get(key.target());
                if (target == null || !hasKey(target, new HashSet<>(key.targetColumns()))) {
                    problems.add(Problem.of("Foreign key " + table.name() + "." + Names.display(key.name())
                                    + " is in the way of a change that the model asks for.")
                            .with(
                                    "reason",
                                    "it is kept, and needs the unique key " + key.target() + " ("
                                            + Names.display(key.targetColumns())
                                            + "), which the model no longer has")
                            .instead(
                                    "--drop it, if it belongs to a table of the model; drop it by hand; or keep the key in"
                                            + " the model"));
                }
            }
        }
        return problems;
    }

    private static boolean hasKey(Table table, Set<String> columns) {
        return table.constraints().stream()
                        .filter(Constraint::hasIndex)
                        .map(Constraint::columns)
                        .anyMatch(key -> columns.equals(Set.copyOf(key)))
                || table.indexes().stream().map(Index::uniqueColumns).anyMatch(key -> columns.equals(Set.copyOf(key)));
    }
}
