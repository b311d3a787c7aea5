package dev.alambique.escola.api;

import dev.alambique.escola.api.startup.Database;
import dev.alambique.escola.api.startup.EmbeddedDatabase;
import dev.alambique.escola.api.startup.RevisionSteps;
import dev.alambique.escola.api.startup.SchemaSteps;
import dev.alambique.escola.api.startup.ServerConfiguration;
import dev.alambique.escola.api.storage.Persistence;
import dev.alambique.migration.cli.Alambique;
import dev.alambique.migration.cli.Surroundings;
import dev.alambique.migration.connect.Environment;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.ClasspathRevisions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The command line of the server: {@code serve}, also without the word, and {@code db} for its database. */
public final class Main {
    private static final int USAGE = 2;
    private static final int FAILURE = 3;

    private Main() {}

    /** Serves, or runs a command on the database, and ends the process with the exit code. */
    public static void main(String... arguments) {
        // JBoss Logging, which Hibernate uses, would choose java.util.logging.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        String word = arguments.length == 0 ? "serve" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        return switch (word) {
            case "serve" -> serve(EmbeddedDatabase::start, RevisionSteps::new, rest);
            case "db" -> database(rest);
            case "-V", "--version" -> say("api-server " + version());
            default ->
                word.startsWith("-") ? serve(EmbeddedDatabase::start, RevisionSteps::new, arguments) : unknown(word);
        };
    }

    static int serve(Database.Embedded embedded, SchemaSteps.Source schema, String... options) {
        try {
            Environment environment = Environment.of(Path.of(""), System.getenv());
            return new CommandLine(new ServeCommand(environment, embedded, schema))
                    .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure))
                    .execute(options);
        } catch (UsageException failure) {
            return complain(failure, USAGE);
        }
    }

    /** What the options of {@code serve} and the environment ask for. */
    public static ServerConfiguration configuration(List<String> options) {
        Environment environment = Environment.of(Path.of(""), System.getenv());
        ServeCommand command = new ServeCommand(environment, EmbeddedDatabase::start, RevisionSteps::new);
        // Whoever starts it again says the port once more.
        new CommandLine(command).setOverwrittenOptionsAllowed(true).parseArgs(options.toArray(String[]::new));
        return command.configuration();
    }

    private static int database(String... command) {
        Surroundings surroundings = Surroundings.ofService(
                "api-server db",
                EntityModel.ofClasses(Persistence.ENTITIES),
                new ClasspathRevisions("db", Main.class.getClassLoader()),
                Optional.of(Path.of(ServeCommand.DATA)));
        return new Alambique(surroundings).run(command);
    }

    private static int unknown(String word) {
        return complain(
                Problem.of("Unknown command \"" + word + "\".")
                        .instead("serve or db; --help shows both")
                        .usage(),
                USAGE);
    }

    private static int fail(Exception failure) throws Exception {
        if (failure instanceof MigrationException problem) {
            return complain(problem, problem instanceof UsageException ? USAGE : FAILURE);
        }
        throw failure;
    }

    private static int complain(MigrationException failure, int exitCode) {
        System.err.println(failure.problem().text());
        return exitCode;
    }

    private static int say(String text) {
        System.out.println(text);
        return 0;
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
