package dev.alambique.migration.autogenerate;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidates;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scope.Filter;
import dev.alambique.migration.scope.FilteredModel;
import dev.alambique.migration.scope.FilteredPair;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.scratch.Casts;
import dev.alambique.migration.scratch.Ground;
import dev.alambique.migration.scratch.RenamedWording;
import dev.alambique.migration.scratch.Rewording;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The places that schemas come from. */
public final class SchemaSources {
    private SchemaSources() {}

    /** A live database, which is only read. */
    public static SchemaSource database(DataSource dataSource) {
        return new LiveDatabase(dataSource);
    }

    private record LiveDatabase(DataSource dataSource) implements SchemaSource {
        @Override
        public Schema read(ScratchServer scratch, String defaultSchema) throws SQLException {
            return introspect(dataSource, defaultSchema);
        }

        @Override
        public Optional<DataSource> live() {
            return Optional.of(dataSource);
        }
    }

    /** The revisions, replayed by Flyway on a scratch database. */
    public static SchemaSource revisions(RevisionSource revisions) {
        return (scratch, defaultSchema) -> {
            try (ScratchDatabase database =
                    empty(scratch, defaultSchema, revisions.read().forward())) {
                new RevisionRunner(database.dataSource(), revisions, Optional.of(defaultSchema)).upgrade(Target.HEADS);
                return introspect(database.dataSource(), defaultSchema);
            }
        };
    }

    /** The model's CREATE script, run on a scratch database. */
    public static SchemaSource model(EntityModel model) {
        return (scratch, defaultSchema) -> {
            List<String> script = model.createScript(scratch.majorVersion());
            try (ScratchDatabase database = empty(scratch, defaultSchema)) {
                database.runScript(script);
                return introspect(database.dataSource(), defaultSchema);
            }
        };
    }

    /**
     * An SQL script, run on a scratch database.
     *
     * @param name what messages call it
     */
    public static SchemaSource script(String name, String text) {
        return new ScriptSource(name, text);
    }

    /**
     * Compares two schemas in everything that they hold.
     *
     * @param policy of which the expressions for columns and the renames matter here
     * @throws SQLException if a database cannot be read
     */
    public static Comparison compare(
            SchemaSource from, SchemaSource to, ScratchServer scratch, String defaultSchema, Policy policy)
            throws SQLException {
        Filter filter = new Filter(policy.include(), policy.exclude(), defaultSchema);
        Schema asked = to.read(scratch, defaultSchema);
        try (ScratchDatabase database = empty(scratch, defaultSchema)) {
            Schema all = from.read(scratch, defaultSchema);
            FilteredModel found = filter.side(all, asked);
            FilteredModel wanted = filter.side(asked, all);
            Renaming renaming = Renaming.of(
                    policy.renames(),
                    found.schema(),
                    wanted.schema(),
                    defaultSchema,
                    ColumnNames.of(policy.using(), defaultSchema));
            List<String> notes = new ArrayList<>(filter.unusedNotes(all, asked));
            wanted.leftOut().stream()
                    .filter(each -> !found.leftOut().contains(each))
                    .forEach(notes::add);
            FilteredPair pair = filter.pair(renamed(renaming, scratch, defaultSchema, notes), wanted.schema());
            notes.addAll(pair.leftOut());
            notes.addAll(from.notes());
            notes.addAll(to.notes());
            Schema renamed = pair.first();
            NotCompared rest = new NotCompared(renamed, pair.second());
            Schema after = rest.keepingNamespaces(notes);
            Ground.lay(renamed, after, database, defaultSchema);
            Schema before = new Rewording(database, defaultSchema).align(renamed, after);
            ColumnNames names = new ColumnNames(defaultSchema, renaming);
            Casts casts = new Casts(database, defaultSchema);
            MigrationPlan difference = new TypesAside(List.of(all, asked)).in(SchemaDiff.between(before, after));
            MigrationPlan plan = casts.direct(new ColumnWishes(policy, names, after).into(difference));
            List<Problem> obstacles = new ArrayList<>(ReadersInTheWay.of(
                    before.readers(), plan, RenameCandidates.of(plan, List.of(), renaming, defaultSchema)));
            obstacles.addAll(TypesInTheWay.of(before, plan));
            CastsInTheWay missing = new CastsInTheWay(casts, names);
            obstacles.addAll(missing.forwards(plan));
            notes.addAll(database.notes());
            missing.backwards(plan).forEach(each -> notes.add(each.summary()));
            notes.addAll(NotCompared.unsaid(plan));
            notes.addAll(rest.notes());
            Comparison comparison = new Comparison(
                    Scope.ofAll(before, after),
                    renaming,
                    renaming.before(plan),
                    defaultSchema,
                    obstacles,
                    Map.of(),
                    notes);
            comparison.refuseObstacles();
            return Trial.on(database, defaultSchema, comparison.counted(from));
        }
    }

    /** The schema after the renames, in the words that PostgreSQL has for it then. */
    static Schema renamed(Renaming renaming, ScratchServer scratch, String defaultSchema, List<String> notes)
            throws SQLException {
        if (renaming.isEmpty()) {
            return renaming.original();
        }
        try (ScratchDatabase database = empty(scratch, defaultSchema)) {
            Schema renamed = new RenamedWording(database, defaultSchema).of(renaming);
            notes.addAll(database.notes());
            return renamed;
        }
    }

    static ScratchDatabase empty(ScratchServer scratch, String defaultSchema) {
        return empty(scratch, defaultSchema, List.of());
    }

    /** A database for scripts that are going to be run there from the first on. */
    static ScratchDatabase empty(ScratchServer scratch, String defaultSchema, Collection<Script> scripts) {
        ScratchDatabase database = scratch.createFor(scripts);
        database.useDefaultSchema(defaultSchema);
        return database;
    }

    static Schema introspect(DataSource dataSource, String defaultSchema) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new Introspector(defaultSchema).read(connection);
        }
    }
}
