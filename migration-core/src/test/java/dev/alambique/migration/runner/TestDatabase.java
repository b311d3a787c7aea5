package dev.alambique.migration.runner;

import dev.alambique.migration.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database of its own for a test, as data sources. */
record TestDatabase(String name) {
    static TestDatabase create() {
        return new TestDatabase(TestServer.newDatabase().database());
    }

    /** A new data source; nothing is shared between two of them. */
    DataSource dataSource() {
        return located(new PGSimpleDataSource());
    }

    /** A data source that now leads to this database. */
    <T extends PGSimpleDataSource> T located(T dataSource) {
        dataSource.setUrl(TestServer.admin().withDatabase(name).url());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        return dataSource;
    }

    void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, the columns of each joined by a bar. */
    List<String> query(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of schema public, without those that tell what was done. */
    List<String> tables() {
        return query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                + " AND tablename NOT IN ('flyway_schema_history', 'migration_audit') ORDER BY 1");
    }

    /** The versions in the history, in the order of their rank. */
    List<String> versions() {
        return query("SELECT version FROM flyway_schema_history ORDER BY installed_rank");
    }
}
