package dev.alambique.migration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a word behind it, which holds what all others share. */
@Command(
        name = "alambique",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            RevisionCommand.class,
            CheckCommand.class,
            UpgradeCommand.class,
            DowngradeCommand.class,
            CurrentCommand.class,
            HistoryCommand.class,
            HeadsCommand.class,
            BranchesCommand.class,
            MergeCommand.class,
            RebaseCommand.class,
            SquashCommand.class,
            ShowCommand.class,
            EditCommand.class,
            StampCommand.class,
            RepairCommand.class,
            DiffCommand.class,
            AdoptCommand.class
        },
        description = "Compares JPA entities with PostgreSQL, writes the difference as reversible Flyway revisions,"
                + " applies them and takes them back.",
        footer = {
            "",
            "Exit codes: 0 done, or yes; 1 the answer is no; 2 wrong usage or configuration;",
            "3 the database or a revision failed."
        })
final class AlambiqueCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AlambiqueCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where results and messages go. */
    Output output() {
        return new Output(surroundings.out(), surroundings.err(), options);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The project as options, environment and alambique.properties describe it. */
    Project project() {
        return new Project(surroundings, Configuration.read(surroundings, options), output());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
