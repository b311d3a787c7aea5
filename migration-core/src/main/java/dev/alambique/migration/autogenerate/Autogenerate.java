package dev.alambique.migration.autogenerate;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionDraft;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.scratch.Casts;
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
 * @param revisions what was generated before, for ownership and for the parent of a draft
 * @param scratch where throwaway databases are made
 */
public record Autogenerate(
        EntityModel model,
        SchemaSource current,
        Revisions revisions,
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
     * @throws dev.alambique.migration.problem.MigrationException as {@link #compare()}, and if the proof fails
     * @throws SQLException if a database cannot be read
     */
    public Drafted draft(String message) throws SQLException {
        CreateScript script = CreateScript.of(model, scratch.majorVersion());
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema)) {
            Comparison comparison = compare(script, database);
            if (comparison.isEmpty()) {
                return new Drafted(comparison, Optional.empty());
            }
            comparison.refuse(policy.refuse());
            List<String> leftOut = new Proof(database, defaultSchema)
                    .hold(comparison.scope(), comparison.renaming()::undone, comparison.up(), comparison.down());
            return new Drafted(comparison, Optional.of(draft(message, comparison, leftOut)));
        }
    }

    /** A comparison, and the draft that it led to if there is a difference. */
    public record Drafted(Comparison comparison, Optional<RevisionDraft> draft) {}

    private Comparison compare(CreateScript script, ScratchDatabase database) throws SQLException {
        Schema found = current.read(scratch, defaultSchema);
        List<String> wroteRows = database.runScript(script.statements());
        Schema desired = SchemaSources.introspect(database.dataSource(), defaultSchema);
        Unsupported.refuse(desired);
        Renaming renaming = Renaming.of(policy.renames(), found, desired, defaultSchema);
        List<String> notes = new ArrayList<>();
        Schema renamed = SchemaSources.renamed(renaming, scratch, defaultSchema, notes);
        Schema aligned = new Rewording(database, defaultSchema).align(renamed, desired);
        Scope scope = scope(aligned, desired, renaming);
        ColumnNames names = new ColumnNames(defaultSchema);
        MigrationPlan plan = new ColumnWishes(policy, names).into(SchemaDiff.between(scope.current(), scope.target()));
        if (policy.guard() == Policy.Guard.REFUSE) {
            EmptyModelGuard.check(scope, plan);
        }
        ViewsInTheWay.check(scope.current().views(), plan);
        KeysInTheWay.check(scope);
        PartitionsInTheWay.check(scope.current(), plan);
        CastsInTheWay casts = new CastsInTheWay(new Casts(database, defaultSchema), names);
        casts.checkForwards(plan);
        casts.checkBackwards(plan);
        notes.addAll(database.notes());
        wroteRows.forEach(statement ->
                notes.add("the model's script also writes rows, which no revision does yet: " + statement));
        Comparison comparison = new Comparison(scope, renaming, renaming.before(plan), defaultSchema, Map.of(), notes);
        return comparison.counted(current, found);
    }

    private Scope scope(Schema found, Schema desired, Renaming renaming) {
        if (policy.owner() == Policy.Owner.MODEL) {
            return Scope.ofEverything(found, desired, defaultSchema);
        }
        List<String> operations = new ArrayList<>();
        for (Revision revision : revisions.all()) {
            revision.header().ifPresent(header -> operations.addAll(header.operations()));
        }
        operations.addAll(renaming.lines());
        Ownership ownership = Ownership.recorded(operations);
        Scope scope = Scope.of(found, desired, ownership, defaultSchema);
        if (policy.drop().isEmpty()) {
            return scope;
        }
        List<Kept> chosen =
                policy.drop().stream().map(name -> chosen(scope.kept(), name)).toList();
        return Scope.of(
                found, desired, ownership.and(chosen.stream().map(Kept::key).toList()), defaultSchema);
    }

    private Kept chosen(List<Kept> kept, String name) {
        return kept.stream()
                .filter(each -> each.flag(defaultSchema).equals(name)
                        || each.flag("").equals(name)
                        || each.key().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of("--drop " + name + " names nothing that is kept.")
                        .with("kept", kept.isEmpty() ? "nothing" : String.join("\n", flags(kept)))
                        .usage());
    }

    private List<String> flags(List<Kept> kept) {
        return kept.stream().map(each -> each.flag(defaultSchema)).toList();
    }

    private RevisionDraft draft(String message, Comparison comparison, List<String> leftOut) {
        List<Version> parents =
                revisions.head().map(Revision::version).map(List::of).orElse(List.of());
        String proven = "up and down on " + scratch.product()
                + (leftOut.isEmpty() ? "" : ", without " + String.join(", ", leftOut));
        return new RevisionDraft(
                parents,
                message,
                comparison.differences(),
                comparison.hazards().stream().map(Object::toString).toList(),
                comparison.hazardsOfDown().stream().map(Object::toString).toList(),
                Optional.of(proven),
                comparison.up(),
                comparison.down());
    }
}
