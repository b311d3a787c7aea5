package dev.alambique.migration.autogenerate;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.rename.RenameCandidates;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.revision.RevisionDraft;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scope.Adoption;
import dev.alambique.migration.scope.Filter;
import dev.alambique.migration.scope.FilteredModel;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.scratch.Casts;
import dev.alambique.migration.scratch.OtherTypes;
import dev.alambique.migration.scratch.Proof;
import dev.alambique.migration.scratch.Rewording;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a model with a schema, and drafts the revision that brings the schema to it.
 *
 * @param model what is asked for
 * @param current where the schema is read that is there
 * @param revisions what was generated before, for ownership
 * @param files the revisions to try a draft on as well, where the current schema is not made from them
 * @param scratch where throwaway databases are made
 */
public record Autogenerate(
        EntityModel model,
        SchemaSource current,
        Revisions revisions,
        Optional<RevisionSource> files,
        ScratchServer scratch,
        String defaultSchema,
        Policy policy) {

    /**
     * Compares, and writes nothing.
     *
     * @throws dev.alambique.migration.problem.MigrationException if the model has no script, or one that PostgreSQL
     *     refuses, or asks for something that is not supported
     * @throws SQLException if a database cannot be read
     */
    public Comparison compare() throws SQLException {
        CreateScript script = CreateScript.of(model, scratch.majorVersion());
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema)) {
            return compare(script, database);
        }
    }

    /**
     * Compares, and proves the scripts of what differs: empty when nothing does.
     *
     * @throws dev.alambique.migration.problem.MigrationException as {@link #compare()}, if something is in the way, and
     *     if the proof fails
     * @throws SQLException if a database cannot be read
     */
    public Drafted draft(String message) throws SQLException {
        CreateScript script = CreateScript.of(model, scratch.majorVersion());
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema)) {
            Comparison comparison = compare(script, database);
            if (comparison.isEmpty()) {
                return new Drafted(comparison, Optional.empty());
            }
            comparison.refuseObstacles();
            comparison.refuse(policy.refuse());
            List<String> leftOut = new Proof(database, defaultSchema)
                    .hold(comparison.scope(), comparison.renaming()::undone, comparison.up(), comparison.down());
            Comparison noted = files.flatMap(each -> new Replay(scratch, each, defaultSchema).note(comparison))
                    .map(comparison::noting)
                    .orElse(comparison);
            return new Drafted(noted, Optional.of(draft(message, noted, leftOut)));
        }
    }

    /**
     * Compares, and drafts the revision without statements that takes over as owned what the model matches: empty when
     * there is nothing more to own.
     *
     * @throws dev.alambique.migration.problem.MigrationException as {@link #compare()}
     * @throws SQLException if a database cannot be read
     */
    public Drafted adopt(String message) throws SQLException {
        CreateScript script = CreateScript.of(model, scratch.majorVersion());
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema)) {
            Comparison comparison = compare(script, database);
            Schema asked = SchemaSources.introspect(database.dataSource(), defaultSchema);
            Schema desired = new Filter(policy.include(), policy.exclude(), defaultSchema).narrow(asked);
            Ownership owned = new ModelScope(policy, revisions, defaultSchema).recorded();
            List<String> lines = new Adoption(comparison.scope(), desired, owned).lines();
            Optional<RevisionDraft> draft = lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RevisionDraft(
                            List.of(), List.of(), message, lines, List.of(), List.of(), Optional.empty(), "", ""));
            return new Drafted(comparison, draft);
        }
    }

    /** A comparison, and the draft that it led to if there is a difference. */
    public record Drafted(Comparison comparison, Optional<RevisionDraft> draft) {}

    private Comparison compare(CreateScript script, ScratchDatabase database) throws SQLException {
        Schema whole = current.read(scratch, defaultSchema);
        Schema found = whole.withoutAncestry();
        OtherTypes.make(found.unmodelled(), database, defaultSchema);
        List<String> wroteRows = database.runScript(script.statements());
        Schema asked = SchemaSources.introspect(database.dataSource(), defaultSchema);
        Filter filter = new Filter(policy.include(), policy.exclude(), defaultSchema);
        Unsupported.refuse(found, filter.narrow(asked));
        Renaming renaming = Renaming.of(
                policy.renames(), found, asked, defaultSchema, ColumnNames.of(policy.using(), defaultSchema));
        List<String> notes = new ArrayList<>();
        Schema renamed = SchemaSources.renamed(renaming, scratch, defaultSchema, notes);
        Schema aligned = new Rewording(database, defaultSchema).align(renamed, asked);
        FilteredModel desired = filter.model(aligned, asked);
        notes.addAll(desired.leftOut());
        notes.addAll(filter.unusedNotes(aligned, asked));
        Scope scope = new ModelScope(policy, revisions, defaultSchema).of(aligned, desired.schema(), filter, renaming);
        ColumnNames names = new ColumnNames(defaultSchema, renaming);
        Casts casts = new Casts(database, defaultSchema);
        MigrationPlan difference =
                new TypesAside(List.of(aligned, asked)).in(SchemaDiff.between(scope.current(), scope.target()));
        MigrationPlan plan = casts.direct(new ColumnWishes(policy, names, scope.target())
                .into(new SequenceStarts(scope.current(), scope.target()).in(difference)));
        List<RenameCandidate> candidates = RenameCandidates.of(plan, scope.kept(), renaming, defaultSchema);
        if (policy.guard() == Policy.Guard.REFUSE) {
            EmptyModelGuard.check(scope, plan, candidates);
        }
        List<Problem> obstacles = new ArrayList<>();
        obstacles.addAll(ReadersInTheWay.of(scope.current().readers(), plan, candidates));
        obstacles.addAll(TypesInTheWay.of(scope.current(), plan));
        obstacles.addAll(KeysInTheWay.of(scope));
        obstacles.addAll(KeptInTheWay.of(scope, plan, defaultSchema));
        obstacles.addAll(KeptAside.of(scope, renaming));
        obstacles.addAll(PartitionsInTheWay.of(scope.current(), plan));
        obstacles.addAll(FamiliesInTheWay.of(whole, plan));
        obstacles.addAll(TablesInTheWay.of(whole, aligned, plan));
        CastsInTheWay missing = new CastsInTheWay(casts, names);
        obstacles.addAll(missing.forwards(plan));
        obstacles.addAll(missing.backwards(plan));
        notes.addAll(database.notes());
        wroteRows.forEach(statement ->
                notes.add("the model's script also writes rows, which no revision does yet: " + statement));
        Comparison comparison =
                new Comparison(scope, renaming, renaming.before(plan), defaultSchema, obstacles, Map.of(), notes);
        return comparison.counted(current);
    }

    private RevisionDraft draft(String message, Comparison comparison, List<String> leftOut) {
        String proven = "up and down on " + scratch.product()
                + (leftOut.isEmpty() ? "" : ", without " + String.join(", ", leftOut));
        return new RevisionDraft(
                List.of(),
                List.of(),
                message,
                comparison.differences(),
                comparison.hazards().stream().map(Object::toString).toList(),
                comparison.hazardsOfDown().stream().map(Object::toString).toList(),
                Optional.of(proven),
                comparison.up(),
                comparison.down());
    }
}
