package dev.alambique.migration.sql;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** Writes plans as scripts that a careful person could have written. */
public final class SqlRenderer {
    private final Statements statements;

    /**
     * A renderer for sessions whose search path begins with that schema.
     *
     * @param defaultSchema the schema whose objects are named without it
     */
    public SqlRenderer(String defaultSchema) {
        this.statements = new Statements(new Quoting(defaultSchema));
    }

    /** The statements that carry an operation out, without semicolons. */
    public List<String> statements(Operation operation) {
        return operation.accept(statements);
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
