package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is not modelled, such as a function, and stands on an enum type that a plan drops or makes anew. */
final class TypesInTheWay {
    private TypesInTheWay() {}

    static List<Problem> of(Schema current, MigrationPlan plan) {
        List<Problem> problems = new ArrayList<>();
        Map<QualifiedName, EnumType> types = current.enumsByName();
        for (Operation operation : plan.operations()) {
            Optional<QualifiedName> type = goes(operation);
            if (type.isPresent()) {
                List<String> others = types.get(type.get()).others();
                if (!others.isEmpty()) {
                    String change = operation instanceof AlterEnum ? "change" : "be dropped";
                    problems.add(Problem.of(
                                    "Type " + type.get() + " cannot " + change + ": something else stands on it.")
                            .with("change", Summary.of(operation))
                            .with("in the way", String.join("\n", others))
                            .instead("drop what is in the way in a revision before this one, and create it again in one"
                                    + " after it"));
                }
            }
        }
        return problems;
    }

    private static Optional<QualifiedName> goes(Operation operation) {
        if (operation instanceof DropEnum drop) {
            return Optional.of(drop.type().name());
        }
        return operation instanceof AlterEnum alter && !alter.onlyAdds()
                ? Optional.of(alter.from().name())
                : Optional.empty();
    }
}
