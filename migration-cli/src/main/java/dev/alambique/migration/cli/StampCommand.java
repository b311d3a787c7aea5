package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stamp}. */
@Command(
        name = "stamp",
        description = "Books the database as being at a revision, without running anything: for a database that was"
                + " brought there by other means.")
final class StampCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(arity = "1", paramLabel = "REV", description = "head, heads, base, a version or the beginning of one")
    private String target = "";

    @Option(
            names = "--purge",
            description = "take everything out of the history first, baselines and repeatable scripts too")
    private boolean purge;

    @Mixin
    private final RunOptions options = new RunOptions();

    StampCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Migrations migrations = root.project().migrations(options);
        Target wanted = Target.parse(target);
        Run run = purge ? migrations.purgeAndStamp(wanted) : migrations.stamp(wanted);
        new RunReport("Stamped", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }
}
