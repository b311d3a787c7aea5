package dev.alambique.migration.runner;

import java.sql.SQLException;
import java.util.Optional;

/** What helps where a statement failed for a reason that is not in its script (manual, appendix A: error codes). */
final class Remedy {
    private Remedy() {}

    /** The way out that an error code stands for, if it stands for one. */
    static Optional<String> of(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.startsWith("08") || state.startsWith("57P0")) {
            return Optional.of(
                    "run the same command again once the server answers: what was not committed is rolled back");
        }
        return switch (state) {
            case "42P07" ->
                Optional.of("if the database was brought there by other means, 'stamp' the revision that it is at");
            case "42501" ->
                Optional.of("connect as the role that upgrades and owns what is altered, with --user;"
                        + "\nor make this role a member of that one: GRANT … TO …");
            case "53100" -> Optional.of("make room on the server's disk or tablespace, and run the same command again");
            case "53200" ->
                Optional.of(
                        "a higher max_locks_per_transaction on the server, or a revision that touches fewer tables");
            case "57014" -> Optional.of("a longer --statement-timeout, or a revision that does less at once");
            case "25001" ->
                Optional.of("run it outside of transactions: executeInTransaction=false in a file beside the script,"
                        + " named as it is and .conf;\nand with transaction = per-revision");
            default -> Optional.empty();
        };
    }
}
