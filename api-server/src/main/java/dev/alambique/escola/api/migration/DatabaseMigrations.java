package dev.alambique.escola.api.migration;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.page.PageRoutes;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.cli.diagram.SchemaPicture;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.AuditEntry;
import dev.alambique.migration.runner.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The revisions on the class path, and what a database says of them; nothing here changes anything.
 *
 * @param database the database
 */
record DatabaseMigrations(ConnectionSettings database) {

    MigrationsResponse state() {
        Migrations migrations = migrations();
        List<Entry> history = migrations.history();
        List<AuditEntry> audit = migrations.audit();
        return new MigrationsResponse(
                migrations.currentHeads().stream().map(Version::text).toList(),
                pending(history),
                history.size(),
                newestFirst(history).stream().map(HistoryEntry::of).toList(),
                audit.size(),
                newestFirst(audit).stream().map(AuditLine::of).toList());
    }

    List<String> pending() {
        return pending(migrations().history());
    }

    private static List<String> pending(List<Entry> history) {
        return history.stream()
                .filter(each -> each.state() == Entry.State.PENDING)
                .flatMap(each -> each.version().stream())
                .sorted()
                .map(Version::text)
                .toList();
    }

    /**
     * A revision as its files say.
     *
     * @throws RequestException 404 if there is none of that version
     */
    RevisionResponse revision(String version) {
        return migrations().revisions().all().stream()
                .filter(each -> each.version().text().equals(version))
                .findFirst()
                .map(RevisionResponse::of)
                .orElseThrow(() -> RequestException.notFound(Message.NO_SUCH_REVISION.with(version)));
    }

    /**
     * The schema that the database has now, as SVG.
     *
     * @throws SQLException if it cannot be read
     */
    String picture() throws SQLException {
        try (Connection connection = database.open()) {
            return SchemaPicture.svg(
                    new Introspector(connection.getSchema()).snapshot(connection), PageRoutes.PICTURE_STYLES);
        }
    }

    Migrations migrations() {
        return Migrations.of(database.dataSource());
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
