package dev.alambique.escola.api.migration;

import java.util.List;

/**
 * Where the schema stands.
 *
 * @param current the versions that the database is at; several after branches, none before the first
 * @param pending the versions that are still to be applied, in their order
 * @param revisions how many revisions there are
 * @param history the newest of them and what became of each, newest first
 * @param changes how often something was done to the database
 * @param audit the newest of that and by whom, newest first
 */
public record MigrationsResponse(
        List<String> current,
        List<String> pending,
        int revisions,
        List<HistoryEntry> history,
        int changes,
        List<AuditLine> audit) {
    public MigrationsResponse {
        current = List.copyOf(current);
        pending = List.copyOf(pending);
        history = List.copyOf(history);
        audit = List.copyOf(audit);
    }

    /** With no more of history and audit than so many. */
    MigrationsResponse newest(int limit) {
        return new MigrationsResponse(
                current,
                pending,
                revisions,
                history.subList(0, Math.min(limit, history.size())),
                changes,
                audit.subList(0, Math.min(limit, audit.size())));
    }
}
