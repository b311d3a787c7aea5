package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Applies revisions to one database and takes them back. Going forward is Flyway's work; what is done beside it leaves
 * Flyway's history as an unmodified Flyway expects it. Runs on one database happen one after the other, wherever they
 * are started. Every method throws {@link dev.alambique.migration.problem.MigrationException} when the database cannot
 * be reached, and its subclass for usage when a target does not exist.
 *
 * <p>A schema that holds tables but no history is upgraded like any other; Flyway alone would refuse it.
 *
 * @param dataSource gives the one connection that all is done on, and a second to look who is in the way, which is
 *     missed where there is none
 * @param source where the revisions are
 * @param schema the default schema, which also holds the history; empty for the first existing one of the search path
 * @param settings how the database and others who use it are treated
 * @param listener is told what happens, by the thread that runs
 */
public record RevisionRunner(
        DataSource dataSource,
        RevisionSource source,
        Optional<String> schema,
        RunSettings settings,
        Consumer<RevisionEvent> listener) {
    public RevisionRunner {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(listener, "listener");
    }

    /** A runner with the usual settings, to which nobody listens. */
    public RevisionRunner(DataSource dataSource, RevisionSource source, Optional<String> schema) {
        this(dataSource, source, schema, RunSettings.DEFAULT, event -> {});
    }

    /** A runner that works in the connection's own schema. */
    public RevisionRunner(DataSource dataSource, RevisionSource source) {
        this(dataSource, source, Optional.empty());
    }

    /**
     * Applies what is pending up to a target, in the order of versions. A version brings along what it follows and
     * depends on, and no other branch.
     *
     * @throws dev.alambique.migration.problem.MigrationException if files and history disagree (nothing is changed
     *     then), or a statement fails: its revision is rolled back, those before it stay
     */
    public Run upgrade(Target target) {
        return run((session, revisions) -> new Upgrade(context(), session, revisions).to(target));
    }

    /**
     * Takes back what follows a target and is applied, the highest version first: for each, its undo script runs and its row
     * of the history goes, in one transaction.
     *
     * @throws dev.alambique.migration.problem.MigrationException if files and history disagree or an undo script is
     *     missing (nothing is changed then), or a statement fails: its revision is rolled back, those before it stay
     *     taken back
     */
    public Run downgrade(Target target) {
        return run((session, revisions) -> new Downgrade(context(), session, revisions).to(target));
    }

    /** Prints what {@link #upgrade} would do, and does nothing. */
    public OfflineScript upgradeSql(Target target) {
        return run((session, revisions) -> OfflineUpgrade.of(session, revisions, settings, target));
    }

    /** Prints what {@link #downgrade} would do, and does nothing. */
    public OfflineScript downgradeSql(Target target) {
        return run((session, revisions) -> OfflineDowngrade.of(session, revisions, settings, target));
    }

    /**
     * Makes the history say that the database is at a target, or at the heads of several branches, and that the files up to
     * there were applied as they are now.
     */
    public Run stamp(Target... targets) {
        return stamp(StampPlan.Rows.KEPT, targets);
    }

    /** As {@link #stamp}, after taking everything out of the history, baselines and repeatable migrations too. */
    public Run purgeAndStamp(Target... targets) {
        return stamp(StampPlan.Rows.PURGED, targets);
    }

    private Run stamp(StampPlan.Rows rows, Target... targets) {
        return run((session, revisions) -> new Stamp(context(), session, revisions).at(List.of(targets), rows));
    }

    /** Prints what {@link #stamp} would do, and does nothing. */
    public OfflineScript stampSql(Target... targets) {
        return stampSql(StampPlan.Rows.KEPT, targets);
    }

    /** Prints what {@link #purgeAndStamp} would do, and does nothing. */
    public OfflineScript purgeAndStampSql(Target... targets) {
        return stampSql(StampPlan.Rows.PURGED, targets);
    }

    private OfflineScript stampSql(StampPlan.Rows rows, Target... targets) {
        return run((session, revisions) ->
                OfflineStamp.of(new FlywaySetup(session, source, revisions), settings, List.of(targets), rows));
    }

    /** Flyway's {@code repair}: makes the history agree with the files, and runs nothing. */
    public Run repair() {
        return run((session, revisions) -> new Repair(context(), session, revisions).run());
    }

    /** What was done to the database and by whom, oldest first; nothing if it was never noted. */
    public List<AuditEntry> audit() {
        return run((session, revisions) -> {
            Optional<Audit> audit = Audit.find(session.connection(), session.schema());
            return audit.isPresent() ? audit.get().read() : List.of();
        });
    }

    /** The applied revisions that no other applied one follows. */
    public List<Version> heads() {
        return run((session, revisions) -> session.history().heads(revisions.graph()));
    }

    /** The highest version that is applied; empty for none. */
    public Optional<Version> current() {
        return run((session, revisions) -> session.history().current());
    }

    /** Every revision, applied or not, and every applied one whose file is missing, lowest version first. */
    public List<Entry> history() {
        return run((session, revisions) -> {
            History history = session.history();
            return new HistoryListing(revisions, history, HalfDone.of(session, history)).entries();
        });
    }

    /**
     * Flyway itself, set up for the same place and database. It does what an unmodified Flyway does, on connections of its
     * own, and writes the audit besides.
     */
    public Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure(source.classLoader())
                .dataSource(dataSource)
                .locations(source.location())
                .placeholders(source.read().placeholders().forFlyway())
                .outOfOrder(true)
                .callbacks(new FlywayAudit());
        schema.ifPresent(configuration::defaultSchema);
        settings.historyTable().ifPresent(configuration::table);
        return configuration.load();
    }

    /** What keeps files and history from agreeing: edited, renamed and missing files, failed revisions. */
    public List<Problem> problems() {
        return run((session, revisions) -> new HistoryCheck(revisions, session.history()).problems());
    }

    /** @throws dev.alambique.migration.problem.MigrationException if files and history disagree; names the first reason */
    public void verify() {
        run((session, revisions) -> {
            new HistoryCheck(revisions, session.history()).orThrow(Set.of(), Ahead.ACCEPT);
            return session;
        });
    }

    private RunContext context() {
        return new RunContext(dataSource, source, settings, listener);
    }

    private <T> T run(Work<T> work) {
        Revisions revisions = source.read();
        try (Session session = Session.open(dataSource, schema, settings)) {
            return work.run(session, new FlywayPlaceholders(session).in(revisions));
        } catch (SQLException e) {
            throw Session.broken(e);
        } catch (FlywayException e) {
            throw FlywayFailure.of(e, List.of());
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Session session, Revisions revisions) throws SQLException;
    }
}
