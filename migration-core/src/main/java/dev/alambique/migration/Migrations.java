package dev.alambique.migration;

import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.ClasspathRevisions;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Originals;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.AuditEntry;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.OfflineRunner;
import dev.alambique.migration.runner.OfflineScript;
import dev.alambique.migration.runner.RevisionEvent;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.runner.RunSettings;
import dev.alambique.migration.scratch.ScratchServer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /**
     * The same with values for placeholders such as <code>${owner}</code> in the scripts, by their names. Set after
     * {@link #withRevisions}.
     */
    public Migrations withPlaceholders(Map<String, String> values) {
        return withRevisions(revisions.with(Placeholders.of(values)));
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

    /** Makes the history say that the database is at a target, or the heads of several branches, and runs nothing. */
    public Run stamp(Target... targets) {
        return runner().stamp(targets);
    }

    /** As {@link #stamp}, after taking everything out of the history. */
    public Run purgeAndStamp(Target... targets) {
        return runner().purgeAndStamp(targets);
    }

    /** The script for psql that does what {@link #stamp} would; the database is only asked where it is. */
    public OfflineScript stampSql(Target... targets) {
        return runner().stampSql(targets);
    }

    /** The script for psql that does what {@link #purgeAndStamp} would. */
    public OfflineScript purgeAndStampSql(Target... targets) {
        return runner().purgeAndStampSql(targets);
    }

    /** The script for psql that books a database at one revision as being at another, without any database. */
    public OfflineScript stampSql(Range range) {
        return offline().stamp(range);
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
        return authoring().schemas();
    }

    /** Compares the model with a state, and writes nothing; what would be in the way of a revision is told, not thrown. */
    public Comparison check(Start start, Policy policy) {
        return authoring().check(start, policy);
    }

    /** As {@link #check(Start, Policy)}, with a schema, whatever it comes from. */
    public Comparison check(SchemaSource current, Policy policy) {
        return authoring().check(current, policy);
    }

    /** Compares two schemas, whatever they come from, in everything that they hold. */
    public Comparison diff(SchemaSource from, SchemaSource to) {
        return diff(from, to, Policy.careful());
    }

    /** Compares two schemas in everything that they hold, with the policy's expressions for columns. */
    public Comparison diff(SchemaSource from, SchemaSource to, Policy policy) {
        return authoring().diff(from, to, policy);
    }

    /** Drafts and proves the revision that brings a state to the model, and writes nothing. */
    public Written draft(String message, Start start, Policy policy) {
        return authoring().draft(message, start, policy, authoring().behindHead());
    }

    /** The same at a place of the graph. */
    public Written draft(String message, Start start, Policy policy, Lineage lineage) {
        return authoring().draft(message, start, policy, lineage);
    }

    /** Writes the revision that brings a state to the model, after its proof; nothing to do writes nothing. */
    public Written autogenerate(String message, Start start, Policy policy) {
        return write(draft(message, start, policy));
    }

    /** Writes a revision that was drafted; where there was nothing to do, nothing. */
    public Written write(Written drafted) {
        return authoring().write(drafted);
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
        return adopt(message, start, Policy.careful());
    }

    /** The same, of what the policy includes and does not exclude. */
    public Written adopt(String message, Start start, Policy policy) {
        return authoring().adopt(message, start, policy);
    }

    /** Writes a revision without statements, to be filled in by hand. */
    public Revision emptyRevision(String message) {
        return emptyRevision(message, authoring().behindHead());
    }

    /** The same at a place of the graph. */
    public Revision emptyRevision(String message, Lineage lineage) {
        return authoring().emptyRevision(message, lineage);
    }

    /** Writes a revision without statements that joins branches, once both were applied together on a scratch database. */
    public Revision merge(List<Version> parents, String message) {
        return authoring().merge(parents, message);
    }

    /**
     * Puts a revision that is not applied, and what follows it, behind the head of the other branch: under new versions,
     * proven anew, their files renamed.
     *
     * @return the revisions under their new versions, lowest first
     */
    public List<Revision> rebase(String revision) {
        return authoring().rebase(revision);
    }

    /**
     * Writes the baseline script that stands for all revisions up to a target, once it is proven that it makes the same of
     * an empty database, and deletes their files.
     */
    public Squashed squash(Target target, String message) {
        return squash(target, message, Originals.DELETED);
    }

    /** The same, where the files may stay. */
    public Squashed squash(Target target, String message, Originals originals) {
        return authoring().squash(target, message, originals);
    }

    private Authoring authoring() {
        return new Authoring(revisions, model, scratch, schema, dataSource.map(database -> runner()));
    }

    private RevisionRunner runner() {
        return new RevisionRunner(database(), revisions, schema, settings, listener);
    }

    private DataSource database() {
        return dataSource.orElseThrow(Authoring::noDatabase);
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
