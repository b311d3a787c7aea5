package dev.alambique.migration.runner;

import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A Java migration that can take back what it did; it needs no undo script then. */
public interface Undoable extends JavaMigration {
    /**
     * Takes back what {@link #migrate} did, in the transaction in which its row of the history goes.
     *
     * @throws Exception if that fails; everything is rolled back then
     */
    void undo(Context context) throws Exception;
}
