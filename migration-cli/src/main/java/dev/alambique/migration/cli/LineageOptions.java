package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where in the graph a new revision stands. */
final class LineageOptions {
    @Option(
            names = "--head",
            paramLabel = "REV",
            description = "the head that the revision follows, where there are several; base: none")
    @Nullable
    String head;

    @Option(
            names = "--splice",
            description = "with --head: it may be a revision that others follow, so that branches part")
    boolean splice;

    @Option(
            names = "--depends-on",
            paramLabel = "REV",
            description = "what of another branch must be applied before it; may be repeated")
    List<String> dependsOn = new ArrayList<>();

    /** The place that the options say; empty if they say nothing, for behind the one head. */
    Optional<Lineage> in(Revisions revisions) {
        if (head == null && dependsOn.isEmpty()) {
            if (splice) {
                throw Problem.of("--splice says that --head may be a revision that others follow.")
                        .instead("add --head REV")
                        .usage();
            }
            return Optional.empty();
        }
        List<Version> parents =
                new Directions(revisions).to(head == null ? Target.HEAD : Target.parse(head), List.of());
        List<Revision> heads = revisions.heads();
        for (Version parent : parents) {
            if (!splice && heads.stream().noneMatch(each -> each.version().equals(parent))) {
                throw Problem.of("Revision " + parent + " is no head: others follow it.")
                        .instead("add --splice, which lets branches part there; or name a head: heads lists them")
                        .usage();
            }
        }
        if (parents.isEmpty() && !heads.isEmpty() && !splice) {
            throw Problem.of("A revision that follows none begins a history of its own beside the one there is.")
                    .instead("add --splice if that is meant")
                    .usage();
        }
        List<Version> needed = dependsOn.stream()
                .map(name -> EditCommand.named(revisions, name).version())
                .toList();
        return Optional.of(new Lineage(parents, needed));
    }
}
