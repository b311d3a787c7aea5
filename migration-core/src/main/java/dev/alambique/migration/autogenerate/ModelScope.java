package dev.alambique.migration.autogenerate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scope.Filter;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model may touch of a database: by what earlier revisions created, and by the user's wishes. */
record ModelScope(Policy policy, Revisions revisions, String defaultSchema) {

    /**
     * The scope of a comparison.
     *
     * @throws dev.alambique.migration.problem.UsageException if something is to be dropped that is not kept
     */
    Scope of(Schema found, Schema desired, Filter filter, Renaming renaming) {
        if (policy.owner() == Policy.Owner.MODEL) {
            return narrowed(found, desired, filter, Scope.ownershipOf(found));
        }
        Ownership ownership = Ownership.recorded(operations(renaming.lines()));
        Scope scope = narrowed(found, desired, filter, ownership);
        if (policy.drop().isEmpty()) {
            return scope;
        }
        Map<Kept.Aspect, List<ObjectKey>> chosen = policy.drop().stream()
                .map(name -> chosen(scope.allKept(), name))
                .collect(groupingBy(Kept::aspect, mapping(Kept::key, toList())));
        return narrowed(
                found,
                desired,
                filter,
                ownership.and(
                        chosen.getOrDefault(Kept.Aspect.OBJECT, List.of()),
                        chosen.getOrDefault(Kept.Aspect.COMMENT, List.of())));
    }

    private Scope narrowed(Schema found, Schema desired, Filter filter, Ownership ownership) {
        Scope scope = Scope.of(found, desired, filter.narrow(ownership, found), defaultSchema);
        return new Scope(
                scope.current(),
                scope.target(),
                filter.narrow(scope.kept()),
                filter.narrow(scope.comments()),
                scope.gone());
    }

    /** What earlier revisions created or took over. */
    Ownership recorded() {
        return Ownership.recorded(operations(List.of()));
    }

    private List<String> operations(List<String> more) {
        List<String> operations = new ArrayList<>();
        for (Script baseline : revisions.baselines()) {
            RevisionHeader.parse(baseline).ifPresent(header -> operations.addAll(header.operations()));
        }
        for (Revision revision : revisions.all()) {
            revision.header().ifPresent(header -> operations.addAll(header.operations()));
        }
        operations.addAll(more);
        return operations;
    }

    private Kept chosen(List<Kept> kept, String name) {
        return kept.stream()
                .filter(each -> each.flag(defaultSchema).equals(name)
                        || each.flag("").equals(name)
                        || each.aspect() == Kept.Aspect.OBJECT
                                && each.key().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of("--drop " + name + " names nothing that is kept.")
                        .with("kept", kept.isEmpty() ? "nothing" : String.join("\n", flags(kept)))
                        .usage());
    }

    private List<String> flags(List<Kept> kept) {
        return kept.stream().map(each -> each.flag(defaultSchema)).toList();
    }
}
