package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code init}. */
@Command(name = "init", description = "Writes alambique.properties and the revision folders; what is there stays.")
final class InitCommand implements Callable<Integer> {
    private static final String TEMPLATE = """
            # The configuration of alambique. Every key can also be said as an option: revisions is --revisions.
            # Relative paths belong to this file's folder.

            # The folder that holds migration/ and undo/.
            revisions = src/main/resources/db

            # Compiled entities: folders and jars, separated by : (; on Windows). A persistence provider among them is
            # used; without one, the Hibernate that alambique brings along is.
            model-classpath = target/classes
            #model-packages = com.example.domain
            #persistence-unit = main
            #model-property.hibernate.physical_naming_strategy = com.example.SnakeCase

            # The database. POSTGRES_HOST, _PORT, _DB, _USER and _PASSWORD, from the environment or .env, come first.
            #url = jdbc:postgresql://localhost:5432/postgres
            #user = postgres
            #password =

            # The name of Flyway's history table, where it is another.
            #history-table = flyway_schema_history

            # Values for ${owner} and its like in scripts.
            #placeholder.owner = app

            # Where throwaway databases are made: server, embedded or a URL.
            #scratch = embedded
            #postgres-version = 18

            # How an upgrade treats others who use the database.
            #lock-timeout = 5s
            #lock-wait = 10min
            #transaction = per-revision
            """;

    private final AlambiqueCommand root;

    InitCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Path file = root.surroundings().folder().resolve(Configuration.FILE);
        List<String> written = new ArrayList<>();
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, TEMPLATE, StandardOpenOption.CREATE_NEW);
                written.add(file.toString());
            }
            Project project = root.project();
            for (Path folder : List.of(
                    project.revisionFolder().migration(),
                    project.revisionFolder().undo())) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    written.add(folder.toString());
                }
            }
        } catch (IOException failure) {
            throw Problem.of("The project cannot be set up here: " + failure.getMessage())
                    .failure(failure);
        }
        root.output()
                .result(
                        Map.of("written", written),
                        written.isEmpty()
                                ? List.of("Nothing to do: everything is there.")
                                : written.stream().map(each -> "+ " + each).toList());
        return Alambique.OK;
    }
}
