package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside a database whose extensions throwaway databases have too. */
class ExtensionsTest {
    private static final String ID = "CREATE TABLE t (id bigint);";
    private static final String EMAIL = "CREATE TABLE t (id bigint, email citext);";

    private final ConnectionSettings database = database("CREATE EXTENSION citext", EMAIL);

    @TempDir
    private Path folder;

    @Test
    void aScriptMakesItsOwn() throws SQLException {
        SchemaSource script = script("-- its types\nCREATE EXTENSION citext;" + EMAIL);

        assertThat(compare(script, live()).isEmpty()).isTrue();
        assertThat(compare(script, live()).notes()).isEmpty();
    }

    @Test
    void aScriptStandsOnThoseOfTheDatabase() throws SQLException {
        assertThat(compare(script(EMAIL), live()).isEmpty()).isTrue();
        assertThat(compare(script(EMAIL), live()).notes()).isEmpty();
    }

    @Test
    void whatAScriptDoesNotHaveIsTold() throws SQLException {
        Comparison there = compare(script(ID), live());
        Comparison back = compare(live(), script(ID));

        assertThat(there.up()).isEqualTo("ALTER TABLE t ADD COLUMN email citext;\n");
        assertThat(there.notes())
                .containsExactly("not written: extension citext, which only the second side has:"
                        + " create it before the script is run, which needs it (column email of table t)");
        assertThat(back.up()).isEqualTo("ALTER TABLE t DROP COLUMN email;\n");
        assertThat(back.notes()).containsExactly("left as it is: extension citext, which only the first side has");
    }

    @Test
    void whatADatabaseDoesNotHaveIsTold() throws SQLException {
        SchemaSource without = SchemaSources.database(database(ID).dataSource());

        for (String script : new String[] {EMAIL, "CREATE EXTENSION citext;" + EMAIL}) {
            assertThat(compare(without, script(script)).notes())
                    .containsExactly("not written: extension citext, which only the second side has:"
                            + " create it before the script is run, which needs it (column email of table t)");
        }
    }

    @Test
    void revisionsMakeTheirOwn() throws Exception {
        revision("V1__a.sql", "-- CREATE EXTENSION hstore;\ncreate extension \"citext\" schema public;\n" + EMAIL);
        revision("V2__b.sql", "COMMENT ON EXTENSION citext IS 'x';");

        assertThat(compare(SchemaSources.revisions(new RevisionFolder(folder)), live())
                        .isEmpty())
                .isTrue();
    }

    private static ConnectionSettings database(String... statements) {
        ConnectionSettings database = TestServer.newDatabase();
        TestServer.execute(database, statements);
        return database;
    }

    private SchemaSource live() {
        return SchemaSources.database(database.dataSource());
    }

    private static SchemaSource script(String text) {
        return SchemaSources.script("x.sql", text);
    }

    private Comparison compare(SchemaSource from, SchemaSource to) throws SQLException {
        try (ScratchServer server = ScratchServer.on(database, "the database's own server")) {
            return SchemaSources.compare(from, to, server, "public", Policy.careful());
        }
    }

    private void revision(String file, String sql) throws IOException {
        Path migration = Files.createDirectories(folder.resolve("migration"));
        Files.writeString(migration.resolve(file), sql);
    }
}
