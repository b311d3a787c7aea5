package dev.alambique.migration.scratch;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The name of a scratch database, {@code alambique_scratch_<oid>_<seconds>_<random>}, and the advisory lock of that name.
 *
 * <p>Advisory locks belong to one database of the server, so the name carries the oid of the database in which its lock
 * is held; the seconds are the server's clock, since 1970.
 */
final class ScratchName {
    static final String PATTERN = "^alambique_scratch_([0-9]{1,18})_([0-9]{1,18})_[0-9a-f]+$";

    private static final SecureRandom RANDOM = new SecureRandom();

    private ScratchName() {}

    static String next(Connection connection) throws SQLException {
        String sql = "SELECT 'alambique_scratch_' || oid || '_' || floor(extract(epoch FROM clock_timestamp()))::bigint"
                + " || '_' || ? FROM pg_database WHERE datname = current_database()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, String.format("%08x", RANDOM.nextInt()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Takes the lock if nobody else has it. */
    static boolean lock(Connection connection, String name) throws SQLException {
        return call(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name);
    }

    static void unlock(Connection connection, String name) throws SQLException {
        call(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", name);
    }

    private static boolean call(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
