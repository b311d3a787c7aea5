package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code upgrade}. */
@Command(name = "upgrade", description = "Applies revisions, up to head or the one that is named.")
final class UpgradeCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            defaultValue = "head",
            description =
                    "head (default), heads, +N, a version or the beginning of one, head-2, 20261122+1; with --sql also"
                            + " FROM:TO")
    private String target = "head";

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    UpgradeCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        offline.refuseRange(target);
        if (offline.sql) {
            return offline.print(root, options, target, Migrations::upgradeSql, Migrations::upgradeSql);
        }
        Migrations migrations = root.project().migrations(options);
        Target wanted = Target.parse(target);
        Run run = Progress.during(root.output(), "upgrading", () -> migrations.upgrade(wanted));
        new RunReport("Upgraded", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }
}
