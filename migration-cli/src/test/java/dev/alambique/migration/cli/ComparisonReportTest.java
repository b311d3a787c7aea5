package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static List<Hazard> hazards(int tables) {
        List<Hazard> hazards = new ArrayList<>();
        for (int i = 1; i <= tables; i++) {
            ObjectKey table = ObjectKey.table(new QualifiedName("public", "t" + i));
            hazards.add(new Hazard(Kind.SCANS_TABLE, table, "each row is read"));
        }
        return hazards;
    }

    @Test
    void tellsAFewHazardsOneByOne() {
        assertThat(ComparisonReport.told(hazards(10)))
                .hasSize(10)
                .startsWith("  ! scans the table: table public.t1 (each row is read)");
    }

    @Test
    void tellsManyThatAreAlikeInOneLine() {
        List<Hazard> hazards = hazards(600);
        hazards.add(0, new Hazard(Kind.LOSES_DATA, hazards.get(0).subject(), "the table is dropped"));

        assertThat(ComparisonReport.told(hazards))
                .containsExactly(
                        "  ! loses data: table public.t1 (the table is dropped)",
                        "  ! scans the table: table public.t1 and 599 more (each row is read)");
    }
}
