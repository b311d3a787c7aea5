package dev.alambique.migration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that DDL can say gets lost: each property is seen by both witnesses, and can be given and taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class PropertiesTest {
    private static final int OLDEST = 14;

    private final Pair newest = new Pair(new Side(), new Side());
    private final Pair oldest =
            new Pair(new Side(TestServer.newDatabaseOnOldest()), new Side(TestServer.newDatabaseOnOldest()));

    static List<Property> properties() {
        return Property.all();
    }

    static List<Property> oldProperties() {
        return Property.all().stream()
                .filter(property -> property.since() <= OLDEST)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void isSeenGivenAndTaken(Property property) throws SQLException {
        newest.hold(property);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oldProperties")
    void isSeenGivenAndTakenOnTheOldestPostgres(Property property) throws SQLException {
        oldest.hold(property);
    }

    /** Two databases of one server. */
    private record Pair(Side one, Side other) {
        Pair {
            prepare(
                    one,
                    "SET allow_in_place_tablespaces = on",
                    "CREATE TABLESPACE space LOCATION ''",
                    "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
            prepare(other, "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
        }

        private static void prepare(Side side, String... statements) {
            try (Statement statement = side.connection().createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void hold(Property property) throws SQLException {
            one.holds(property.one());
            other.holds(property.other());
            Schema before = one.schema();
            Schema after = other.schema();
            List<String> beforeprint = one.fingerprint();
            List<String> afterprint = other.fingerprint();
            assertThat(CatalogFingerprint.difference(beforeprint, afterprint))
                    .as("what the catalogs say")
                    .isNotEmpty();

            MigrationPlan plan = SchemaDiff.between(before, after);
            assertThat(plan.operations()).as("what the comparison finds").isNotEmpty();
            SqlRenderer renderer = new SqlRenderer("public");
            String up = renderer.script(plan);
            String down = renderer.script(plan.inverse());

            one.run(up);
            assertThat(CatalogFingerprint.difference(afterprint, one.fingerprint()))
                    .as(up)
                    .isEmpty();
            assertThat(SchemaDiff.between(one.schema(), after).operations())
                    .as("a second diff")
                    .isEmpty();
            one.run(down);
            assertThat(CatalogFingerprint.difference(beforeprint, one.fingerprint()))
                    .as(down)
                    .isEmpty();
        }
    }
}
