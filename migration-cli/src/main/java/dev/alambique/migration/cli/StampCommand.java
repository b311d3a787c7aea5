package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stamp}. */
@Command(
        name = "stamp",
        description = "Books the database as being at a revision, without running anything: for a database that was"
                + " brought there by other means.")
final class StampCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(arity = "1", paramLabel = "REV", description = "head, base, a version or the beginning of one")
    private String target = "";

    StampCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Migrations migrations = root.project().migrations();
        Run run = migrations.stamp(Target.parse(target));
        new RunReport("Stamped", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }
}
