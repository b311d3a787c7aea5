package dev.alambique.migration.cli;

import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionSource;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a command line finds around it: where it runs, and what the service that it is built into brings.
 *
 * @param commandName how users call it, such as {@code alambique}
 * @param folder the working directory, to which relative paths belong
 * @param environment the variables of the process
 * @param model the model of the service, used when no option names another
 * @param revisions the revisions of the service, used when no option names a folder
 * @param answers what a user types who sits at a terminal; absent when nobody can be asked
 * @param data the folder of the service's embedded database, used when nothing else names a database
 */
public record Surroundings(
        String commandName,
        Path folder,
        Map<String, String> environment,
        Optional<EntityModel> model,
        Optional<RevisionSource> revisions,
        Optional<Path> data,
        Optional<BufferedReader> answers,
        PrintStream out,
        PrintStream err) {
    public Surroundings {
        Objects.requireNonNull(commandName, "commandName");
        environment = Map.copyOf(environment);
    }

    /** Surroundings in which nobody can be asked. */
    public Surroundings(
            String commandName,
            Path folder,
            Map<String, String> environment,
            Optional<EntityModel> model,
            Optional<RevisionSource> revisions,
            Optional<Path> data,
            PrintStream out,
            PrintStream err) {
        this(commandName, folder, environment, model, revisions, data, Optional.empty(), out, err);
    }

    /** The same with somebody who answers. */
    public Surroundings withAnswers(BufferedReader other) {
        return new Surroundings(commandName, folder, environment, model, revisions, data, Optional.of(other), out, err);
    }

    /** The surroundings of the command itself: this process, and nothing built in. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                "alambique",
                Path.of(""),
                System.getenv(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Terminal.answers(),
                System.out,
                System.err);
    }

    /** The surroundings of a service that offers the command as one of its own. */
    public static Surroundings ofService(
            String commandName, EntityModel model, RevisionSource revisions, Optional<Path> data) {
        return new Surroundings(
                commandName,
                Path.of(""),
                System.getenv(),
                Optional.of(model),
                Optional.of(revisions),
                data,
                Terminal.answers(),
                System.out,
                System.err);
    }
}
