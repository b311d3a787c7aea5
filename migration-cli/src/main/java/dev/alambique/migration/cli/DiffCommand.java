package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.autogenerate.SchemaSources;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code diff}. */
@Command(
        name = "diff",
        description =
                "Prints the SQL that turns one schema into another. A SOURCE is database, migrations, model, a URL"
                        + " or file:PATH of an SQL script.")
final class DiffCommand implements Callable<Integer> {
    private static final String MODEL = "model";

    private final AlambiqueCommand root;

    @Option(names = "--from", required = true, paramLabel = "SOURCE", description = "the schema to start from")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "SOURCE", description = "the schema to arrive at")
    private String to = "";

    @Option(
            names = "--strict",
            description =
                    "where the model is a side: also drop what no revision created and the model does not ask for")
    private boolean strict;

    @Option(names = "--down", description = "print the SQL that leads back")
    private boolean down;

    @Mixin
    private final WishOptions wishes = new WishOptions();

    DiffCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Project project = root.project();
        boolean live = from.equals("database") || to.equals("database");
        Migrations migrations = live
                ? project.migrations(Start.DATABASE)
                : named().map(each -> project.without(Optional.of(each)))
                        .orElseGet(() -> project.migrations(Start.MIGRATIONS));
        boolean backwards = from.equals(MODEL) && !to.equals(MODEL);
        Comparison comparison =
                Progress.during(root.output(), "comparing", () -> compare(project, migrations, backwards));
        String up = backwards ? comparison.down() : comparison.up();
        String back = backwards ? comparison.up() : comparison.down();
        ComparisonReport report = backwards ? ComparisonReport.backwards(comparison) : new ComparisonReport(comparison);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("up", up);
        document.put("down", back);
        document.putAll(report.document());
        root.output().text(document, down ? back : up);
        if (comparison.isEmpty()) {
            boolean isLeftOut = comparison.notes().stream().anyMatch(note -> note.startsWith("not written"));
            root.output().message(isLeftOut ? "Nothing to write." : "No differences.");
        } else {
            project.configuration()
                    .schema()
                    .ifPresent(schema -> root.output()
                            .message("Names without a schema are those of " + schema
                                    + ": run it with that as the search_path."));
        }
        ComparisonReport.told(down ? report.hazardsOfDown() : report.hazards()).forEach(root.output()::message);
        if (!backwards && !down) {
            report.suggest(root.output());
        }
        report.explain(root.output());
        return report.refused(root.output(), wishes.refused()) ? Alambique.NO : Alambique.OK;
    }

    /** Where the model is a side, the comparison leads to it, and what the model does not own is left alone. */
    private Comparison compare(Project project, Migrations migrations, boolean backwards) {
        Policy policy = wishes.in(Policy.careful(), project.configuration())
                .withOwner(strict ? Policy.Owner.MODEL : Policy.Owner.REVISIONS)
                .withGuard(Policy.Guard.ALLOW);
        if (backwards) {
            refuseRenames();
        } else if (!to.equals(MODEL)) {
            return migrations.diff(source(project, from), source(project, to), policy);
        }
        Comparison comparison = migrations.check(source(project, backwards ? to : from), policy);
        comparison.refuseObstacles();
        return comparison;
    }

    /** The database of a URL, whose version of PostgreSQL the SQL has to be for: that which changes comes first. */
    private Optional<ConnectionSettings> named() {
        return Stream.of(from, to)
                .filter(DiffCommand::isUrl)
                .map(ConnectionSettings::of)
                .findFirst();
    }

    private static boolean isUrl(String source) {
        return !source.startsWith("file:") && source.contains("://");
    }

    private void refuseRenames() {
        if (!wishes.rename.isEmpty()) {
            throw Problem.of("--rename leads to the model, and --from model leads away from it.")
                    .instead("--from " + to + " --to model --down, with the old name on the left of --rename")
                    .usage();
        }
    }

    private SchemaSource source(Project project, String name) {
        if (name.startsWith("file:")) {
            String path = name.substring("file:".length());
            return SchemaSources.script(path, read(path));
        }
        if (isUrl(name)) {
            return SchemaSources.database(
                    ConnectionSettings.of(name).reachable().dataSource());
        }
        return switch (name) {
            case "database" ->
                SchemaSources.database(project.database()
                        .orElseThrow(() -> Problem.of("No database is configured.")
                                .instead("set POSTGRES_HOST and its companions, or --url")
                                .usage())
                        .reachable()
                        .dataSource());
            case "migrations" -> SchemaSources.revisions(project.revisionsSoFar());
            case MODEL ->
                SchemaSources.model(project.model()
                        .orElseThrow(() -> Problem.of("There is no model to compare with.")
                                .instead("name the compiled entities: --model-classpath")
                                .usage()));
            default ->
                throw Problem.of("'" + name + "' is no source of a schema.")
                        .instead("database, migrations, model, a URL, or file:PATH")
                        .usage();
        };
    }

    private String read(String path) {
        Path file = root.surroundings().folder().resolve(path).toAbsolutePath().normalize();
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "there is no such file", missing);
        } catch (CharacterCodingException other) {
            throw unreadable(file, "it is not in UTF-8", other);
        } catch (IOException failure) {
            throw unreadable(file, failure.toString(), failure);
        }
    }

    private static UsageException unreadable(Path file, String reason, IOException failure) {
        return Problem.of("The script " + file + " cannot be read.")
                .with("reason", reason)
                .usage(failure);
    }
}
