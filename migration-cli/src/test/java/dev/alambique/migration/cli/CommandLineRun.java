package dev.alambique.migration.cli;

import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a command line printed, and its exit code. */
record CommandLineRun(int exitCode, String out, String err) {
    /** Runs a command in a folder, with those variables and nothing built in. */
    static CommandLineRun in(Path folder, Map<String, String> environment, String... arguments) {
        return of("alambique", folder, environment, Optional.empty(), Optional.empty(), arguments);
    }

    /** Runs a command that a service offers, with what the service brings. */
    static CommandLineRun ofService(Path folder, RevisionSource revisions, EntityModel model, String... arguments) {
        return of("shop db", folder, Map.of(), Optional.of(model), Optional.of(revisions), arguments);
    }

    private static CommandLineRun of(
            String name,
            Path folder,
            Map<String, String> environment,
            Optional<EntityModel> model,
            Optional<RevisionSource> revisions,
            String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                name,
                folder,
                environment,
                model,
                revisions,
                Optional.empty(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = new Alambique(surroundings).run(arguments);
        return new CommandLineRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
