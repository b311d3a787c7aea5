package dev.alambique.migration.scratch;

import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** The types that are not compared, made in a scratch database, so that columns can be of them there. */
public final class OtherTypes {
    private OtherTypes() {}

    /**
     * Makes them; what cannot be made (because it stands on something that the scratch database does not have) is noted.
     *
     * @param types in an order in which each comes after what it stands on
     * @throws SQLException if the scratch database cannot be used
     */
    public static void make(Collection<OtherType> types, ScratchDatabase database, String defaultSchema)
            throws SQLException {
        if (types.isEmpty()) {
            return;
        }
        SqlRenderer renderer = new SqlRenderer(defaultSchema);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (OtherType type : types) {
                try {
                    for (String sql : renderer.statements(type)) {
                        statement.execute(sql);
                    }
                } catch (SQLException refused) {
                    database.note(type + " is missing in the scratch database: " + refused.getMessage());
                }
            }
        }
    }
}
