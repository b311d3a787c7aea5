package dev.alambique.migration.scratch;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.Conversion;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.sql.Quoting;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which changes of a type PostgreSQL has a cast for, by trying them on a throwaway table. */
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
        boolean byText = changes.stream()
                .anyMatch(change -> SqlRenderer.directCast(change).isPresent());
        if (!byText && refusal(statement, changes).isEmpty()) {
            return List.of();
        }
        List<AlterColumn> missing = new ArrayList<>();
        for (AlterColumn change : changes) {
            if (refusal(statement, List.of(change)).filter(NO_CAST::contains).isPresent()
                    || SqlRenderer.directCast(change).isPresent() && !isOneKind(statement, change)) {
                missing.add(change);
            }
        }
        return missing;
    }

    /**
     * The plan with PostgreSQL's own casts between types of the user's, such as a range type and its multirange type: where
     * there is one, the text is not gone by.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    public MigrationPlan direct(MigrationPlan plan) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            operations.add(operation instanceof AlterColumn change ? direct(change) : operation);
        }
        return new MigrationPlan(operations);
    }

    private AlterColumn direct(AlterColumn change) throws SQLException {
        Conversion given = change.conversion();
        AlterColumn back = new AlterColumn(change.table(), change.to(), change.from(), given.inverse());
        Conversion conversion = new Conversion(
                given.using().isPresent() ? given.using() : accepted(change),
                given.back().isPresent() ? given.back() : accepted(back),
                given.fill());
        return new AlterColumn(change.table(), change.from(), change.to(), change.reach(), conversion);
    }

    private Optional<String> accepted(AlterColumn change) throws SQLException {
        Optional<String> cast = SqlRenderer.directCast(change);
        if (cast.isEmpty()) {
            return cast;
        }
        AlterColumn bare = bare(change);
        Column from = bare.from().withName("c0");
        Column to = bare.to().withName("c0");
        Optional<String> tried = SqlRenderer.directCast(new AlterColumn(probe, from, to));
        AlterColumn probed =
                new AlterColumn(probe, from, to, new Conversion(tried, Optional.empty(), Optional.empty()));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            return refusal(statement, List.of(probed)).isEmpty() ? cast : Optional.empty();
        }
    }

    /** Whether both are enum types, or both range types …: only then may the text of one be that of the other. */
    private static boolean isOneKind(Statement statement, AlterColumn change) throws SQLException {
        String sql = "SELECT a.typtype = b.typtype FROM pg_type a, pg_type b WHERE a.oid = to_regtype("
                + element(change.from()) + ") AND b.oid = to_regtype(" + element(change.to()) + ")";
        try (ResultSet row = statement.executeQuery(sql)) {
            return !row.next() || row.getBoolean(1);
        }
    }

    private static String element(Column column) {
        return Quoting.literal(column.type().replaceFirst("\\[]$", ""));
    }

    /** What PostgreSQL answers to these changes, if it refuses them. */
    private Optional<String> refusal(Statement statement, List<AlterColumn> changes) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        for (AlterColumn each : changes) {
            String name = "c" + columns.size();
            columns.add(name + " " + each.from().type());
            sql.addAll(renderer.statements(
                    new AlterColumn(probe, each.from().withName(name), each.to().withName(name), each.conversion())));
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
