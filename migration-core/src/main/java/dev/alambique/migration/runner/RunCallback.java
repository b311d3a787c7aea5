package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Event;

/** What is done around each migration that Flyway runs: limits are set, listeners told, the audit written. */
final class RunCallback extends Reactions {
    private final RunContext context;
    private final Audit audit;
    private final RunLock lock;
    private final AuditMarks marks;
    private final Graph graph;
    private final List<Running> ended = new ArrayList<>();
    private int told;
    private Optional<Running> running = Optional.empty();
    private Optional<SessionSettings> first = Optional.empty();

    /** A migration that Flyway runs now; its line in the audit where it runs outside of a transaction. */
    private static final class Running {
        private final Audit.Subject subject;
        private final long begin = System.nanoTime();
        private Optional<Long> mark = Optional.empty();
        private final StringBuilder statements = new StringBuilder();
        private int done;
        private Duration took = Duration.ZERO;

        private Running(Audit.Subject subject) {
            this.subject = subject;
        }

        private Step step() {
            return new Step(Direction.UPGRADE, subject.version(), subject.script(), took);
        }

        private boolean isIn(History history) {
            return subject.version().isPresent()
                    ? history.has(subject.version().get())
                    : history.repeatable(subject.message())
                            .filter(row -> row.checksum().equals(subject.checksum()))
                            .isPresent();
        }
    }

    RunCallback(RunContext context, Audit audit, RunLock lock, Graph graph) {
        super("alambique");
        this.context = context;
        this.audit = audit;
        this.lock = lock;
        this.marks = new AuditMarks(audit);
        this.graph = graph;
    }

    @Override
    Map<Event, Reaction> reactions() {
        return Map.of(
                Event.BEFORE_EACH_MIGRATE,
                flyway -> begin(flyway.getMigrationInfo(), flyway.getConnection()),
                Event.BEFORE_EACH_MIGRATE_STATEMENT,
                flyway -> beforeStatement(flyway.getStatement().getSql(), flyway.getConnection()),
                Event.AFTER_EACH_MIGRATE_STATEMENT,
                flyway -> afterStatement(flyway.getStatement().getSql(), flyway.getConnection()),
                Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR,
                flyway -> refusedStatement(flyway.getConnection()),
                Event.AFTER_EACH_MIGRATE,
                flyway -> end());
    }

    private void begin(MigrationInfo migration, Connection connection) throws SQLException {
        if (context.settings().transaction() == TransactionMode.PER_REVISION) {
            tellDone();
        }
        Running begun = new Running(subject(migration));
        running = Optional.of(begun);
        context.tell(new RevisionEvent.Started(Direction.UPGRADE, begun.subject.version(), begun.subject.script()));
        SessionSettings.limit(connection, context.settings());
        if (first.isEmpty()) {
            first = Optional.of(SessionSettings.of(audit.connection()));
        }
        if (connection.getAutoCommit()) {
            begun.mark = Optional.of(marks.begin(Direction.UPGRADE, begun.subject));
        }
    }

    private Audit.Subject subject(MigrationInfo migration) {
        Optional<Version> version =
                Optional.ofNullable(migration.getVersion()).flatMap(each -> Version.find(each.getVersion()));
        String message = version.flatMap(graph::find).map(Revision::message).orElse(migration.getDescription());
        return new Audit.Subject(version, message, migration.getScript(), Optional.ofNullable(migration.getChecksum()));
    }

    /** What is done concurrently waits for others, and nobody queues behind it. */
    private void beforeStatement(String sql, Connection connection) throws SQLException {
        if (running.isPresent() && running.get().mark.isPresent()) {
            if (Statements.isInsideOfTransactions(sql)) {
                connection.setAutoCommit(false);
            }
            SessionSettings.lockTimeout(
                    connection,
                    Statements.isConcurrent(sql)
                            ? Duration.ZERO
                            : context.settings().lockTimeout());
        }
    }

    /** Where PostgreSQL allows it, a statement and the note that it is done are one transaction. */
    private void afterStatement(String sql, Connection connection) throws SQLException {
        if (running.isPresent() && running.get().mark.isPresent()) {
            Running now = running.get();
            now.done++;
            now.statements.append(Progress.normal(sql));
            int checksum = Checksum.of(now.statements.toString());
            first.orElseThrow().inFirstRole(() -> marks.progress(now.mark.get(), now.done, checksum));
            if (!connection.getAutoCommit()) {
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private void refusedStatement(Connection connection) throws SQLException {
        if (running.isPresent() && running.get().mark.isPresent() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The next migration begins with the settings that this one began with. */
    private void end() throws SQLException {
        Running done = running.orElseThrow();
        first.orElseThrow().restore();
        lock.refuseLost(done.subject.script(), done.mark.isPresent() ? RunLock.STAYS : RunLock.ROLLED_BACK);
        done.took = Duration.ofNanos(System.nanoTime() - done.begin);
        if (done.mark.isEmpty()) {
            audit.done(Direction.UPGRADE, done.subject, done.took);
        }
        running = Optional.empty();
        ended.add(done);
    }

    /** Tells what is committed by now. */
    private void tellDone() {
        while (told < ended.size()) {
            context.tell(
                    new RevisionEvent.Done(Direction.UPGRADE, ended.get(told++).step()));
        }
    }

    /** What was done, in order. */
    List<Step> steps() {
        return ended.stream().map(Running::step).toList();
    }

    /** What was running when Flyway stopped. */
    Optional<Audit.Subject> stopped() {
        return running.map(each -> each.subject);
    }

    /** Takes what ended but was never committed as not done; the first of it was running then. */
    private void rolledBack(History history) {
        Optional<Running> first =
                ended.stream().filter(each -> !each.isIn(history)).findFirst();
        running = running.or(() -> first);
        ended.removeIf(each -> !each.isIn(history));
        told = Math.min(told, ended.size());
    }

    /**
     * Goes by the history: what ended is told, and its line in the audit ended where that runs outside of transactions. The
     * history is written after a migration ended, so its line is still open then: if the session dies in between, the
     * next try knows that there is something to finish.
     */
    void settle(Session usable) throws SQLException {
        if (first.isPresent() && usable.connection() == audit.connection()) {
            first.get().restore();
        }
        rolledBack(usable.history());
        AuditMarks open = new AuditMarks(new Audit(usable.connection(), audit.name()));
        for (Running each : ended) {
            if (each.mark.isPresent()) {
                open.end(each.mark.get(), Optional.empty(), each.took);
                each.mark = Optional.empty();
            }
        }
        tellDone();
    }

    /** Notes that what ran outside of transactions failed, and will be tried again. */
    void brokeOff(Session session, Problem problem) throws SQLException {
        if (running.isPresent() && running.get().mark.isPresent()) {
            noteFailure(session, problem);
            running = Optional.empty();
        }
    }

    /** Notes that what was running failed; its transaction is rolled back by now. */
    void noteFailure(Session session, Problem problem) throws SQLException {
        if (running.isPresent()) {
            Running failed = running.get();
            Audit open = new Audit(session.connection(), audit.name());
            Duration took = Duration.ofNanos(System.nanoTime() - failed.begin);
            if (failed.mark.isPresent() && session.connection() != audit.connection()) {
                new AuditMarks(open).brokeOff(failed.mark.get(), problem.summary());
            } else if (failed.mark.isPresent()) {
                new AuditMarks(open).end(failed.mark.get(), Optional.of(problem.summary()), took);
            } else {
                open.failed(Direction.UPGRADE, failed.subject, problem.summary(), took);
            }
        }
    }
}
