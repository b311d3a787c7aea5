package dev.alambique.migration.scratch;

import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.sql.Quoting;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells expressions that differ from expressions that are only worded differently. PostgreSQL's own text is not always
 * a fixpoint: {@code CHECK (t IN ('A', 'B'))} on a varchar reads back as one text, and that text, run again, as another.
 * So where two texts differ, PostgreSQL parses both once more, on throwaway tables, and what they become is compared.
 */
public final class Rewording {
    private static final String PROBE = "alambique_probe_";
    private static final String UNKNOWN_VALUE = "22P02";

    private final ScratchDatabase database;
    private final String defaultSchema;
    private final SqlRenderer renderer;

    /**
     * A comparison of wordings.
     *
     * @param database a scratch database that holds what the expressions refer to
     */
    public Rewording(ScratchDatabase database, String defaultSchema) {
        this.database = database;
        this.defaultSchema = defaultSchema;
        this.renderer = new SqlRenderer(defaultSchema);
    }

    /**
     * The schema {@code left} in the words of {@code right}: where both have the same expression, as PostgreSQL sees it,
     * the text of {@code right} stands.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    public Schema align(Schema left, Schema right) throws SQLException {
        Map<QualifiedName, Table> others = right.tablesByName();
        List<TableWording> differing = left.tables().stream()
                .filter(table -> others.containsKey(table.name()))
                .map(table -> new TableWording(table, others.get(table.name())))
                .filter(TableWording::differs)
                .toList();
        if (differing.isEmpty()) {
            return left;
        }
        Map<QualifiedName, Table> aligned = left.tablesByName();
        try (Connection connection = database.dataSource().getConnection()) {
            Map<QualifiedName, Table> reread = reread(connection, differing);
            for (TableWording wording : differing) {
                Table leftAgain = reread.get(probe("l", wording.name()));
                Table rightAgain = reread.get(probe("r", wording.name()));
                if (leftAgain != null && rightAgain != null) {
                    aligned.put(wording.name(), wording.aligned(leftAgain, rightAgain));
                }
            }
        }
        return left.withTables(aligned.values());
    }

    private Map<QualifiedName, Table> reread(Connection connection, List<TableWording> differing) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (TableWording wording : differing) {
                create(statement, schemas, probe("l", wording.name()), wording.leftProbe());
                create(statement, schemas, probe("r", wording.name()), wording.rightProbe());
            }
            return new HashMap<>(
                    new Introspector(defaultSchema).read(connection).tablesByName());
        } finally {
            try (Statement statement = connection.createStatement()) {
                for (String schema : schemas) {
                    statement.execute("DROP SCHEMA " + schema + " CASCADE");
                }
            }
        }
    }

    /** What PostgreSQL refuses, because it refers to something that only one side has, stays unread. */
    private void create(Statement statement, List<String> schemas, QualifiedName name, Table table)
            throws SQLException {
        if (!schemas.contains(Quoting.identifier(name.schema()))) {
            statement.execute("CREATE SCHEMA " + Quoting.identifier(name.schema()));
            schemas.add(Quoting.identifier(name.schema()));
        }
        Table probe = Table.of(name, table.columns(), table.constraints(), table.indexes());
        try {
            for (String sql : renderer.statements(new CreateTable(probe))) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            statement.execute("DROP TABLE IF EXISTS " + new Quoting(defaultSchema).relation(name));
            createInParts(statement, probe);
        }
    }

    /** What refers to something that only one side has, such as a value of an enum type, does not take the rest along. */
    private void createInParts(Statement statement, Table probe) {
        QualifiedName name = probe.name();
        Table empty = probe.withColumns(List.of()).withConstraints(List.of()).withIndexes(List.of());
        List<Operation> parts = new ArrayList<>(List.of(new CreateTable(empty)));
        for (Column column : probe.columns()) {
            if (!(column.value() instanceof ColumnValue.Generated)) {
                Column bare = column.withValue(new ColumnValue.Given());
                parts.add(new AddColumn(name, bare));
                if (!bare.equals(column)) {
                    parts.add(new AlterColumn(name, bare, column));
                }
            }
        }
        probe.columns().stream()
                .filter(column -> column.value() instanceof ColumnValue.Generated)
                .forEach(column -> parts.add(new AddColumn(name, column)));
        probe.constraints().forEach(each -> parts.add(new AddConstraint(name, each)));
        probe.indexes().forEach(each -> parts.add(new CreateIndex(name, each)));
        for (Operation part : parts) {
            try {
                for (String sql : renderer.statements(part)) {
                    statement.execute(sql);
                }
            } catch (SQLException refused) {
                note(name.schema(), part, refused);
            }
        }
    }

    /** What names a value that only the enum type of one side has differs from all that the other side says. */
    private void note(String probe, Operation part, SQLException refused) {
        if (!UNKNOWN_VALUE.equals(refused.getSQLState())) {
            String reason =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            database.note("not compared in PostgreSQL's words: "
                    + Summary.of(part).replace(probe + ".", probe.replaceFirst(PROBE + "._", "") + ".") + ": "
                    + reason);
        }
    }

    private static QualifiedName probe(String side, QualifiedName table) {
        return new QualifiedName(PROBE + side + "_" + table.schema(), table.name());
    }
}
