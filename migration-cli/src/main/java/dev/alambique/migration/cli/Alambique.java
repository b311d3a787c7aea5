package dev.alambique.migration.cli;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.RefusedException;
import dev.alambique.migration.problem.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code alambique} command line, for a {@code main} method of its own or inside any service's. Results go to
 * standard output, everything else to standard error.
 */
public final class Alambique {
    /** Done, or the answer is yes. */
    public static final int OK = 0;

    /** The answer is no. */
    public static final int NO = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    /** The database or a revision failed. */
    public static final int FAILURE = 3;

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private final Surroundings surroundings;

    /** A command line for those surroundings. */
    public Alambique(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs the command that the arguments say, and ends the process with its exit code. */
    public static void main(String... arguments) {
        // JBoss Logging, which Hibernate uses, would choose java.util.logging, which writes to the terminal.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        // A model that brings its own SLF4J has no provider here, and would say so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // The driver warns of a URL that it cannot read by writing it out, with the password. What it throws is told.
        DRIVER.setLevel(Level.OFF);
        System.exit(new Alambique(Surroundings.ofProcess()).run(arguments));
    }

    /** Runs the command that the arguments say, and returns its exit code. */
    public int run(String... arguments) {
        CommandLine command = commandLine();
        return command.execute(arguments);
    }

    private CommandLine commandLine() {
        AlambiqueCommand root = new AlambiqueCommand(surroundings);
        CommandLine command = new CommandLine(root, new CommandFactory(root));
        command.getSubcommands().values().forEach(each -> each.getCommandSpec().addOption(help()));
        command.addSubcommand("generate-completion", new GenerateCompletion());
        // What is set here holds for the subcommands that are there by now.
        command.setCommandName(surroundings.commandName())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, arguments) -> misused(root, failure, arguments))
                .setExecutionExceptionHandler((failure, executed, parsed) -> failed(root, failure));
        return command;
    }

    /** The same as the standard one of the command itself; picocli does not pass that on to subcommands. */
    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build();
    }

    private int misused(AlambiqueCommand root, ParameterException failure, String... arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        Problem problem = Problem.of(
                hasEmptyArgument(failure, arguments)
                        ? "An argument of '" + command + "' is empty: perhaps a variable of the shell has no value."
                        : firstLine(failure));
        StringWriter suggestions = new StringWriter();
        if (UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(suggestions, true))) {
            problem = problem.with("similar", suggestions.toString().strip());
        }
        root.output().problem(problem.instead(command + " --help"));
        return USAGE;
    }

    /** Picocli fails over an empty argument, looking for the command or option that it could be short for. */
    private static boolean hasEmptyArgument(ParameterException failure, String... arguments) {
        return failure.getCause() instanceof IndexOutOfBoundsException
                && List.of(arguments).contains("");
    }

    private static String firstLine(ParameterException failure) {
        // picocli says "Value for option option '--x'" of an option that takes KEY=VALUE
        return String.valueOf(failure.getMessage())
                .replace("option option", "option")
                .lines()
                .findFirst()
                .orElse("The command cannot be understood.");
    }

    private static int failed(AlambiqueCommand root, Exception failure) {
        if (failure instanceof MigrationException known) {
            root.output().problem(known.problem());
        } else {
            root.output()
                    .problem(Problem.of("alambique itself failed: " + failure)
                            .instead("run it again with -v and report what it prints"));
        }
        root.output().trace(failure);
        if (failure instanceof RefusedException) {
            return NO;
        }
        return failure instanceof UsageException ? USAGE : FAILURE;
    }
}
