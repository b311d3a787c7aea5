package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.Hazard;
import java.util.List;
import java.util.Objects;

/**
 * What the user wishes of a comparison: how far it may go, and what it cannot know by itself. Start from
 * {@link #careful()}.
 *
 * @param owner whose the objects are that the model does not ask for
 * @param drop kept objects to drop all the same, as {@link dev.alambique.migration.scope.Kept#flag} names them
 * @param guard what happens when nearly all tables would go
 * @param using how the values of a column become those of its new type
 * @param usingBack how the values of a column become those of its old type again, on the way back
 * @param fill what a column holds in rows that have no value for it
 * @param include patterns of what is compared; empty for everything
 * @param exclude patterns of what is not compared
 * @param renames what was renamed, as the command line says it: {@code alunos.telefone:celular}
 * @param refuse the kinds of hazards with which no revision is drafted
 */
public record Policy(
        Owner owner,
        List<String> drop,
        Guard guard,
        List<ColumnWish> using,
        List<ColumnWish> usingBack,
        List<ColumnWish> fill,
        List<String> include,
        List<String> exclude,
        List<String> renames,
        List<Hazard.Kind> refuse) {
    public Policy {
        Objects.requireNonNull(owner, "owner");
        drop = List.copyOf(drop);
        Objects.requireNonNull(guard, "guard");
        using = List.copyOf(using);
        usingBack = List.copyOf(usingBack);
        fill = List.copyOf(fill);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        refuse = List.copyOf(refuse);
        renames = List.copyOf(renames);
    }

    /** The careful policy: only what generated revisions created is dropped, and never nearly everything. */
    public static Policy careful() {
        return new Policy(
                Owner.REVISIONS,
                List.of(),
                Guard.REFUSE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public Policy withOwner(Owner other) {
        return new Policy(other, drop, guard, using, usingBack, fill, include, exclude, renames, refuse);
    }

    public Policy withDrop(List<String> other) {
        return new Policy(owner, other, guard, using, usingBack, fill, include, exclude, renames, refuse);
    }

    public Policy withGuard(Guard other) {
        return new Policy(owner, drop, other, using, usingBack, fill, include, exclude, renames, refuse);
    }

    public Policy withUsing(List<ColumnWish> other) {
        return new Policy(owner, drop, guard, other, usingBack, fill, include, exclude, renames, refuse);
    }

    public Policy withUsingBack(List<ColumnWish> other) {
        return new Policy(owner, drop, guard, using, other, fill, include, exclude, renames, refuse);
    }

    public Policy withFill(List<ColumnWish> other) {
        return new Policy(owner, drop, guard, using, usingBack, other, include, exclude, renames, refuse);
    }

    public Policy withInclude(List<String> other) {
        return new Policy(owner, drop, guard, using, usingBack, fill, other, exclude, renames, refuse);
    }

    public Policy withExclude(List<String> other) {
        return new Policy(owner, drop, guard, using, usingBack, fill, include, other, renames, refuse);
    }

    public Policy withRenames(List<String> other) {
        return new Policy(owner, drop, guard, using, usingBack, fill, include, exclude, other, refuse);
    }

    public Policy withRefuse(List<Hazard.Kind> other) {
        return new Policy(owner, drop, guard, using, usingBack, fill, include, exclude, renames, other);
    }

    /** Whose the objects are that the model does not ask for. */
    public enum Owner {
        /** Those that earlier generated revisions created are the model's; all others stay. */
        REVISIONS,
        /** All are the model's, as with Alembic. */
        MODEL
    }

    /** What happens when nearly all tables would go. */
    public enum Guard {
        REFUSE,
        ALLOW
    }
}
