package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code downgrade}. */
@Command(name = "downgrade", description = "Takes revisions back, newest first, by their undo scripts.")
final class DowngradeCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "TARGET",
            description = "-N, base, a version or the beginning of one, which stays applied while what follows it goes;"
                    + " REV-N: that revision and N-1 before it on its branch; with --sql also FROM:TO")
    private String target = "";

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    DowngradeCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        offline.refuseRange(target);
        if (offline.sql) {
            return offline.print(root, options, target, Migrations::downgradeSql, Migrations::downgradeSql);
        }
        Migrations migrations = root.project().migrations(options);
        Target wanted = Target.parse(target);
        Run run = Progress.during(root.output(), "downgrading", () -> migrations.downgrade(wanted));
        new RunReport("Downgraded", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }
}
