package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * A versioned migration as Flyway itself finds it, ready to stand in its history: a script or a Java class.
 *
 * @param checksum empty where Flyway works out none
 */
record ResolvedMigration(Version version, String description, String type, String script, Optional<Integer> checksum) {

    /** Flyway's API tells of an applied migration what was applied; of a pending one, what is there now. */
    private static final String NO_HISTORY = "alambique_no_history";

    /** A script, as Flyway resolves it. */
    static ResolvedMigration of(Revision script) {
        return new ResolvedMigration(
                script.version(),
                script.description(),
                "SQL",
                script.up().path(),
                Optional.of(Checksum.of(script.up())));
    }

    /** All versioned migrations that a Flyway finds, lowest version first. */
    static List<ResolvedMigration> all(FlywaySetup setup) throws SQLException {
        MigrationInfo[] infos = setup.configuration()
                .placeholderReplacement(false)
                .table(NO_HISTORY)
                .load()
                .info()
                .all();
        return Arrays.stream(infos)
                .filter(info -> info.isVersioned()
                        && !info.getType().isUndo()
                        && !info.getType().isBaseline())
                .map(ResolvedMigration::of)
                .toList();
    }

    private static ResolvedMigration of(MigrationInfo info) {
        return new ResolvedMigration(
                new Version(info.getVersion().getVersion()),
                info.getDescription(),
                info.getType().name(),
                info.getScript(),
                Optional.ofNullable(info.getChecksum()));
    }

    /** Whether a row of the history says the same, so that Flyway has nothing to complain of. */
    boolean matches(HistoryRow row) {
        return row.success()
                && row.type().equals(type)
                && row.description().equals(description)
                && row.checksum().equals(checksum);
    }
}
