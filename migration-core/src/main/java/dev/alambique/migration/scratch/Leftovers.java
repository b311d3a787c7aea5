package dev.alambique.migration.scratch;

import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Scratch databases whose process was killed. */
final class Leftovers {
    /**
     * Dead scratch databases that this role may drop. An advisory lock shows in pg_locks as its database and the two
     * halves of its key, for every database of the server; a lock that was made elsewhere cannot be taken from here,
     * so those databases also have to be an hour old and unused.
     */
    private static final String DEAD = """
            SELECT d.datname
            FROM pg_database d
            CROSS JOIN LATERAL regexp_match(d.datname, '%s') AS part
            WHERE part IS NOT NULL
              AND pg_has_role(d.datdba, 'USAGE')
              AND NOT EXISTS (
                SELECT FROM pg_locks l
                WHERE l.locktype = 'advisory' AND l.database::bigint = part[1]::bigint AND l.objsubid = 1
                  AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(d.datname, 0))
              AND (part[1]::bigint = (SELECT oid::bigint FROM pg_database WHERE datname = current_database())
                OR part[2]::bigint < extract(epoch FROM clock_timestamp()) - 3600
                  AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname))
            ORDER BY d.datname
            """.formatted(ScratchName.PATTERN);

    private final Connection connection;

    Leftovers(Connection connection) {
        this.connection = connection;
    }

    /** Drops them; answers with a note on each that could not be dropped. */
    List<String> drop() {
        List<String> notes = new ArrayList<>();
        try {
            for (String name : dead()) {
                // Whoever holds the lock is dropping it already.
                if (ScratchName.lock(connection, name)) {
                    drop(name, notes);
                    ScratchName.unlock(connection, name);
                }
            }
        } catch (SQLException failure) {
            throw Problem.of("Leftover scratch databases could not be looked for.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
        return notes;
    }

    private List<String> dead() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DEAD)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void drop(String name, List<String> notes) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException refusal) {
            notes.add("leftover scratch database " + name + " could not be dropped: " + refusal.getMessage());
        }
    }
}
