package dev.alambique.migration.scenario;

import dev.alambique.migration.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that PostgreSQL 14 can say keeps the five laws there too, with the same scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(2)
class OldestPostgresTest {
    private static final int OLDEST = 14;

    private final FiveLaws laws =
            new FiveLaws(new Side(TestServer.newDatabaseOnOldest()), new Side(TestServer.newDatabaseOnOldest()));

    static List<Scenario> scenarios() {
        return Scenario.all().stream()
                .filter(scenario -> scenario.since() <= OLDEST)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void keepsTheFiveLaws(Scenario scenario) throws SQLException {
        laws.hold(scenario);
    }
}
