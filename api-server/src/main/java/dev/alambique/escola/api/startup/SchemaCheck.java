package dev.alambique.escola.api.startup;

/** What happens at start when the entities and the database's schema may differ. */
public enum SchemaCheck {
    /** They are compared on the embedded database only: comparing makes a scratch database on the server. */
    WHERE_HARMLESS,
    /** They are compared, and differences are a warning. */
    WARN,
    /** They are compared, and the server does not start when they differ. */
    REFUSE
}
