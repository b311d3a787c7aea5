package dev.alambique.migration;

/** The state that a comparison with the model starts from. */
public enum Start {
    /** The database as it is; it must be at head. */
    DATABASE,
    /** What the revision files make of an empty database; no database of the user's is needed. */
    MIGRATIONS
}
