package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.ArrayList;
import java.util.List;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "REV",
            description = "head, heads, base, a version or the beginning of one; several: the heads of branches; with"
                    + " --sql also FROM:TO")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--purge",
            description = "erase the history first, whatever it says: baselines go too, and repeatable scripts, which"
                    + " run again at the next upgrade")
    private boolean purge;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    StampCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        targets.forEach(offline::refuseRange);
        if (targets.stream().anyMatch(Range::isRange)) {
            return printRange();
        }
        Target[] wanted = targets.stream().map(Target::parse).toArray(Target[]::new);
        Migrations migrations = root.project().migrations(options);
        if (offline.sql) {
            return offline.print(
                    root.output(),
                    purge ? migrations.purgeAndStampSql(wanted) : migrations.stampSql(wanted),
                    "the database is there already");
        }
        Run run = purge ? migrations.purgeAndStamp(wanted) : migrations.stamp(wanted);
        new RunReport("Stamped", run, migrations.revisions()).print(root.output());
        return Alambique.OK;
    }

    private int printRange() {
        if (purge || targets.size() > 1) {
            throw Problem.of(
                            purge
                                    ? "--purge erases whatever the history says, which only the database can tell."
                                    : "A range leads from one revision to one other.")
                    .instead("FROM:TO alone; or targets without FROM:, where the database can be asked")
                    .usage();
        }
        Range range = Range.parse(targets.get(0));
        return offline.print(
                root.output(), root.project().offline(options).stampSql(range), "there are no revisions in " + range);
    }
}
