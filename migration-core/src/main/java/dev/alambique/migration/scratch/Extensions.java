package dev.alambique.migration.scratch;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The extensions of one database, made in another. */
final class Extensions {
    /** In the order of their creation, so that what an extension requires comes before it. */
    private static final String CREATIONS = """
            SELECT format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I', e.extname, n.nspname),
                   format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname), e.extname,
                   n.nspname IN ('public', 'pg_catalog')
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname <> 'plpgsql'
            ORDER BY e.oid
            """;

    private Extensions() {}

    /** What cannot be made (not installed on that server, not allowed to this role) is noted on the database. */
    static void copy(ConnectionSettings from, ScratchDatabase to, Set<String> except) {
        try (Connection connection = from.open()) {
            copy(connection, to, except);
        } catch (SQLException failure) {
            throw unreadable(from.toString(), failure);
        }
    }

    /** As {@link #copy(ConnectionSettings, ScratchDatabase, Set)}, read from where a connection leads to. */
    static void copy(Connection from, ScratchDatabase to, Set<String> except) {
        List<String[]> extensions = read(from);
        extensions.removeIf(each -> except.contains(each[2]));
        if (extensions.isEmpty()) {
            return;
        }
        try (Connection connection = to.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String[] extension : extensions) {
                create(statement, extension, to);
            }
        } catch (SQLException failure) {
            throw Problem.of("Extensions could not be made in the scratch database " + to + ".")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    private static void create(Statement statement, String[] extension, ScratchDatabase to) {
        try {
            if (!extension[3].equals("t")) {
                statement.execute(extension[1]);
            }
            statement.execute(extension[0]);
        } catch (SQLException refusal) {
            to.note("extension " + extension[2] + " is missing in the scratch database: " + refusal.getMessage());
        }
    }

    private static List<String[]> read(Connection from) {
        List<String[]> extensions = new ArrayList<>();
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(CREATIONS)) {
            while (rows.next()) {
                extensions.add(
                        new String[] {rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)});
            }
        } catch (SQLException failure) {
            throw unreadable("the scratch server", failure);
        }
        return extensions;
    }

    private static MigrationException unreadable(String from, SQLException failure) {
        return Problem.of("The extensions of " + from + " cannot be read.")
                .with("reason", String.valueOf(failure.getMessage()))
                .failure(failure);
    }
}
