package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Schema;
import java.util.List;

/**
 * Lets an enum type that is made anew wait under a name that nothing has, compared or not.
 *
 * @param schemas all that the databases hold, before and after
 */
record TypesAside(List<Schema> schemas) {
    MigrationPlan in(MigrationPlan plan) {
        return new MigrationPlan(plan.operations().stream().map(this::in).toList());
    }

    private Operation in(Operation operation) {
        return operation instanceof AlterEnum alter
                ? alter.aside(name -> schemas.stream().anyMatch(schema -> schema.hasType(name)))
                : operation;
    }
}
