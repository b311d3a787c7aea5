package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates Flyway's history table, by Flyway itself and empty. Flyway creates one on its own only in an empty schema; in
 * any other it wants a baseline, after which every later reader sees a version that nobody wrote. So it is told to
 * baseline, and the row is taken out: what is left is what a database looks like after {@code downgrade base}.
 */
final class HistoryTableCreation {
    /** Below any version that people write, in case the process dies before the row is taken out. */
    private static final Version VERSION = new Version("0.0.0.1");

    private HistoryTableCreation() {}

    static HistoryTable create(Session session, FlywaySetup setup) throws SQLException {
        try {
            setup.configuration().baselineVersion(VERSION.text()).load().baseline();
        } catch (FlywayException e) {
            // A stock Flyway that starts at the same moment may have been faster; then all is well.
            if (session.table().isEmpty()) {
                throw e;
            }
        }
        HistoryTable table = session.table().orElseThrow();
        List<HistoryRow> markers = table.read().rows().stream()
                .filter(row -> row.isBaseline()
                        && row.version().filter(VERSION::equals).isPresent())
                .toList();
        table.delete(markers);
        return table;
    }
}
