package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** How Flyway is set up here, and why. */
record FlywaySetup(Session session, RevisionSource source, Revisions revisions) {
    /** A Flyway that knows all revisions. */
    FluentConfiguration configuration() throws SQLException {
        List<Script> more = new ArrayList<>(revisions.repeatables());
        more.addAll(revisions.baselines());
        return configuration(revisions.all(), more, SharedConnection.Commits.OF_FLYWAY);
    }

    /**
     * A Flyway that knows some revisions, some repeatable and baseline scripts, and
     *
     * <ul>
     *   <li>applies a revision that was merged in below an applied one ({@code outOfOrder}) and never skips it;
     *   <li>has the values for placeholders; a default or a comment that holds {@code ${…}} as it stands has settings beside
     *       its script, which the proof ran with, too;
     *   <li>holds its lock in a session, not in a transaction, which {@code CREATE INDEX CONCURRENTLY} would wait for;
     *   <li>passes over what is applied and not among the files, which {@link HistoryCheck} has judged.
     * </ul>
     */
    FluentConfiguration configuration(
            Collection<Revision> migrations, Collection<Script> more, SharedConnection.Commits commits)
            throws SQLException {
        FluentConfiguration configuration = Flyway.configure(source.classLoader())
                .dataSource(new SharedConnection(session.connection(), commits))
                .resourceProvider(new RevisionResources(revisions, migrations, more))
                .javaMigrationClassProvider(new JavaClasses(source, revisions).provider(migrations))
                .encoding(StandardCharsets.UTF_8)
                .placeholders(revisions.placeholders().forFlyway())
                .outOfOrder(true)
                .ignoreMigrationPatterns("*:missing", "*:future", "*:ignored")
                .defaultSchema(session.schema())
                .table(session.historyTable());
        // As a property, flyway.postgresql.transactional.lock, it would need Jackson on the class path.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
