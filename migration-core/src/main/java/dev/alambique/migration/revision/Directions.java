package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Where targets lie in the graph of revisions. */
public record Directions(Revisions revisions) {
    /**
     * The revisions at which a target lies: one, all heads, or none for base.
     *
     * @param current the applied revisions that no other applied one follows; what {@code +1} and {@code -1} begin at
     * @throws dev.alambique.migration.problem.UsageException if the target does not exist, or a step could lead to
     *     several revisions
     */
    public List<Version> to(Target target, List<Version> current) {
        List<Version> at = anchor(target, current);
        for (int step = 0; step < Math.abs(target.steps()); step++) {
            at = target.steps() > 0 ? forward(target, at) : back(target, at);
        }
        return at;
    }

    private List<Version> anchor(Target target, List<Version> current) {
        return switch (target.anchor()) {
            case CURRENT -> current;
            case HEAD -> revisions.head().map(Revision::version).map(List::of).orElse(List.of());
            case HEADS -> revisions.heads().stream().map(Revision::version).toList();
            case BASE -> List.of();
            case VERSION -> List.of(revisions.named(target.name()).version());
        };
    }

    private List<Version> forward(Target target, List<Version> at) {
        Graph graph = revisions.graph();
        List<Version> next = at.isEmpty()
                ? revisions.base().map(base -> List.of(base.version())).orElseGet(graph::roots)
                : graph.children(single(target, at, "more than one revision is where it begins"));
        if (next.isEmpty()) {
            throw Problem.of("'" + target + "' goes further than there are revisions.")
                    .with("last", names(at))
                    .instead("head")
                    .usage();
        }
        return List.of(single(target, next, "the branches part there"));
    }

    private List<Version> back(Target target, List<Version> at) {
        if (at.isEmpty()) {
            throw Problem.of("'" + target + "' goes further back than there are revisions.")
                    .instead("base")
                    .usage();
        }
        List<Version> parents =
                revisions.graph().parents(single(target, at, "more than one revision is where it begins"));
        return parents.isEmpty() ? List.of() : List.of(single(target, parents, "branches were joined there"));
    }

    private Version single(Target target, List<Version> several, String why) {
        if (several.size() > 1) {
            throw Problem.of("'" + target + "' could mean " + several.size() + " revisions: " + why + ".")
                    .with("revisions", names(several))
                    .instead("name one of them")
                    .usage();
        }
        return several.get(0);
    }

    private String names(List<Version> versions) {
        return versions.stream().map(this::name).collect(Collectors.joining("\n"));
    }

    private String name(Version version) {
        return version
                + revisions.known(version).map(each -> "  " + each.message()).orElse("");
    }
}
