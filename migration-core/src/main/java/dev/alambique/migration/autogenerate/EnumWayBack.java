package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is in the way of taking back a value that was added to an enum type. PostgreSQL adds one to the type as it stands,
 * and removes one only by making the type anew: nothing speaks against the way there.
 */
final class EnumWayBack {
    private EnumWayBack() {}

    static List<Hazard> hazards(Scope scope, MigrationPlan plan) {
        List<Hazard> found = new ArrayList<>();
        Map<QualifiedName, EnumType> types = scope.current().enumsByName();
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterEnum alter && alter.onlyAdds()) {
                AlterEnum back = alter.inverse();
                ReadersInTheWay.of(scope.current().readers(), back)
                        .forEach(reader -> found.add(inTheWay(alter, reader.toString())));
                types.get(alter.from().name()).others().forEach(other -> found.add(inTheWay(alter, other)));
                KeptInTheWay.of(scope, back)
                        .forEach(kept -> found.add(new Hazard(
                                Hazard.Kind.MAY_FAIL,
                                kept.key(),
                                "it was made by hand, and goes and comes back as the type is made anew: fails in a"
                                        + " database that does not have it")));
            }
        }
        return found;
    }

    private static Hazard inTheWay(AlterEnum alter, String what) {
        return new Hazard(
                Hazard.Kind.MAY_FAIL,
                alter.from().key(),
                "it is made anew, which fails as long as " + what + " stands on it");
    }
}
