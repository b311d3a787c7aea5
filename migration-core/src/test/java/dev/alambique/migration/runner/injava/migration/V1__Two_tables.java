package dev.alambique.migration.runner.injava.migration;

import dev.alambique.migration.runner.Undoable;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A revision in Java that takes itself back. */
public class V1__Two_tables extends BaseJavaMigration implements Undoable {
    @Override
    public void migrate(Context context) throws SQLException {
        execute(context, "CREATE TABLE a (); CREATE TABLE b ();");
    }

    @Override
    public void undo(Context context) throws SQLException {
        execute(context, "DROP TABLE b; DROP TABLE a;");
    }

    private static void execute(Context context, String sql) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(sql);
        }
    }
}
