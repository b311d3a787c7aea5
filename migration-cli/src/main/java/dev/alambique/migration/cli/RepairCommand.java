package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.runner.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repair}. */
@Command(
        name = "repair",
        description = "Makes the history agree with the files, as Flyway's repair: failed revisions go out of it, those"
                + " without a file are struck out, edited ones are accepted. The schema is not touched.")
final class RepairCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Mixin
    private final RunOptions options = new RunOptions();

    RepairCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Migrations migrations = root.project().migrations(options);
        Run run = migrations.repair();
        new RunReport("Repaired", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }
}
