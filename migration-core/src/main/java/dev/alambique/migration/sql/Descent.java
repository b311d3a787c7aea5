package dev.alambique.migration.sql;

import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.schema.Ancestry;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How statements say which tables a table takes columns and constraints over from. */
final class Descent {
    private final Quoting quoting;

    Descent(Quoting quoting) {
        this.quoting = quoting;
    }

    /**
     * What CREATE TABLE says behind the name.
     *
     * @param body what the table has of its own
     */
    String around(String body, Ancestry ancestry) {
        String own = body.isBlank() ? "" : body;
        if (ancestry.isPartition()) {
            return " PARTITION OF " + parents(ancestry) + (own.isEmpty() ? "" : " (" + own + ")") + " "
                    + ancestry.bound().orElseThrow();
        }
        return " (" + own + ")" + (ancestry.parents().isEmpty() ? "" : " INHERITS (" + parents(ancestry) + ")");
    }

    List<String> attached(Table table) {
        Ancestry ancestry = table.ancestry();
        if (ancestry.isPartition()) {
            return List.of(alter(ancestry.parents().get(0)) + "ATTACH PARTITION " + quoting.relation(table.name()) + " "
                    + ancestry.bound().orElseThrow());
        }
        return ancestry.parents().stream()
                .map(parent -> alter(table.name()) + "INHERIT " + quoting.relation(parent))
                .toList();
    }

    List<String> detached(Table table) {
        Ancestry ancestry = table.ancestry();
        if (ancestry.isPartition()) {
            return List.of(alter(ancestry.parents().get(0)) + "DETACH PARTITION " + quoting.relation(table.name()));
        }
        return ancestry.parents().stream()
                .map(parent -> alter(table.name()) + "NO INHERIT " + quoting.relation(parent))
                .toList();
    }

    /** PostgreSQL drops no partition of a whole that a foreign key refers to, but lets it go. */
    List<String> dropped(DropTable operation) {
        String drop = "DROP TABLE " + quoting.relation(operation.table().name());
        return operation.referred()
                ? Stream.concat(detached(operation.table()).stream(), Stream.of(drop))
                        .toList()
                : List.of(drop);
    }

    private String parents(Ancestry ancestry) {
        return ancestry.parents().stream().map(quoting::relation).collect(Collectors.joining(", "));
    }

    private String alter(QualifiedName table) {
        return "ALTER TABLE " + quoting.relation(table) + " ";
    }
}
