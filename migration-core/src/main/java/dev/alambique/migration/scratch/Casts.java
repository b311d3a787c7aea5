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

/** Tells which changes of a type PostgreSQL has no cast for, by trying each on a throwaway table of that one column. */
public final class Casts {
    /** {@code cannot_coerce} and {@code datatype_mismatch}: what ALTER COLUMN TYPE answers where there is no cast. */
    private static final Set<String> NO_CAST = Set.of("42846", "42804");

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
        List<AlterColumn> missing = new ArrayList<>();
        if (changes.isEmpty()) {
            return missing;
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (AlterColumn change : changes) {
                if (isRefused(statement, change)) {
                    missing.add(change);
                }
                connection.rollback();
            }
        }
        return missing;
    }

    private boolean isRefused(Statement statement, AlterColumn change) {
        AlterColumn bare = new AlterColumn(probe, bare(change.from()), bare(change.to()));
        try {
            statement.execute("CREATE TABLE " + Quoting.identifier(probe.name()) + " ("
                    + Quoting.identifier(bare.from().name()) + " " + bare.from().type() + ")");
            for (String sql : renderer.statements(bare)) {
                statement.execute(sql);
            }
            return false;
        } catch (SQLException refused) {
            return NO_CAST.contains(refused.getSQLState());
        }
    }

    private static Column bare(Column column) {
        return column.nullable().withValue(new ColumnValue.Given()).withComment(Optional.empty());
    }
}
