package dev.alambique.migration.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The operations that turn one schema into another, in an order in which they can run. */
public record MigrationPlan(List<Operation> operations) {
    public MigrationPlan {
        operations = List.copyOf(operations);
    }

    /** The plan that takes this one back: each operation's inverse, last first. */
    public MigrationPlan inverse() {
        List<Operation> undone =
                new ArrayList<>(operations.stream().map(Operation::inverse).toList());
        Collections.reverse(undone);
        return new MigrationPlan(undone);
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }
}
