package dev.alambique.migration.autogenerate;

import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Where a schema can be read from. */
public interface SchemaSource {
    /**
     * Reads the schema.
     *
     * @param scratch where throwaway databases can be made, for sources that are not databases
     * @param defaultSchema the schema of names that are not qualified
     * @throws SQLException if a database cannot be read
     */
    Schema read(ScratchServer scratch, String defaultSchema) throws SQLException;

    /** What was passed over at the last reading, a sentence each. */
    default List<String> notes() {
        return List.of();
    }

    /** The database that can be asked about its rows, where the source is one. */
    default Optional<DataSource> live() {
        return Optional.empty();
    }
}
