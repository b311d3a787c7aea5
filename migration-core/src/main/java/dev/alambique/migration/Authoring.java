package dev.alambique.migration;

import dev.alambique.migration.autogenerate.Autogenerate;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.autogenerate.SchemaSources;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.BaselineWriter;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Originals;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionDraft;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.RevisionWriter;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.rework.Merge;
import dev.alambique.migration.rework.Rebase;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.scratch.ScratchServer;
import dev.alambique.migration.squash.BaselineDraft;
import dev.alambique.migration.squash.Squash;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Revisions as they are written: compared, drafted, proven, joined and moved.
 *
 * @param runner what leads to the database, if one is configured
 */
record Authoring(
        RevisionSource revisions,
        Optional<EntityModel> model,
        Supplier<ScratchServer> scratch,
        Optional<String> schema,
        Optional<RevisionRunner> runner) {
    SchemaHistory schemas() {
        return withScratchServer(server -> SchemaHistory.replayed(revisions, server, defaultSchema()));
    }

    Comparison check(Start start, Policy policy) {
        return withScratchServer(server -> autogenerate(server, start, policy).compare());
    }

    Written draft(String message, Start start, Policy policy, Lineage lineage) {
        return withScratchServer(server -> {
            Autogenerate.Drafted drafted = autogenerate(server, start, policy).draft(message);
            return new Written(
                    Optional.of(drafted.comparison()), drafted.draft().map(each -> each.at(lineage)), Optional.empty());
        });
    }

    Written write(Written drafted) {
        return new Written(
                drafted.comparison(), drafted.draft(), drafted.draft().map(this::write));
    }

    Written adopt(String message, Start start, Policy policy) {
        Lineage lineage = behindHead();
        return withScratchServer(server -> {
            Autogenerate.Drafted drafted = autogenerate(server, start, policy).adopt(message);
            Optional<RevisionDraft> draft = drafted.draft().map(each -> each.at(lineage));
            return new Written(Optional.of(drafted.comparison()), draft, draft.map(this::write));
        });
    }

    Revision emptyRevision(String message, Lineage lineage) {
        return write(RevisionDraft.empty(lineage, message));
    }

    Revision merge(List<Version> parents, String message) {
        return withScratchServer(
                server -> new Merge(folder(), Clock.systemUTC(), server, defaultSchema()).of(parents, message));
    }

    List<Revision> rebase(String revision) {
        Revision named = revisions.read().named(revision);
        Set<Version> applied = runner.isEmpty()
                ? Set.of()
                : runner.get().history().stream()
                        .filter(entry -> entry.execution().isPresent())
                        .flatMap(entry -> entry.version().stream())
                        .collect(Collectors.toSet());
        return withScratchServer(
                server -> new Rebase(folder(), Clock.systemUTC(), server, defaultSchema()).of(named, applied));
    }

    Squashed squash(Target target, String message, Originals originals) {
        RevisionFolder folder = folder();
        BaselineDraft draft = withScratchServer(
                server -> new Squash(folder.read(), folder.classLoader(), server, defaultSchema(), Clock.systemUTC())
                        .draft(target, message));
        return new Squashed(draft, new BaselineWriter(folder).write(draft.script(), originals));
    }

    /** The place behind the one head, or behind the baseline that stands for all there was. */
    Lineage behindHead() {
        Revisions read = revisions.read();
        return Lineage.after(
                read.head().map(Revision::version).or(read::baseline).stream().toList());
    }

    Comparison check(SchemaSource current, Policy policy) {
        return withScratchServer(server -> autogenerate(server, current, policy).compare());
    }

    Comparison diff(SchemaSource from, SchemaSource to, Policy policy) {
        return withScratchServer(server -> SchemaSources.compare(from, to, server, defaultSchema(), policy));
    }

    private Autogenerate autogenerate(ScratchServer server, Start start, Policy policy) throws SQLException {
        SchemaSource current = switch (start) {
            case DATABASE -> SchemaSources.database(atHead());
            case MIGRATIONS -> SchemaSources.revisions(revisions);
        };
        return autogenerate(server, current, policy);
    }

    private Autogenerate autogenerate(ScratchServer server, SchemaSource current, Policy policy) throws SQLException {
        EntityModel entities = model.orElseThrow(() -> Problem.of("There is no model to compare with.")
                .instead("name the entity classes: --model-classpath, or Migrations.withModel(…)")
                .usage());
        Revisions read = revisions.read();
        Optional<RevisionSource> files =
                current.live().isPresent() && !read.heads().isEmpty() ? Optional.of(revisions) : Optional.empty();
        return new Autogenerate(entities, current, read, files, server, defaultSchema(), policy);
    }

    /** The data source, once it is sure that its database has every revision that there is. */
    private DataSource atHead() {
        List<Entry> history = database().history();
        List<String> unknown = history.stream()
                .filter(entry -> entry.state() == Entry.State.AHEAD)
                .map(Entry::script)
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.of("The database is ahead: it has revisions whose files are not here.")
                    .with("unknown", String.join("\n", unknown))
                    .instead("bring the files up to date first, or compare with the files alone: --from migrations")
                    .usage();
        }
        history.stream()
                .filter(entry -> entry.continuation().isPresent())
                .findFirst()
                .ifPresent(entry -> {
                    throw Problem.of("Revision " + entry.version().orElseThrow() + " is "
                                    + entry.state().word() + ": what the database holds is between two revisions.")
                            .with("script", entry.script())
                            .instead(entry.continuation().orElseThrow()
                                    + ", which goes on with it; or compare with the files alone: --from migrations")
                            .usage();
                });
        List<Entry> pending = history.stream()
                .filter(entry ->
                        entry.state() == Entry.State.PENDING && entry.version().isPresent())
                .toList();
        if (!pending.isEmpty()) {
            List<String> heads = revisions.read().heads().stream()
                    .map(head -> head.version().text())
                    .toList();
            throw Problem.of("The database is at "
                            + database().current().map(Version::text).orElse("base")
                            + (heads.size() > 1 ? ", heads are " : ", head is ")
                            + String.join(" and ", heads) + ": upgrade first.")
                    .with("pending", pending.size() + (pending.size() == 1 ? " revision" : " revisions"))
                    .instead((heads.size() > 1 ? "upgrade heads" : "upgrade head")
                            + "; or, if the database was brought there by other means, 'stamp' the revision that"
                            + "\nit is at; or compare with the files alone: --from migrations")
                    .usage();
        }
        return database().dataSource();
    }

    private Revision write(RevisionDraft draft) {
        return new RevisionWriter(folder(), Clock.systemUTC()).write(draft);
    }

    private RevisionFolder folder() {
        if (!(revisions instanceof RevisionFolder folder)) {
            throw Problem.of("Revisions can only be written to a folder, not to " + revisions.location() + ".")
                    .instead("name the folder with --revisions DIR")
                    .usage();
        }
        return folder;
    }

    private RevisionRunner database() {
        return runner.orElseThrow(Authoring::noDatabase);
    }

    static UsageException noDatabase() {
        return Problem.of("No database is configured.")
                .instead("name one: --url, or POSTGRES_HOST and its companions; or start --from migrations")
                .usage();
    }

    private String defaultSchema() throws SQLException {
        if (schema.isPresent() || runner.isEmpty()) {
            return schema.orElse("public");
        }
        try (Connection connection = runner.get().dataSource().getConnection()) {
            return Optional.ofNullable(connection.getSchema()).orElse("public");
        }
    }

    private interface ScratchWork<T> {
        T run(ScratchServer server) throws SQLException;
    }

    private <T> T withScratchServer(ScratchWork<T> work) {
        try (ScratchServer server = scratch.get()) {
            return work.run(server);
        } catch (SQLException failure) {
            throw Problem.of("The comparison was interrupted by the database.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }
}
