package dev.alambique.migration.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.scenario.Side;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.TemporaryNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationOrderTest {
    private static final Side DATABASE = new Side();

    @Test
    void dependsOnNothingButTheOperations() throws SQLException {
        Schema before = schema("""
                CREATE TABLE a (id int PRIMARY KEY, x int UNIQUE); CREATE TABLE b (a int REFERENCES a (x));
                CREATE TABLE c (id serial); CREATE INDEX i ON a (x); CREATE INDEX j ON b (a)
                """);
        Schema after = schema("""
                CREATE SCHEMA s; CREATE TABLE s.a (id int PRIMARY KEY); CREATE TABLE a (id bigint PRIMARY KEY, x int);
                CREATE TABLE b (a bigint REFERENCES a, n int REFERENCES s.a); CREATE INDEX j ON a (x);
                CREATE INDEX i ON b (a); CREATE SEQUENCE c_id_seq
                """);
        List<Operation> operations = SchemaDiff.between(before, after).operations();
        assertThat(operations).hasSizeGreaterThan(8);
        for (int seed = 0; seed < 50; seed++) {
            List<Operation> shuffled = new ArrayList<>(operations);
            Collections.shuffle(shuffled, new Random(seed));
            TemporaryNames names = TemporaryNames.in(before, after);
            names.next(); // i and j have changed places by way of it
            assertThat(OperationOrder.of(shuffled, names, Families.NONE)).isEqualTo(operations);
        }
    }

    @Test
    void takesTwoNamesThatSwapThroughATemporaryOne() throws SQLException {
        Schema before = schema("CREATE TABLE t (a int, b int); CREATE INDEX x ON t (a); CREATE INDEX y ON t (b)");
        Schema after = schema("CREATE TABLE t (a int, b int); CREATE INDEX y ON t (a); CREATE INDEX x ON t (b)");
        assertThat(Summary.of(SchemaDiff.between(before, after)))
                .containsExactly(
                        "rename index public.x to alambique_tmp_1",
                        "rename index public.y to x",
                        "rename index public.alambique_tmp_1 to y");
    }

    @Test
    void takesATemporaryNameThatNothingElseHas() throws SQLException {
        String others = "CREATE TABLE alambique_tmp_1 (id int); CREATE VIEW alambique_tmp_2 AS SELECT 1;";
        Schema before =
                schema(others + "CREATE TABLE t (a int, b int); CREATE INDEX x ON t (a); CREATE INDEX y ON t (b)");
        Schema after = schema(
                "CREATE TABLE t (a int, b int); CREATE SEQUENCE alambique_tmp_3; CREATE INDEX y ON t (a); CREATE INDEX x ON t (b)");
        assertThat(Summary.of(SchemaDiff.between(before, after)))
                .contains("rename index public.x to alambique_tmp_4", "rename index public.alambique_tmp_4 to y");
    }

    private static Schema schema(String script) throws SQLException {
        DATABASE.holds(script);
        return DATABASE.schema();
    }
}
