package dev.alambique.migration.sql;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.OtherType;
import java.util.List;
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
        this.quoting = new Quoting(defaultSchema);
        this.statements = new Statements(quoting);
    }

    /** The statements that carry an operation out, without semicolons. */
    public List<String> statements(Operation operation) {
        return operation.accept(statements);
    }

    /** The statements that make a type which is not compared, and its schema where that is missing. */
    public List<String> statements(OtherType type) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + Quoting.identifier(type.name().schema()),
                "CREATE " + (type.kind() == OtherType.Kind.DOMAIN ? "DOMAIN " : "TYPE ") + quoting.type(type.name())
                        + " " + type.definition());
    }

    /** The plan as a script: a line or block for each statement, a blank line between operations. */
    public String script(MigrationPlan plan) {
        return plan.operations().stream()
                .map(operation -> statements(operation).stream()
                        .map(statement -> statement + ";\n")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
