package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.AuditEntry;
import dev.alambique.migration.runner.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code history}. */
@Command(
        name = "history",
        description = "Lists the revisions, newest first, and what became of them in the database; without a database,"
                + " as the files say. With -v, what each follows and does.")
final class HistoryCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            description = "only the revisions from one to another: 20261122:head, :20261122, -3:current")
    private @Nullable String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "mark the revisions that the database is at")
    private boolean indicateCurrent;

    @Option(
            names = "--audit",
            description = "list instead what was done to the database, by whom, when and how it ended")
    private boolean audit;

    @Option(names = "--graph", description = "draw them as a graph, with their branches and merges")
    private boolean graph;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write a page about them: what each did, its SQL, and a diagram of the tables after it")
    private @Nullable Path html;

    HistoryCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if ((graph || html != null || audit) && (range != null || indicateCurrent)) {
            throw Problem.of("-r and -i are of the list, and there is none with --graph, --html or --audit.")
                    .instead("one or the other")
                    .usage();
        }
        Project project = root.project();
        if (html != null) {
            return HistoryFile.of(root.surroundings(), html).write(project, root.output());
        }
        if (graph) {
            return HistoryGraph.of(project).show(root.output());
        }
        if (audit) {
            List<AuditEntry> entries = project.migrations().audit();
            root.output().result(AuditReport.document(entries), AuditReport.lines(entries));
            return Alambique.OK;
        }
        Optional<Migrations> database = project.database().map(settings -> project.migrations());
        Revisions revisions = project.revisions().read();
        List<Version> current = database.map(Migrations::currentHeads).orElse(List.of());
        List<Entry> entries = new ArrayList<>(database.map(Migrations::history)
                .orElseGet(() -> Stream.concat(revisions.base().stream(), revisions.all().stream())
                        .map(Entry::ofFile)
                        .toList()));
        if (range != null) {
            Set<Version> wanted = within(revisions, Range.parse(range), current);
            entries.removeIf(entry -> entry.version().filter(wanted::contains).isEmpty());
        }
        Collections.reverse(entries);
        HistoryReport report = new HistoryReport(
                revisions.graph(),
                entries,
                indicateCurrent ? current : List.of(),
                root.output().isVerbose());
        root.output().result(Map.of("revisions", report.documents(current)), report.lines());
        return Alambique.OK;
    }

    /** The revisions from one target to another, both among them. */
    private static Set<Version> within(Revisions revisions, Range range, List<Version> current) {
        Directions directions = new Directions(revisions);
        List<Version> to = range.to()
                .map(target -> directions.to(target, current))
                .orElseGet(
                        () -> revisions.heads().stream().map(Revision::version).toList());
        Set<Version> wanted = new TreeSet<>(revisions.graph().withAncestors(to));
        range.from().map(target -> directions.to(target, current)).ifPresent(from -> {
            if (!wanted.containsAll(from)) {
                throw Problem.of("'" + range + "' does not lead from an earlier revision to a later one.")
                        .instead("the earlier one before the colon, the later one behind it")
                        .usage();
            }
            wanted.removeAll(revisions.graph().withAncestors(from));
            wanted.addAll(from);
        });
        return wanted;
    }
}
