package dev.alambique.migration.operation;

import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a table puts at risk that comes to its parents or leaves them; what comes back in the same plan was never away. */
final class FamilyHazards {
    private final Set<QualifiedName> created = new HashSet<>();
    private final Map<QualifiedName, List<QualifiedName>> parentsAfter = new HashMap<>();

    private FamilyHazards() {}

    static FamilyHazards in(MigrationPlan plan) {
        FamilyHazards hazards = new FamilyHazards();
        for (Operation operation : plan.operations()) {
            if (operation instanceof CreateTable create) {
                hazards.created.add(create.table().name());
            } else if (operation instanceof AttachTable attach) {
                hazards.parentsAfter.put(
                        attach.table().name(), attach.table().ancestry().parents());
            }
        }
        return hazards;
    }

    /** ATTACH PARTITION reads the partition for rows outside its bound, unless a check says that there are none. */
    List<Hazard> attached(AttachTable operation) {
        Table table = operation.table();
        if (!table.ancestry().isPartition() || created.contains(table.name())) {
            return List.of();
        }
        return List.of(
                new Hazard(Kind.MAY_FAIL, table.key(), "rows outside the bound of the partition fail"),
                new Hazard(Kind.SCANS_TABLE, table.key(), "every row is checked"),
                new Hazard(Kind.BLOCKS_READS_AND_WRITES, table.key(), "while every row is checked"));
    }

    List<Hazard> detached(DetachTable operation) {
        Table table = operation.table();
        ObjectKey subject = table.key();
        List<QualifiedName> left = table.ancestry().parents().stream()
                .filter(parent ->
                        !parentsAfter.getOrDefault(table.name(), List.of()).contains(parent))
                .toList();
        String names = left.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
        return left.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Kind.BREAKS_RUNNING_CODE, subject, "code that reads " + names + " sees its rows no more"));
    }
}
