package dev.alambique.migration.cli;

import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that revision and check share. */
final class ComparisonOptions {
    @Option(
            names = "--from",
            paramLabel = "STATE",
            description = "what to compare the model with: database (must be at head) or migrations (the files,"
                    + " replayed on a scratch database); default: database, if one is configured")
    @Nullable
    Start from;

    @Option(
            names = "--drop",
            paramLabel = "OBJECT",
            description = "drop something that is kept because no revision created it: alunos.ix_x, or a table;"
                    + " may be repeated")
    List<String> drop = new ArrayList<>();

    @Option(names = "--strict", description = "drop everything that the model does not ask for")
    boolean strict;

    @Option(names = "--force", description = "go on when nearly all tables would be dropped")
    boolean force;

    @Mixin
    final WishOptions wishes = new WishOptions();

    /** The options that were used, as a command line names them. */
    List<String> used() {
        List<String> used = new ArrayList<>();
        if (from != null) {
            used.add("--from");
        }
        if (!drop.isEmpty()) {
            used.add("--drop");
        }
        if (strict) {
            used.add("--strict");
        }
        if (force) {
            used.add("--force");
        }
        used.addAll(wishes.used());
        return used;
    }

    Start start(Project project) {
        return from == null ? project.usualStart() : from;
    }

    Policy policy(Project project) {
        return wishes.in(Policy.careful(), project.configuration())
                .withOwner(strict ? Policy.Owner.MODEL : Policy.Owner.REVISIONS)
                .withDrop(drop)
                .withGuard(force ? Policy.Guard.ALLOW : Policy.Guard.REFUSE);
    }
}
