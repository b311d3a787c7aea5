package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Deferrability;
import dev.alambique.migration.schema.OtherType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes plans as scripts that a careful person could have written. */
public final class SqlRenderer {
    private final Quoting quoting;
    private final Statements statements;

    /**
     * A renderer for sessions whose search path begins with that schema.
     *
     * @param defaultSchema the schema whose objects are named without it
     */
    public SqlRenderer(String defaultSchema) {
        this(defaultSchema, List.of());
    }

    /**
     * A renderer for tables that have rows. PostgreSQL alters no table of which a deferred constraint has yet to be
     * checked (CheckTableNotInUse in tablecmds.c), so that one is checked as soon as rows were filled.
     *
     * @param defaultSchema the schema whose objects are named without it
     * @param constraints those of the tables, before and after
     */
    public SqlRenderer(String defaultSchema, List<Constraint> constraints) {
        this.quoting = new Quoting(defaultSchema);
        boolean deferred =
                constraints.stream().anyMatch(each -> each.deferrability() == Deferrability.INITIALLY_DEFERRED);
        this.statements = new Statements(quoting, deferred ? List.of("SET CONSTRAINTS ALL IMMEDIATE") : List.of());
    }

    /** The statements that carry an operation out, without semicolons. */
    public List<String> statements(Operation operation) {
        return operation.accept(statements);
    }

    /**
     * PostgreSQL's own cast as an expression, where a change of type goes by the text because nothing is known of a cast:
     * between two types of the user's.
     */
    public static Optional<String> directCast(AlterColumn change) {
        String from = change.from().type();
        String to = change.to().type();
        return change.conversion().using().isEmpty() && TypeNames.goesByText(from, to)
                ? Optional.of(Quoting.identifier(change.to().name()) + "::" + TypeNames.written(to))
                : Optional.empty();
    }

    /** The statements that make a type which is not compared, and its schema where that is missing. */
    public List<String> statements(OtherType type) {
        String word = switch (type.kind()) {
            case DOMAIN -> "DOMAIN ";
            case COLLATION -> "COLLATION ";
            case COMPOSITE, RANGE -> "TYPE ";
        };
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + Quoting.identifier(type.name().schema()),
                "CREATE " + word + quoting.type(type.name()) + " " + type.definition());
    }

    /** The plan as a script: a line or block for each statement, a blank line between operations. */
    public String script(MigrationPlan plan) {
        Set<Operation> unsaid = OwnedSequences.unsaid(plan.operations());
        List<Operation> said = plan.operations().stream()
                .filter(operation -> !unsaid.contains(operation))
                .toList();
        return JoinedChanges.blocks(said, quoting, statements).stream()
                .filter(block -> !block.isEmpty())
                .map(block -> block.stream().map(statement -> statement + ";\n").collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
