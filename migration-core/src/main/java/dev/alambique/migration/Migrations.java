package dev.alambique.migration;

import dev.alambique.migration.autogenerate.Autogenerate;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.autogenerate.SchemaSources;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.ClasspathRevisions;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Range;
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
import dev.alambique.migration.runner.AuditEntry;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.OfflineRunner;
import dev.alambique.migration.runner.OfflineScript;
import dev.alambique.migration.runner.RevisionEvent;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.runner.RunSettings;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Revisions of a database schema: written, applied, taken back. A service needs one line:
 *
 * <pre>{@code Migrations.of(dataSource).upgrade();}</pre>
 *
 * Immutable and safe for use by several threads. Every method throws
 * {@link dev.alambique.migration.problem.MigrationException}, whose problem says what went wrong and what to do.
 */
public final class Migrations {
    private final Optional<DataSource> dataSource;
    private final RevisionSource revisions;
    private final Optional<String> schema;
    private final Optional<EntityModel> model;
    private final Supplier<ScratchServer> scratch;
    private final RunSettings settings;
    private final Consumer<RevisionEvent> listener;

    private Migrations(
            Optional<DataSource> dataSource,
            RevisionSource revisions,
            Optional<String> schema,
            Optional<EntityModel> model,
            Supplier<ScratchServer> scratch,
            RunSettings settings,
            Consumer<RevisionEvent> listener) {
        this.dataSource = dataSource;
        this.revisions = revisions;
        this.schema = schema;
        this.model = model;
        this.scratch = scratch;
        this.settings = settings;
        this.listener = listener;
    }

    private static Migrations of(Optional<DataSource> dataSource, RevisionSource revisions) {
        return new Migrations(
                dataSource,
                revisions,
                Optional.empty(),
                Optional.empty(),
                Migrations::noScratch,
                RunSettings.DEFAULT,
                event -> {});
    }

    /** Migrations of one database, with the revisions in {@code db/migration} and {@code db/undo} of the class path. */
    public static Migrations of(DataSource dataSource) {
        return of(Optional.of(dataSource), new ClasspathRevisions("db", serviceLoader()));
    }

    /** Migrations without a database: revisions can be written and checked from the files alone. */
    public static Migrations withoutDatabase(RevisionSource revisions) {
        return of(Optional.empty(), revisions);
    }

    /** The same revisions for many databases or schemas, some at a time. */
    public static ManyMigrations forEach(Collection<MigrationTarget> targets) {
        return ManyMigrations.of(targets, new ClasspathRevisions("db", serviceLoader()));
    }

    /** The same with revisions from another place. */
    public Migrations withRevisions(RevisionSource other) {
        return new Migrations(dataSource, other, schema, model, scratch, settings, listener);
    }

    /** The same in another default schema than the first of the connection's search path. */
    public Migrations withSchema(String other) {
        return new Migrations(dataSource, revisions, Optional.of(other), model, scratch, settings, listener);
    }

    /** The same with a model to compare with. */
    public Migrations withModel(EntityModel other) {
        return new Migrations(dataSource, revisions, schema, Optional.of(other), scratch, settings, listener);
    }

    /** The same with a server for throwaway databases, opened when one is needed and closed after. */
    public Migrations withScratch(Supplier<ScratchServer> other) {
        return new Migrations(dataSource, revisions, schema, model, other, settings, listener);
    }

    /** The same with other timeouts, another transaction mode …: {@code RunSettings.DEFAULT.withLockWait(…)}. */
    public Migrations withSettings(RunSettings other) {
        return new Migrations(dataSource, revisions, schema, model, scratch, other, listener);
    }

    /**
     * The same with a listener, besides those that are there. It is called by the thread that runs; what it throws ends
     * the run between two revisions.
     */
    public Migrations onEvent(Consumer<RevisionEvent> other) {
        return new Migrations(dataSource, revisions, schema, model, scratch, settings, listener.andThen(other));
    }

    /** Applies every revision that is not applied yet. */
    public Run upgrade() {
        return upgrade(Target.HEAD);
    }

    /** Applies a target and what it requires. */
    public Run upgrade(Target target) {
        return runner().upgrade(target);
    }

    /** Takes back what follows a target. */
    public Run downgrade(Target target) {
        return runner().downgrade(target);
    }

    /** The script for psql that does what {@link #upgrade(Target)} would; the database is only asked where it is. */
    public OfflineScript upgradeSql(Target target) {
        return runner().upgradeSql(target);
    }

    /** The same from one revision to another, without any database. */
    public OfflineScript upgradeSql(Range range) {
        return offline().upgrade(range);
    }

    /** The script for psql that does what {@link #downgrade} would; the database is only asked where it is. */
    public OfflineScript downgradeSql(Target target) {
        return runner().downgradeSql(target);
    }

    /** The same from one revision to another, without any database. */
    public OfflineScript downgradeSql(Range range) {
        return offline().downgrade(range);
    }

    private OfflineRunner offline() {
        return new OfflineRunner(revisions, schema.orElse("public"), settings);
    }

    /** Makes the history say that the database is at a target, without running anything. */
    public Run stamp(Target target) {
        return runner().stamp(target);
    }

    /** As {@link #stamp}, after taking everything out of the history. */
    public Run purgeAndStamp(Target target) {
        return runner().purgeAndStamp(target);
    }

    /** Flyway's {@code repair}: makes the history agree with the files, and runs nothing. */
    public Run repair() {
        return runner().repair();
    }

    /** Flyway itself, set up for the same revisions and database; what it migrates is noted in the audit too. */
    public Flyway flyway() {
        return runner().flyway();
    }

    /** The highest applied version; empty for none. */
    public Optional<Version> current() {
        return runner().current();
    }

    /** The applied revisions that no other applied one follows. */
    public List<Version> currentHeads() {
        return runner().heads();
    }

    /** Every revision, applied or pending, and every applied one whose file is missing. */
    public List<Entry> history() {
        return runner().history();
    }

    /** What was done to the database and by whom, oldest first. */
    public List<AuditEntry> audit() {
        return runner().audit();
    }

    /** The revisions as their files say. */
    public Revisions revisions() {
        return revisions.read();
    }

    /** The schema after each revision, found by replaying the files on a scratch database. */
    public SchemaHistory schemas() {
        return withScratchServer(server -> SchemaHistory.replayed(revisions, server, defaultSchema()));
    }

    /** Compares the model with a state, and writes nothing; what would be in the way of a revision is told, not thrown. */
    public Comparison check(Start start, Policy policy) {
        return withScratchServer(server -> autogenerate(server, start, policy).compare());
    }

    /** Drafts and proves the revision that brings a state to the model, and writes nothing. */
    public Written draft(String message, Start start, Policy policy) {
        return draft(message, start, policy, behindHead());
    }

    /** The same at a place of the graph. */
    public Written draft(String message, Start start, Policy policy, Lineage lineage) {
        return withScratchServer(server -> {
            Autogenerate.Drafted drafted = autogenerate(server, start, policy).draft(message);
            return new Written(
                    Optional.of(drafted.comparison()), drafted.draft().map(each -> each.at(lineage)), Optional.empty());
        });
    }

    /** Writes the revision that brings a state to the model, after its proof; nothing to do writes nothing. */
    public Written autogenerate(String message, Start start, Policy policy) {
        return write(draft(message, start, policy));
    }

    /** Writes a revision that was drafted; where there was nothing to do, nothing. */
    public Written write(Written drafted) {
        return new Written(
                drafted.comparison(), drafted.draft(), drafted.draft().map(this::write));
    }

    /** As {@link #adopt(String, Start)}, starting at the database. */
    public Written adopt(String message) {
        return adopt(message, Start.DATABASE);
    }

    /**
     * Writes the revision without statements that takes over as owned what the model matches and no revision created, so
     * that it is dropped once the model no longer asks for it; nothing to take over writes nothing.
     */
    public Written adopt(String message, Start start) {
        Lineage lineage = behindHead();
        return withScratchServer(server -> {
            Autogenerate.Drafted drafted =
                    autogenerate(server, start, Policy.careful()).adopt(message);
            Optional<RevisionDraft> draft = drafted.draft().map(each -> each.at(lineage));
            return new Written(Optional.of(drafted.comparison()), draft, draft.map(this::write));
        });
    }

    /** Writes a revision without statements, to be filled in by hand. */
    public Revision emptyRevision(String message) {
        return emptyRevision(message, behindHead());
    }

    /** The same at a place of the graph; behind several revisions, it joins their branches. */
    public Revision emptyRevision(String message, Lineage lineage) {
        return write(RevisionDraft.empty(lineage, message));
    }

    /** Writes a revision without statements that joins branches, once both were applied together on a scratch database. */
    public Revision merge(List<Version> parents, String message) {
        return withScratchServer(
                server -> new Merge(folder(), Clock.systemUTC(), server, defaultSchema()).of(parents, message));
    }

    /**
     * Puts a revision that is not applied, and what follows it, behind the head of the other branch: under new versions,
     * proven anew, their files renamed.
     *
     * @return the revisions under their new versions, lowest first
     */
    public List<Revision> rebase(String revision) {
        Revision named = revisions().named(revision);
        Set<Version> applied = dataSource.isEmpty()
                ? Set.of()
                : history().stream()
                        .filter(entry -> entry.execution().isPresent())
                        .flatMap(entry -> entry.version().stream())
                        .collect(Collectors.toSet());
        return withScratchServer(
                server -> new Rebase(folder(), Clock.systemUTC(), server, defaultSchema()).of(named, applied));
    }

    /** The place behind the one head, or behind the baseline that stands for all there was. */
    private Lineage behindHead() {
        Revisions read = revisions();
        return Lineage.after(
                read.head().map(Revision::version).or(read::baseline).stream().toList());
    }

    /** As {@link #check(Start, Policy)}, with a schema, whatever it comes from. */
    public Comparison check(SchemaSource current, Policy policy) {
        return withScratchServer(server -> autogenerate(server, current, policy).compare());
    }

    /** Compares two schemas, whatever they come from, in everything that they hold. */
    public Comparison diff(SchemaSource from, SchemaSource to) {
        return diff(from, to, Policy.careful());
    }

    /** Compares two schemas in everything that they hold, with the policy's expressions for columns. */
    public Comparison diff(SchemaSource from, SchemaSource to, Policy policy) {
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
        Revisions read = revisions();
        Optional<RevisionSource> files =
                current.live().isPresent() && !read.all().isEmpty() ? Optional.of(revisions) : Optional.empty();
        return new Autogenerate(entities, current, read, files, server, defaultSchema(), policy);
    }

    /** The data source, once it is sure that its database has every revision that there is. */
    private DataSource atHead() {
        List<Entry> history = history();
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
        List<Entry> pending = history.stream()
                .filter(entry ->
                        entry.state() == Entry.State.PENDING && entry.version().isPresent())
                .toList();
        if (!pending.isEmpty()) {
            throw Problem.of(
                            "The database is at " + current().map(Version::text).orElse("base") + ", head is "
                                    + revisions().heads().stream()
                                            .map(head -> head.version().text())
                                            .collect(Collectors.joining(" and "))
                                    + ": upgrade first.")
                    .with("pending", pending.size() + " revisions")
                    .instead("upgrade head, or compare with the files alone: --from migrations")
                    .usage();
        }
        return database();
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

    private RevisionRunner runner() {
        return new RevisionRunner(database(), revisions, schema, settings, listener);
    }

    private DataSource database() {
        return dataSource.orElseThrow(() -> Problem.of("No database is configured.")
                .instead("name one: --url, or POSTGRES_HOST and its companions; or start --from migrations")
                .usage());
    }

    private String defaultSchema() throws SQLException {
        if (schema.isPresent() || dataSource.isEmpty()) {
            return schema.orElse("public");
        }
        try (Connection connection = dataSource.get().getConnection()) {
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

    /** The class loader of the service: the library's own may be above it. */
    private static ClassLoader serviceLoader() {
        return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(Migrations.class.getClassLoader());
    }

    private static ScratchServer noScratch() {
        throw Problem.of("There is no server for scratch databases.")
                .instead("name one: --scratch-url, or Migrations.withScratch(…)")
                .usage();
    }
}
