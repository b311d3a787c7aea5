package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.RowCheck;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.sql.RowCounting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Counts, in the database at hand, the rows that hazards are about: one query for all of them, which only reads. */
final class RowEvidence {
    private final Map<QualifiedName, Table> tables;

    private final Renaming renaming;

    /** Evidence from a database that holds the original schema of those renames. */
    RowEvidence(Renaming renaming) {
        this.tables = renaming.original().tablesByName();
        this.renaming = renaming;
    }

    /**
     * How many rows each check is about; empty if the database would not or could not say in time.
     *
     * @param note takes a sentence in that case
     */
    Map<RowCheck, Long> count(DataSource database, List<Hazard> hazards, Consumer<String> note) {
        List<RowCheck> checks = hazards.stream()
                .flatMap(hazard -> hazard.check().stream())
                .filter(check -> canBeCounted(original(check)))
                .distinct()
                .toList();
        if (checks.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String limit : RowCounting.limits()) {
                    statement.execute(limit);
                }
                return count(statement, checks);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException refused) {
            note.accept("the rows that may fail were not counted: " + refused.getMessage());
            return Map.of();
        }
    }

    /** The check by the names that the database has still. */
    private RowCheck original(RowCheck check) {
        return check.named(renaming::originOf, renaming::originOf);
    }

    private Map<RowCheck, Long> count(Statement statement, List<RowCheck> checks) throws SQLException {
        String query =
                new RowCounting().query(checks.stream().map(this::original).toList());
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            Map<RowCheck, Long> counts = new HashMap<>();
            for (int i = 0; i < checks.size(); i++) {
                counts.put(checks.get(i), result.getLong(i + 1));
            }
            return counts;
        }
    }

    /** What the plan adds, the database does not have yet, and types that differ may have no operator. */
    private boolean canBeCounted(RowCheck check) {
        return check.tables().stream().allMatch(tables::containsKey)
                && check.reads().stream().allMatch(column -> type(column).isPresent())
                && (!(check instanceof RowCheck.HasOrphans orphans) || haveSameTypes(orphans));
    }

    private boolean haveSameTypes(RowCheck.HasOrphans check) {
        for (int i = 0; i < check.columns().size(); i++) {
            Optional<String> type =
                    type(ObjectKey.column(check.table(), check.columns().get(i)));
            if (!type.equals(
                    type(ObjectKey.column(check.target(), check.targetColumns().get(i))))) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> type(ObjectKey column) {
        return Optional.ofNullable(tables.get(column.relation()))
                .flatMap(table -> table.column(column.part().orElseThrow()))
                .map(Column::type);
    }
}
