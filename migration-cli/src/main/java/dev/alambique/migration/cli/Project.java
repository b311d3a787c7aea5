package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.embedded.EmbeddedServer;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.runner.RunSettings;
import dev.alambique.migration.scratch.ScratchServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The user's project, as its configuration describes it: where its revisions, model, database and scratch server are. */
record Project(Surroundings surroundings, Configuration configuration, Output output) {
    private static final int NEWEST = 18;
    private static final Path REVISIONS = Path.of("src", "main", "resources", "db");

    /** The migrations of the configured database. */
    Migrations migrations() {
        ConnectionSettings settings = database()
                .orElseThrow(() -> Problem.of("No database is configured.")
                        .instead("set POSTGRES_HOST and its companions (in the environment or .env), or --url;\n"
                                + "revision, check and heads also work on the files alone: --from migrations")
                        .usage());
        Migrations migrations = Migrations.of(settings.reachable().dataSource());
        return configured(migrations.withRevisions(revisions()), () -> Optional.of(settings))
                .withSettings(new RunOptions().settings(configuration));
    }

    /** The same for what changes the database, telling on the way why it waits. */
    Migrations migrations(RunOptions options) {
        RunSettings run = options.settings(configuration);
        return migrations().withSettings(run).onEvent(new RunMessages(output)::tell);
    }

    /** The migrations for what only the files are asked for. */
    Migrations offline(RunOptions options) {
        return without(Optional.empty()).withRevisions(revisions()).withSettings(options.settings(configuration));
    }

    /** The migrations for a comparison that starts there. */
    Migrations migrations(Start start) {
        return start == Start.DATABASE
                ? migrations().withRevisions(revisionsSoFar())
                : configured(Migrations.withoutDatabase(revisionsSoFar()), this::askedForItsVersion);
    }

    /** The migrations for a comparison without the configured database, but perhaps for another one. */
    Migrations without(Optional<ConnectionSettings> target) {
        return configured(Migrations.withoutDatabase(revisionsSoFar()), () -> target);
    }

    /** Where a comparison starts when nothing is said: at the database, if there is one. */
    Start usualStart() {
        return database().isPresent() ? Start.DATABASE : Start.MIGRATIONS;
    }

    Optional<ConnectionSettings> database() {
        return configuration.database().or(() -> surroundings.data().map(EmbeddedServer::reach));
    }

    /** The revisions, in a folder that has to exist where it was named. */
    RevisionSource revisions() {
        return configuration
                .revisions()
                .map(named -> new RevisionFolder(named).required().with(configuration.placeholders()))
                .orElseGet(this::revisionsSoFar);
    }

    /** The revisions for a comparison, which makes sense before there is a first one and a folder for it. */
    RevisionSource revisionsSoFar() {
        return configuration
                .revisions()
                .<RevisionSource>map(RevisionFolder::new)
                .or(surroundings::revisions)
                .orElseGet(() -> new RevisionFolder(surroundings.folder().resolve(REVISIONS)))
                .with(configuration.placeholders());
    }

    /** The folder that new revisions go to. */
    RevisionFolder revisionFolder() {
        return new RevisionFolder(configuration
                        .revisions()
                        .orElseGet(() -> surroundings.folder().resolve(REVISIONS)))
                .with(configuration.placeholders());
    }

    private Migrations configured(Migrations migrations, Supplier<Optional<ConnectionSettings>> target) {
        Migrations withScratch = migrations.withScratch(() -> scratch(target.get()));
        Migrations withModel = model().map(withScratch::withModel).orElse(withScratch);
        return configuration.schema().map(withModel::withSchema).orElse(withModel);
    }

    Optional<EntityModel> model() {
        List<Path> classpath = configuration.modelClasspath();
        List<String> packages = configuration.modelPackages();
        Optional<EntityModel> model = surroundings.model();
        if (!classpath.isEmpty()) {
            model = Optional.of(EntityModel.onClassPath(classpath, packages));
        } else if (!packages.isEmpty()) {
            model = Optional.of(EntityModel.inPackages(Project.class.getClassLoader(), packages));
        }
        return model.map(each -> each.withProperties(configuration.modelProperties()))
                .map(each -> configuration
                        .persistenceUnit()
                        .map(each::withPersistenceUnit)
                        .orElse(each));
    }

    /**
     * The configured database where only files are compared, which are for its version all the same. Where a version or
     * a server is said, nobody asks it; where it cannot be reached, the newest version has to do, which is told.
     */
    private Optional<ConnectionSettings> askedForItsVersion() {
        boolean isSaid = configuration.postgresVersion().isPresent()
                || configuration
                        .scratch()
                        .filter(place -> !place.equals("embedded"))
                        .isPresent();
        if (isSaid) {
            return Optional.empty();
        }
        try {
            return configuration.runningDatabase().map(ConnectionSettings::reachable);
        } catch (MigrationException unreachable) {
            output.message("! compared on PostgreSQL " + NEWEST + ", as the database does not tell its version: "
                    + unreachable.problem().summary() + "\n  postgres-version in " + Configuration.FILE
                    + " says which it has");
            return Optional.empty();
        }
    }

    /** The server for throwaway databases, which those who asked for more are told. */
    private ScratchServer scratch(Optional<ConnectionSettings> target) {
        ScratchServer server = chosenScratch(target);
        output.detail("scratch: " + server.description());
        return server;
    }

    /** As configured, else the one of the database that is to change, else an embedded one. */
    private ScratchServer chosenScratch(Optional<ConnectionSettings> target) {
        String place = configuration.scratch().orElse("");
        if (place.contains("://")) {
            return matching(target, ScratchServer.on(ConnectionSettings.of(place), "the server of --scratch-url"));
        }
        return switch (place) {
            case "server" ->
                ScratchServer.on(target.or(this::database).orElseThrow(Project::noServer), "the configured server");
            case "embedded" -> embedded(target);
            case "" ->
                target.filter(ScratchServer::canCreateDatabases)
                        .map(each -> ScratchServer.on(each, "the database's own server"))
                        .orElseGet(() -> embedded(target));
            default ->
                throw Problem.of("scratch is '" + place + "', and can be server, embedded or a URL.")
                        .usage();
        };
    }

    private ScratchServer embedded(Optional<ConnectionSettings> target) {
        int version = configuration
                .postgresVersion()
                .or(() -> target.map(Project::majorVersion))
                .orElse(NEWEST);
        return matching(target, EmbeddedServer.scratchServer(version));
    }

    /** The model's script and PostgreSQL's own words depend on the version, so that it must be the target's. */
    private static ScratchServer matching(Optional<ConnectionSettings> target, ScratchServer server) {
        Optional<Integer> version = target.map(Project::majorVersion);
        if (version.isPresent() && version.get() != server.majorVersion()) {
            int other = server.majorVersion();
            server.close();
            throw Problem.of("The scratch server is PostgreSQL " + other + ", the database is " + version.get() + ".")
                    .instead("a scratch server of the same major version: --scratch-version " + version.get()
                            + ", --scratch-url,\nor let the role create databases and use scratch = server")
                    .usage();
        }
        return server;
    }

    private static int majorVersion(ConnectionSettings settings) {
        try (Connection connection = settings.open()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failure) {
            throw Problem.of("The version of the database cannot be read.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    private static RuntimeException noServer() {
        return Problem.of("scratch is 'server', and no server is configured.")
                .instead("set POSTGRES_HOST and its companions, or --url")
                .usage();
    }
}
