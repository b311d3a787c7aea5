package dev.alambique.migration.squash;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Slug;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.Rewording;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Drafts the baseline script that stands for all revisions up to one, and proves it: what it makes of an empty database is
 * what they make of one, in everything that PostgreSQL's catalogs tell.
 *
 * @param revisions all revisions of the project
 * @param classLoader the class loader of their source
 * @param scratch where throwaway databases are made
 * @param clock says when the script was written
 */
public record Squash(
        Revisions revisions, ClassLoader classLoader, ScratchServer scratch, String defaultSchema, Clock clock) {

    /** What the script made of an empty database, against what it should have. */
    private record Trial(Script script, List<String> differences, Optional<MigrationException> refusal) {
        boolean isProof() {
            return differences.isEmpty() && refusal.isEmpty();
        }
    }

    /**
     * The proven baseline, which is nowhere written yet.
     *
     * @throws dev.alambique.migration.problem.UsageException if the target is no revision, or what is below it cannot be
     *     squashed
     * @throws MigrationException if the revisions cannot be run, or no one script does what they do
     * @throws SQLException if a scratch database cannot be read
     */
    public BaselineDraft draft(Target target, String message) throws SQLException {
        Stretch stretch = Stretch.to(target, revisions);
        Outcome outcome = run(stretch.alone());
        MigrationPlan plan = SchemaDiff.between(outcome.empty(), outcome.schema());
        RevisionHeader header = new RevisionHeader(
                stretch.end(),
                List.of(),
                List.of(),
                message,
                clock.instant(),
                new OwnedLines(plan, outcome.schema(), Ownership.recorded(stretch.operations())).lines(),
                List.of(),
                Optional.of("the same schema as the revisions up to " + stretch.end() + " on " + scratch.product()),
                stretch.versions());
        Trial compact = compact(stretch, outcome, header, plan);
        List<String> reasons = new ArrayList<>();
        stretch.placeholders().forEach(each -> reasons.add("placeholder ${" + each + "}"));
        reasons.addAll(reasons(outcome, compact));
        if (reasons.isEmpty()) {
            return new BaselineDraft(header, compact.script(), BaselineDraft.Form.CREATIONS, List.of());
        }
        // Which values they have is decided where the baseline is run.
        Map<String, String> values =
                stretch.placeholders().stream().collect(Collectors.toMap(each -> each, each -> ""));
        Script script = script(header, new JoinedScripts(stretch).text(reasons)).with(Placeholders.NONE.and(values));
        Trial joined = trial(stretch, outcome, script);
        if (!joined.isProof()) {
            throw unlike(stretch, joined, reasons);
        }
        return new BaselineDraft(header, joined.script(), BaselineDraft.Form.STATEMENTS, reasons);
    }

    /**
     * What creations would lose. A scratch database has the extensions of the configured one from the beginning, so that
     * it cannot tell whether the revisions create them: they may.
     */
    private static List<String> reasons(Outcome outcome, Trial compact) {
        List<String> reasons = new ArrayList<>(outcome.onServer());
        outcome.all().extensions().stream()
                .filter(each -> !compact.differences().contains(each))
                .forEach(reasons::add);
        reasons.addAll(compact.differences());
        compact.refusal().ifPresent(refused -> reasons.add(refused.problem().summary()));
        return reasons;
    }

    private Trial compact(Stretch stretch, Outcome outcome, RevisionHeader header, MigrationPlan plan)
            throws SQLException {
        List<Constraint> constraints = outcome.schema().tables().stream()
                .flatMap(table -> table.constraints().stream())
                .toList();
        String text = new SqlRenderer(defaultSchema, constraints).script(plan);
        return trial(stretch, outcome, script(header, text));
    }

    private static Script script(RevisionHeader header, String text) {
        String name = "B" + header.revision() + "__" + Slug.of(header.message()) + ".sql";
        return new Script(name, header.text() + "\n" + text);
    }

    private Trial trial(Stretch stretch, Outcome wanted, Script script) throws SQLException {
        Revisions replaced = stretch.replacedBy(script);
        try (ScratchDatabase database = empty(replaced)) {
            Outcome found = Outcome.of(new GivenRevisions(replaced, classLoader), database, defaultSchema);
            List<String> differences = new ArrayList<>(wanted.all().differences(found.all()));
            Schema aligned = new Rewording(database, defaultSchema).align(found.schema(), wanted.schema());
            differences.addAll(Summary.of(SchemaDiff.between(aligned, wanted.schema())));
            return new Trial(script, differences, Optional.empty());
        } catch (MigrationException refused) {
            return new Trial(script, List.of(), Optional.of(refused));
        }
    }

    private Outcome run(Revisions some) throws SQLException {
        try (ScratchDatabase database = empty(some)) {
            return Outcome.of(new GivenRevisions(some, classLoader), database, defaultSchema);
        }
    }

    private ScratchDatabase empty(Revisions some) {
        ScratchDatabase database = scratch.createFor(some.forward());
        database.useDefaultSchema(defaultSchema);
        return database;
    }

    private static MigrationException unlike(Stretch stretch, Trial joined, List<String> reasons) {
        Problem problem = Problem.of("The revisions up to " + stretch.end()
                        + " cannot be one script: on an empty database, it does not do what they do one by one.")
                .with("besides", String.join("\n", reasons));
        problem = joined.refusal().isPresent()
                ? problem.with("refused", joined.refusal().get().problem().text())
                : problem.with("differ", String.join("\n", joined.differences()));
        problem = problem.instead("squash up to a revision before the one that does this; nothing was written");
        return joined.refusal().isPresent() ? problem.failure(joined.refusal().get()) : problem.failure();
    }
}
