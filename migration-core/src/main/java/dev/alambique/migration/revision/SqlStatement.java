package dev.alambique.migration.revision;

import java.util.regex.Pattern;

/**
 * One statement of a script.
 *
 * @param line the line it begins at, counted from 1
 * @param text its text, without the semicolon and without comments before it
 */
public record SqlStatement(int line, String text) {
    /** As Flyway's parser for PostgreSQL knows them, and DETACH PARTITION with them: PostgreSQL refuses these in a transaction. */
    private static final Pattern OUTSIDE =
            Pattern.compile("(?is)((create|drop)\\s+(unique\\s+)?index\\s+concurrently|reindex\\b.*\\bconcurrently"
                    + "|reindex\\s+(\\(.*\\)\\s*)?(schema|database|system)|vacuum|alter\\s+system"
                    + "|alter\\s+table\\b.*\\bdetach\\s+partition\\b.*\\bconcurrently"
                    + "|(create|drop)\\s+(database|tablespace|subscription))\\b.*");

    /** Whether PostgreSQL runs it only outside of transactions. */
    public boolean isOutsideOfTransactions() {
        return OUTSIDE.matcher(text).matches();
    }
}
