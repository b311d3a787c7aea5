package dev.alambique.migration.scenario;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario keeps the five laws on the newest PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(3)
class ScenarioTest {
    private final FiveLaws laws = new FiveLaws(new Side(), new Side());

    static List<Scenario> scenarios() {
        String only = System.getProperty("scenarios", "");
        return Scenario.all().stream()
                .filter(each -> each.toString().startsWith(only))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void keepsTheFiveLaws(Scenario scenario) throws SQLException {
        laws.hold(scenario);
    }
}
