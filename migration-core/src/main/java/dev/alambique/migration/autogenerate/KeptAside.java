package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.TemporaryNames;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import java.util.List;
import java.util.stream.Stream;

/** What is kept and would be left with a temporary name, because its own is taken where tables move to. */
final class KeptAside {
    private KeptAside() {}

    static List<Problem> of(Scope scope, Renaming renaming) {
        return scope.kept().stream()
                .filter(kept -> TemporaryNames.isLike(name(kept)))
                .flatMap(kept -> renaming.renames().stream().flatMap(each -> problem(kept, each)))
                .toList();
    }

    private static String name(Kept kept) {
        return kept.key().part().orElse(kept.key().relation().name());
    }

    private static Stream<Problem> problem(Kept kept, Rename rename) {
        QualifiedName place = kept.table().orElse(kept.key().relation());
        if (rename instanceof RenameIndex index && index.to().equals(name(kept))) {
            QualifiedName name = place.sibling(index.index().name());
            return Stream.of(problem(ObjectKey.index(index.table().sibling(name.name())), name));
        }
        if (rename instanceof RenameConstraint constraint && constraint.to().equals(name(kept))) {
            QualifiedName name = place.sibling(constraint.constraint().name());
            return Stream.of(problem(ObjectKey.constraint(constraint.table(), name.name()), name));
        }
        if (rename instanceof RenameSequence sequence && sequence.to().equals(name(kept))) {
            return Stream.of(Problem.of("The sequence of a column cannot go along with its table: "
                            + ObjectKey.sequence(sequence.sequence()) + " is there already.")
                    .instead("drop or rename that one in a revision before this one"));
        }
        return Stream.empty();
    }

    private static Problem problem(ObjectKey travelling, QualifiedName taken) {
        return Problem.of("The " + travelling + " cannot go along with its table: " + taken + " is there already.")
                .instead("drop or rename one of them in a revision before this one");
    }
}
