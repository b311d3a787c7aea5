package dev.alambique.migration.scratch;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.sql.Quoting;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which changes of a type PostgreSQL has no cast for, by trying them on a throwaway table. */
public final class Casts {
    /** {@code cannot_coerce} and {@code datatype_mismatch}: what ALTER COLUMN TYPE answers where there is no cast. */
    private static final Set<String> NO_CAST = Set.of("42846", "42804");

    /** A table has no more than 1600 columns (MaxHeapAttributeNumber). */
    private static final int COLUMNS = 1000;

    private final ScratchDatabase database;
    private final QualifiedName probe;
    private final SqlRenderer renderer;

    /** The casts of that database. */
    public Casts(ScratchDatabase database, String defaultSchema) {
        this.database = database;
        this.probe = new QualifiedName(defaultSchema, "alambique_probe_cast");
        this.renderer = new SqlRenderer(defaultSchema);
    }

    /**
     * Those of the changes that need an expression of the user's. A change whose types the scratch database does not
     * have is not among them: the proof will tell.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    public List<AlterColumn> missing(List<AlterColumn> changes) throws SQLException {
        List<AlterColumn> distinct = changes.stream().map(this::bare).distinct().toList();
        List<AlterColumn> missing = new ArrayList<>();
        if (!distinct.isEmpty()) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int i = 0; i < distinct.size(); i += COLUMNS) {
                    missing.addAll(missing(statement, distinct.subList(i, Math.min(i + COLUMNS, distinct.size()))));
                }
            }
        }
        return changes.stream().filter(each -> missing.contains(bare(each))).toList();
    }

    /** All at once, and one by one only where that fails: then most are there all the same. */
    private List<AlterColumn> missing(Statement statement, List<AlterColumn> changes) throws SQLException {
        if (refusal(statement, changes).isEmpty()) {
            return List.of();
        }
        List<AlterColumn> missing = new ArrayList<>();
        for (AlterColumn change : changes) {
            if (refusal(statement, List.of(change)).filter(NO_CAST::contains).isPresent()) {
                missing.add(change);
            }
        }
        return missing;
    }

    /** What PostgreSQL answers to these changes, if it refuses them. */
    private Optional<String> refusal(Statement statement, List<AlterColumn> changes) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        for (AlterColumn each : changes) {
            String name = "c" + columns.size();
            columns.add(name + " " + each.from().type());
            sql.addAll(renderer.statements(
                    new AlterColumn(probe, each.from().withName(name), each.to().withName(name))));
        }
        sql.add(0, "CREATE TABLE " + Quoting.identifier(probe.name()) + " (" + String.join(", ", columns) + ")");
        try {
            statement.execute(String.join(";\n", sql));
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getSQLState()));
        } finally {
            statement.getConnection().rollback();
        }
    }

    /** The change of the types alone. */
    private AlterColumn bare(AlterColumn change) {
        return new AlterColumn(probe, bare(change.from()), bare(change.to()));
    }

    private static Column bare(Column column) {
        return column.nullable()
                .withName("c")
                .withValue(new ColumnValue.Given())
                .withStorage(column.storage().asUsual())
                .withComment(Optional.empty());
    }
}
