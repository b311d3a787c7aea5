package dev.alambique.migration.runner;

/** What becomes of a service that is older than its database: all its revisions are applied, and newer ones too. */
public enum Ahead {
    /** It goes on, and says so. */
    ACCEPT,
    /** It stops, and says so. */
    REFUSE
}
