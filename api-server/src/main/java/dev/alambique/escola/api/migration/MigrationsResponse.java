package dev.alambique.escola.api.migration;

import java.util.List;

/**
 * Where the schema stands.
 *
 * @param current the versions that the database is at; several after branches, none before the first
 * @param pending the versions that are still to be applied, in their order
 * @param history every revision and what became of it, newest first
 * @param audit what was done to the database and by whom, newest first
 */
public record MigrationsResponse(
        List<String> current, List<String> pending, List<HistoryEntry> history, List<AuditLine> audit) {
    public MigrationsResponse {
        current = List.copyOf(current);
        pending = List.copyOf(pending);
        history = List.copyOf(history);
        audit = List.copyOf(audit);
    }
}
