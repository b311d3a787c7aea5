package dev.alambique.migration.runner;

/** How far a transaction reaches when several revisions run. */
public enum TransactionMode {
    /** Each revision is one: those before a failing one stay. */
    PER_REVISION,
    /** All revisions of a run are one: if one fails, none stays. */
    ALL
}
