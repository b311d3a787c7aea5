package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an upgrade would do, as a script.
 *
 * @param history where the script begins
 */
record OfflineUpgrade(Revisions revisions, History history, String schema, RunSettings settings) {
    /** The script for the database of a session, in which nothing is changed. */
    static OfflineScript of(Session session, Revisions revisions, RunSettings settings, Target target)
            throws SQLException {
        History history = session.history();
        HalfDone half = HalfDone.of(session, history);
        half.refuseFailed(history);
        new HistoryCheck(revisions, history).orThrow(Set.of(), settings.ahead());
        Plan plan = Plan.to(target, revisions, history);
        half.refuseTakenBack();
        for (Version version : half.applied()) {
            if (plan.pending().stream().anyMatch(each -> each.version().equals(version))) {
                throw Problem.of("Revision " + version + " broke off half-way, outside of a transaction.")
                        .instead("upgrade without --sql, which goes on where it broke off;"
                                + "\nor finish it by hand, and 'stamp " + version + "'")
                        .failure();
            }
        }
        return new OfflineUpgrade(revisions, history, session.schema(), settings).script(plan, plan.repeatables());
    }

    /**
     * The script of a plan.
     *
     * @param changed the repeatable scripts that are known not to have run as they are now
     */
    OfflineScript script(Plan plan, Collection<Script> changed) {
        if (plan.isEmpty()) {
            return new OfflineScript("", List.of());
        }
        refuseJava(plan);
        OfflineTables tables = OfflineTables.in(schema, settings);
        List<OfflineStep> steps = new ArrayList<>();
        plan.baseline().ifPresent(each -> steps.add(step(each, tables.applied(each, "SQL_BASELINE"))));
        plan.pending().forEach(each -> steps.add(step(each.up(), tables.applied(each.up(), "SQL"))));
        plan.repeatables().forEach(each -> steps.add(step(each, tables.applied(each, "SQL"))));
        String from = history.current().map(Version::text).orElse("base");
        String what = plan.pending().isEmpty() && plan.baseline().isEmpty()
                ? "Runs repeatable scripts on a database at " + from + "."
                : "Upgrades a database from " + from + " to " + end(plan) + ".";
        return new OfflineScript(
                new OfflineText(tables, settings).of(what, start(tables, plan, changed, from), steps),
                revisions.callbacks().stream().map(Script::path).toList());
    }

    private String end(Plan plan) {
        Set<Version> applied = new TreeSet<>(history.applied().keySet());
        history.baseline().ifPresent(applied::add);
        plan.baseline().flatMap(Script::version).ifPresent(applied::add);
        plan.pending().forEach(each -> applied.add(each.version()));
        return new TreeSet<>(applied).last().text();
    }

    private static void refuseJava(Plan plan) {
        List<Revision> java = plan.pending().stream().filter(Revision::isJava).toList();
        if (!java.isEmpty()) {
            throw Problem.of("Java migrations are in the way, and no script can hold what they do.")
                    .with("classes", java.stream().map(each -> each.up().path()).collect(Collectors.joining("\n")))
                    .instead("a script up to the revision before, then upgrade without --sql")
                    .usage();
        }
    }

    private OfflineGuard start(OfflineTables tables, Plan plan, Collection<Script> changed, String from) {
        OfflineGuard guard = OfflineGuard.of(
                tables.history(),
                "This script begins at " + from + ", and the database is elsewhere. Nothing was changed.");
        if (plan.baseline().isPresent()) {
            return guard.nothingApplied();
        }
        List<Version> pending = plan.pending().stream().map(Revision::version).toList();
        return guard.applied(before(plan, pending)).notApplied(pending).changed(changed);
    }

    /** What the revisions of the plan follow; repeatable scripts follow all. */
    private Collection<Version> before(Plan plan, List<Version> pending) {
        Graph graph = revisions.graph();
        List<Version> last = new ArrayList<>(pending);
        if (!plan.repeatables().isEmpty()) {
            revisions.heads().forEach(each -> last.add(each.version()));
        }
        NavigableSet<Version> before = graph.withAncestors(last);
        pending.forEach(before::remove);
        before.removeIf(each -> graph.find(each).isEmpty() || !history.has(each));
        return before;
    }

    private OfflineStep step(Script script, String booking) {
        new PlaceholderCheck(revisions).orThrow(script);
        Optional<Version> version = script.version();
        String message = version.flatMap(revisions::find).map(Revision::message).orElse(script.description());
        return OfflineStep.of(
                Direction.UPGRADE,
                new Audit.Subject(version, message, script.path(), Optional.of(Checksum.of(script))),
                script,
                revisions.place() + "/migration/" + script.path(),
                revisions.runsOutsideOfTransactions(script)
                        ? OfflineStep.Mode.OUTSIDE
                        : OfflineStep.Mode.IN_TRANSACTION,
                booking);
    }
}
