package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.Optional;

/** How one applied revision is taken back: by its undo script, or by a Java migration itself. */
interface Undo {
    /** The file or class. */
    String file();

    /** Takes it back, in a transaction of the caller's. */
    void run(Session session, String before) throws SQLException;

    /**
     * How a revision is taken back.
     *
     * @throws dev.alambique.migration.problem.MigrationException if there is no way
     */
    static Undo of(RunContext context, Revisions revisions, Version version) {
        Optional<Revision> revision = revisions.find(version);
        if (revision.isPresent()
                && revision.get().isJava()
                && revision.get().undo().isEmpty()) {
            Optional<Undo> java = UndoInJava.of(context, revisions, revision.get());
            if (java.isPresent()) {
                return java.get();
            }
        }
        return UndoScript.of(revisions, version);
    }
}
