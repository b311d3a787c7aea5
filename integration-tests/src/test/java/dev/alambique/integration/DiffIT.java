package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL between two schemas, wherever they come from. */
class DiffIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    /** The files have a table, the database an index on top, the model a column less. */
    @BeforeEach
    void threeStates() {
        project = Project.set(folder, database)
                .compile(Shop.PRODUCT)
                .revision(
                        "1",
                        "create_products",
                        "CREATE TABLE products (id bigint NOT NULL, name text, PRIMARY KEY (id));",
                        "DROP TABLE products;");
        project.call("upgrade").ok();
        database.run("CREATE INDEX products_name_idx ON products (name)");
    }

    @Test
    void betweenRevisionsAndDatabase() {
        assertThat(project.call("diff", "--from", "migrations", "--to", "database")
                        .ok()
                        .out())
                .isEqualTo("CREATE INDEX products_name_idx ON products (name);\n");
    }

    @Test
    void andTheWayBack() {
        assertThat(project.call("diff", "--from", "migrations", "--to", "database", "--down")
                        .ok()
                        .out())
                .isEqualTo("DROP INDEX products_name_idx;\n");
    }

    @Test
    void betweenRevisionsAndModel() {
        Ran diff = project.call("diff", "--from", "migrations", "--to", "model").ok();

        assertThat(diff.out()).isEqualTo("ALTER TABLE products DROP COLUMN name;\n");
        assertThat(diff.err()).contains("public.products.name");
    }

    @Test
    void betweenAScriptAndAUrl() {
        project.write("before.sql", "CREATE TABLE products (id bigint PRIMARY KEY, name text);");
        project.write("after.sql", "CREATE TABLE products (id bigint PRIMARY KEY, name text NOT NULL);");

        assertThat(project.call("diff", "--from", "file:before.sql", "--to", "file:after.sql")
                        .ok()
                        .out())
                .isEqualTo("ALTER TABLE products ALTER COLUMN name SET NOT NULL;\n");
        String url = database.url() + "?user=postgres&password=postgres";
        assertThat(project.call("diff", "--from", "file:before.sql", "--to", url)
                        .ok()
                        .out())
                .isEqualTo("CREATE INDEX products_name_idx ON products (name);\n");
    }

    /** The SQL, and the words of both sides, are those of the server that it is for. */
    @Test
    void aUrlIsComparedOnItsOwnServer() {
        project.write("before.sql", "CREATE TABLE products (id bigint PRIMARY KEY, name text);");
        String url = database.url() + "?user=postgres&password=postgres";

        assertThat(project.call("-v", "diff", "--from", url, "--to", "file:before.sql")
                        .ok()
                        .err())
                .contains("scratch: the database's own server");
        assertThat(project.call("-v", "diff", "--from", "file:before.sql", "--to", url)
                        .ok()
                        .err())
                .contains("scratch: the database's own server");
    }

    @Test
    void saysInWhichSchemaItsNamesAre() {
        project.write("before.sql", "CREATE SCHEMA app; CREATE TABLE app.t (a int);");
        project.write("after.sql", "CREATE SCHEMA app; CREATE TABLE app.t (a int, b int);");

        Ran diff = project.call("--schemas", "app", "diff", "--from", "file:before.sql", "--to", "file:after.sql")
                .ok();

        assertThat(diff.out()).isEqualTo("ALTER TABLE t ADD COLUMN b integer;\n");
        assertThat(diff.err()).contains("Names without a schema are those of app");
    }

    @Test
    void nothingBetweenASchemaAndItself() {
        Ran diff =
                project.call("diff", "--from", "database", "--to", "database").ok();

        assertThat(diff.out()).isEmpty();
        assertThat(diff.err()).isEqualTo("No differences.\n");
    }

    @Test
    void asADocument() {
        JsonNode diff = project.call("diff", "--json", "--from", "migrations", "--to", "database")
                .ok()
                .json();

        assertThat(diff.get("up").textValue()).contains("CREATE INDEX");
        assertThat(diff.get("down").textValue()).contains("DROP INDEX");
        assertThat(diff.get("operations")).hasSize(1);
    }

    @Test
    void aSourceThatIsNone() {
        assertThat(project.call("diff", "--from", "here", "--to", "model")
                        .exits(2)
                        .err())
                .startsWith("'here' is no source of a schema.\n");
        assertThat(project.call("diff", "--from", "file:nowhere.sql", "--to", "model")
                        .exits(2)
                        .err())
                .contains("nowhere.sql", "cannot be read");
    }

    @Test
    void aScriptThatPostgresRefuses() {
        project.write("wrong.sql", "CREATE TABLE a (id bigint);\nCREATE TABEL b (id bigint);");

        Ran refused = project.call("diff", "--from", "file:wrong.sql", "--to", "database")
                .exits(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("CREATE TABEL b").doesNotContain("\tat ");
    }
}
