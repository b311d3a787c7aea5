package dev.alambique.migration.revision;

/** What becomes of the files that a baseline script stands for. */
public enum Originals {
    /** They are deleted. */
    DELETED,
    /** They stay: databases below the baseline are upgraded with them, empty ones begin with the baseline. */
    KEPT
}
