package dev.alambique.migration.scratch;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.IndexOperation.AlterIndex;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The proof of a revision: on a scratch database that holds what the model asks for, its down script must lead to the
 * current schema and its up script back to the target.
 */
public final class Proof {
    /** What PostgreSQL answers when its table of locks is full. */
    private static final String OUT_OF_MEMORY = "53200";

    private static final String UNDEFINED_OBJECT = "42704";
    /** What PostgreSQL answers where types cannot be matched, or where a text is no value of an enum type. */
    private static final Set<String> MISMATCH = Set.of("42804", "42846", "22P02");

    private static final String BY_HAND =
            "the scratch database holds what the model asks for and no more: write this change"
                    + " by hand,\nwith revision -m and without --autogenerate";

    private final ScratchDatabase database;
    private final String defaultSchema;
    private final List<String> leftOut = new ArrayList<>();

    /**
     * A proof on that database, which is not the same afterwards.
     *
     * @param database a scratch database that holds what the model asks for
     */
    public Proof(ScratchDatabase database, String defaultSchema) {
        this.database = database;
        this.defaultSchema = defaultSchema;
    }

    /**
     * Runs both scripts and compares.
     *
     * @return the kept objects without which the proof was held, because the scratch database cannot hold them
     * @throws MigrationException if a script fails, or leads elsewhere: names the first difference
     * @throws SQLException if the scratch database cannot be used
     */
    public List<String> hold(Scope scope, String up, String down) throws SQLException {
        return hold(scope, UnaryOperator.identity(), up, down);
    }

    /**
     * As {@link #hold(Scope, String, String)}, for scripts that rename.
     *
     * @param origin takes the renames back from the scope's current schema
     */
    public List<String> hold(Scope scope, UnaryOperator<Schema> origin, String up, String down) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Scope held = materialise(connection, scope);
            compare(connection, held.target(), "The scratch database could not be brought to the target schema");
            run(connection, "down", down);
            compare(
                    connection,
                    origin.apply(held.current()),
                    "The down script does not lead back to the current schema");
            run(connection, "up", up);
            compare(connection, held.target(), "The up script does not lead to the schema that the model asks for");
        }
        return List.copyOf(leftOut);
    }

    /** Adds what is kept to what the model asks for, so that the scripts meet it as they will on the real database. */
    private Scope materialise(Connection connection, Scope scope) throws SQLException {
        Scope held = scope;
        SqlRenderer renderer = new SqlRenderer(defaultSchema);
        MigrationPlan additions = SchemaDiff.between(read(connection), bare(scope.target()));
        try (Statement statement = connection.createStatement()) {
            for (Operation operation : additions.operations()) {
                try {
                    for (String sql : renderer.statements(operation)) {
                        statement.execute(sql);
                    }
                } catch (SQLException refused) {
                    Optional<Scope> elsewhere = placedAsUsual(held, operation);
                    if (elsewhere.isPresent()) {
                        return materialise(connection, elsewhere.get());
                    }
                    ObjectKey part = keptPart(operation).orElseThrow(() -> impossible(operation, refused));
                    held = held.without(part);
                    leftOut.add(part.toString());
                }
            }
        }
        return held;
    }

    /** The scratch server may know neither the tablespace nor the access method of a table or of a key's index. */
    private static Optional<Scope> placedAsUsual(Scope scope, Operation operation) {
        Optional<ObjectKey> table = Optional.empty();
        if (operation instanceof AlterTable alter) {
            table = Optional.of(ObjectKey.table(alter.table()));
        } else if (operation instanceof AlterIndex alter) {
            table = scope.target().tables().stream()
                    .filter(each -> each.name().schema().equals(alter.index().schema())
                            && each.constraint(alter.index().name()).isPresent())
                    .map(Table::key)
                    .findFirst();
        }
        return table.map(scope::without).filter(other -> !other.equals(scope));
    }

    private static Optional<ObjectKey> keptPart(Operation operation) {
        if (operation instanceof CreateIndex create) {
            QualifiedName name = create.table().sibling(create.index().name());
            return Optional.of(ObjectKey.index(name));
        }
        if (operation instanceof AddConstraint add) {
            return Optional.of(
                    ObjectKey.constraint(add.table(), add.constraint().name()));
        }
        if (operation instanceof AlterColumn alter) {
            return Optional.of(ObjectKey.columnDefault(alter.table(), alter.to().name()));
        }
        return Optional.empty();
    }

    private static MigrationException impossible(Operation operation, SQLException refused) {
        return Problem.of("The revision cannot be proven: the scratch database refuses something that is kept.")
                .with("operation", Summary.of(operation))
                .with("reason", String.valueOf(refused.getMessage()))
                .instead(BY_HAND)
                .failure(refused);
    }

    private void run(Connection connection, String name, String script) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (SqlStatement each : SqlScript.statements(script)) {
                try {
                    statement.execute(each.text());
                } catch (SQLException failure) {
                    throw failed(name, each, failure);
                }
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static MigrationException failed(String name, SqlStatement statement, SQLException failure) {
        Problem problem = Problem.of("The revision was not written: its " + name + " script fails.")
                .with("script", name)
                .with("statement", statement.text())
                .with("reason", String.valueOf(failure.getMessage()));
        if (OUT_OF_MEMORY.equals(failure.getSQLState())) {
            problem = problem.instead("a server with a higher max_locks_per_transaction, there and where it will be"
                    + " applied: one\ntransaction cannot lock that many tables; or several smaller revisions");
        } else if (UNDEFINED_OBJECT.equals(failure.getSQLState())) {
            problem = problem.instead(BY_HAND);
        } else if (MISMATCH.contains(failure.getSQLState()) && statement.text().contains(" USING ")) {
            problem = problem.instead(
                    "an expression for an enum type that loses values reads the old type, and a cast in it"
                            + " means the new one:\ncompare and answer texts, as in CASE situacao::text WHEN 'OLD' THEN 'NEW' ELSE"
                            + " situacao::text END");
        }
        return problem.failure(failure);
    }

    private void compare(Connection connection, Schema expected, String complaint) throws SQLException {
        Schema wanted = bare(expected);
        Schema found = new Rewording(database, defaultSchema).align(read(connection), wanted);
        List<String> differences = Summary.of(SchemaDiff.between(found, wanted));
        if (!differences.isEmpty()) {
            throw Problem.of("The revision was not written: its proof failed.")
                    .with("finding", complaint + ".")
                    .with("missing", differences.get(0))
                    .with("in all", differences.size() + " differences")
                    .failure();
        }
    }

    private Schema read(Connection connection) throws SQLException {
        return bare(new Introspector(defaultSchema).read(connection));
    }

    /** The schema without what the model cannot say, which a scratch database does not have. */
    private static Schema bare(Schema schema) {
        return schema.withUnmodelled(List.of())
                .withTables(schema.tables().stream()
                        .map(table -> table.withUnmodelled(List.of()))
                        .toList());
    }
}
