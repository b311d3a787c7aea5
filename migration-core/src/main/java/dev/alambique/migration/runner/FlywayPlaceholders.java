package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.Revisions;
import java.sql.SQLException;
import java.util.Map;

/** Placeholders that Flyway fills in itself: <code>${flyway:defaultSchema}</code> and its companions. */
record FlywayPlaceholders(Session session) {
    /** Revisions with the values for this database; nothing is looked up where no script asks for one. */
    Revisions in(Revisions revisions) throws SQLException {
        return revisions.mentions("${flyway:")
                ? revisions.with(Placeholders.NONE.and(Map.of(
                        "flyway:defaultSchema", session.schema(),
                        "flyway:database", session.connection().getCatalog(),
                        "flyway:user", session.connection().getMetaData().getUserName(),
                        "flyway:table", session.historyTable())))
                : revisions;
    }
}
