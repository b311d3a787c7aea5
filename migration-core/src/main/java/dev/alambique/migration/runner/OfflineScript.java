package dev.alambique.migration.runner;

import java.util.List;

/**
 * A script for psql that does what an upgrade or a downgrade would do, history included.
 *
 * @param sql the script; empty where there is nothing to do
 * @param leftOut the scripts that Flyway runs around its own runs, which are no part of it
 */
public record OfflineScript(String sql, List<String> leftOut) {
    public OfflineScript {
        leftOut = List.copyOf(leftOut);
    }

    /** Whether there is nothing to do. */
    public boolean isNothing() {
        return sql.isEmpty();
    }
}
