package dev.alambique.migration.autogenerate;

import java.util.List;

/**
 * How far a comparison may go.
 *
 * @param owner whose the objects are that the model does not ask for
 * @param drop kept objects to drop all the same, as {@link dev.alambique.migration.scope.Kept#flag} names them
 * @param guard what happens when nearly all tables would go
 */
public record Policy(Owner owner, List<String> drop, Guard guard) {
    public Policy {
        drop = List.copyOf(drop);
    }

    /** The careful policy: only what generated revisions created is dropped, and never nearly everything. */
    public static Policy careful() {
        return new Policy(Owner.REVISIONS, List.of(), Guard.REFUSE);
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
