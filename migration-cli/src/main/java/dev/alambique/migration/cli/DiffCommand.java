package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.autogenerate.SchemaSources;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code diff}. */
@Command(
        name = "diff",
        description =
                "Prints the SQL that turns one schema into another. A SOURCE is database, migrations, model, a URL"
                        + " or file:PATH of an SQL script.")
final class DiffCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Option(names = "--from", required = true, paramLabel = "SOURCE", description = "the schema to start from")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "SOURCE", description = "the schema to arrive at")
    private String to = "";

    @Option(names = "--down", description = "print the SQL that leads back")
    private boolean down;

    DiffCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Project project = root.project();
        boolean live = from.equals("database") || to.equals("database");
        Start start = live ? Start.DATABASE : Start.MIGRATIONS;
        Migrations migrations = project.migrations(start);
        SchemaSource before = source(project, from);
        SchemaSource after = source(project, to);
        Comparison comparison = Progress.during(root.output(), "comparing", () -> migrations.diff(before, after));
        ComparisonReport report = new ComparisonReport(comparison);
        Map<String, Object> document = report.document();
        document.put("up", comparison.up());
        document.put("down", comparison.down());
        root.output().text(document, down ? comparison.down() : comparison.up());
        if (comparison.isEmpty()) {
            root.output().message("No differences.");
        }
        report.hazards().forEach(root.output()::message);
        return Alambique.OK;
    }

    private SchemaSource source(Project project, String name) {
        if (name.startsWith("file:")) {
            return SchemaSources.script(read(name.substring("file:".length())));
        }
        if (name.contains("://")) {
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
            case "migrations" -> SchemaSources.revisions(project.revisions());
            case "model" ->
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
        Path file = root.surroundings().folder().resolve(path);
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw Problem.of("The script " + file + " cannot be read.")
                    .with("reason", failure.toString())
                    .usage(failure);
        }
    }
}
