package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions become the schemas that they lead through. */
class SchemaHistoryTest {
    @TempDir
    Path folder;

    @Test
    void eachRevisionAddsToTheSchemaBeforeIt() throws Exception {
        revision("V1__a.sql", "CREATE TABLE a (id int);");
        revision("V2__rows.sql", "INSERT INTO a VALUES (1);");
        revision("V10__b.sql", "CREATE TABLE b (id int); DROP TABLE a;");

        SchemaHistory history = replayed();

        assertThat(history.stopped()).isEmpty();
        assertThat(tables(history, "1")).containsExactly("a");
        assertThat(tables(history, "2")).containsExactly("a");
        assertThat(tables(history, "10")).containsExactly("b");
    }

    @Test
    void twoHeadsAreSeenInTheOrderOfTheirVersions() throws Exception {
        revision("V1__a.sql", "CREATE TABLE a (id int);");
        revision("V2__b.sql", header("2") + "CREATE TABLE b (id int);");
        revision("V3__c.sql", header("3") + "CREATE TABLE c (id int);");

        assertThat(tables(replayed(), "3")).containsExactly("a", "b", "c");
    }

    @Test
    void viewsAreSeenWithTheirColumns() throws Exception {
        revision("V1__a.sql", "CREATE TABLE a (id int, name varchar(20));");
        revision("V2__v.sql", "CREATE VIEW v AS SELECT name, id + 1 AS next FROM a; CREATE VIEW nothing AS SELECT;");
        revision("V3__m.sql", "DROP VIEW nothing; CREATE MATERIALIZED VIEW m AS SELECT name FROM v;");

        SchemaHistory history = replayed();

        assertThat(views(history, "1")).isEmpty();
        assertThat(views(history, "2"))
                .containsExactly("PLAIN nothing", "PLAIN v name character varying(20) next integer");
        assertThat(views(history, "3"))
                .containsExactly(
                        "MATERIALIZED m name character varying(20)", "PLAIN v name character varying(20) next integer");
    }

    @Test
    void itEndsWhereARevisionCannotBeApplied() throws Exception {
        revision("V1__a.sql", "CREATE TABLE a (id int);");
        revision("V2__b.sql", "CREATE TABLE b (id no_such_type);");
        revision("V3__c.sql", "CREATE TABLE c (id int);");

        SchemaHistory history = replayed();

        assertThat(history.schemas()).containsOnlyKeys(new Version("1"));
        assertThat(history.stopped().map(Problem::text))
                .hasValueSatisfying(text -> assertThat(text).contains("V2__b.sql", "no_such_type"));
    }

    private SchemaHistory replayed() throws SQLException {
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            return SchemaHistory.replayed(new RevisionFolder(folder), server, "public");
        }
    }

    private static List<String> tables(SchemaHistory history, String version) {
        Schema schema = history.schemas().get(new Version(version)).schema();
        return schema.tables().stream()
                .map(Table::name)
                .map(QualifiedName::name)
                .toList();
    }

    private static List<String> views(SchemaHistory history, String version) {
        return history.schemas().get(new Version(version)).views().stream()
                .map(view -> view.kind() + " " + view.name().name()
                        + view.columns().stream()
                                .map(each -> " " + each.name() + " " + each.type())
                                .collect(Collectors.joining()))
                .toList();
    }

    private static String header(String version) {
        return "-- revision: " + version + "\n-- parent: 1\n-- message: x\n-- created: 2026-11-22T10:15:30Z\n";
    }

    private void revision(String file, String sql) throws IOException {
        Path migration = Files.createDirectories(folder.resolve("migration"));
        Files.writeString(migration.resolve(file), sql);
    }
}
