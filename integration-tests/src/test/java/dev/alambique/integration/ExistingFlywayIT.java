package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that Flyway alone has served for years: plain scripts, no headers, no way back. */
class ExistingFlywayIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    @Test
    void fortyScriptsWorkAsTheyAreThenAreAdoptedThenGoOn() {
        Project project = Project.set(folder, database).compile(Shop.PRODUCT);
        project.write(Project.REVISIONS + "/migration/V1__products.sql", productsTable(project));
        for (int version = 2; version <= 40; version++) {
            project.write(
                    Project.REVISIONS + "/migration/V" + version + "__step.sql",
                    "CREATE TABLE old_" + version + " (id bigint);\n");
        }
        project.write(Project.REVISIONS + "/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;\n");
        stockFlyway().migrate();

        assertThat(project.call("upgrade").ok().out()).startsWith("Nothing to do: the database is at 40.");
        assertThat(project.call("current").ok().out()).isEqualTo("40 (head)  step\n");
        assertThat(project.call("check").ok().out()).startsWith("The model and the database agree.");
        assertThat(project.call("adopt").ok().out()).contains("+ own table public.products");
        assertThat(project.call("upgrade").ok().out()).startsWith("Upgraded from 40 to ");

        project.compile(Shop.PRODUCT.replace("@Id Long id;", "@Id Long id; int stock;"));
        project.call("revision", "--autogenerate", "-m", "Stock").ok();
        assertThat(project.call("show", "head").ok().out())
                .contains("\nALTER TABLE products ADD COLUMN stock integer NOT NULL;\n");
        project.call("upgrade").ok();
        stockFlyway().validate();
        assertThat(stockFlyway().migrate().migrationsExecuted).isZero();

        project.call("downgrade", "-2").ok();
        assertThat(project.call("downgrade", "-1").exits(3).err())
                .contains("Revision 40 cannot be taken back: it has no undo script.", "U40__step.sql");
    }

    @Test
    void placeholdersAndAHistoryOfAnotherNameAreKept() {
        Project project = Project.set(folder, database)
                .compile(Shop.PRODUCT)
                .revision("1", "own", "CREATE SCHEMA ${owner};", "DROP SCHEMA ${owner};");
        project.write(
                "alambique.properties",
                "model-classpath = target/classes\nhistory-table = schema_versions\nplaceholder.owner = sales\n");
        project.write(
                Project.REVISIONS + "/migration/R__where.sql",
                "CREATE OR REPLACE VIEW ${owner}.here AS SELECT '${flyway:table} ${region}'::text AS text;\n");
        Flyway flyway = Flyway.configure()
                .configuration(stockFlyway().getConfiguration())
                .table("schema_versions")
                .placeholders(Map.of("owner", "sales", "region", "north"))
                .load();
        flyway.migrate();

        assertThat(project.call("upgrade", "--placeholder", "region=north").ok().out())
                .startsWith("Nothing to do: the database is at 1.");
        assertThat(project.call("upgrade", "--placeholder", "region=south").ok().out())
                .contains("where");
        assertThat(database.rows("SELECT text FROM sales.here")).containsExactly("schema_versions south");
        project.write(
                "alambique.properties",
                "model-classpath = target/classes\nhistory-table = schema_versions\nplaceholder.owner = sales\n"
                        + "placeholder.region = south\n");
        assertThat(project.call("revision", "--autogenerate", "-m", "Products")
                        .ok()
                        .out())
                .contains("create table public.products")
                .doesNotContain("schema_versions");
        project.call("upgrade").ok();
        project.call("downgrade", "-1").ok();
        assertThat(project.call("current").exits(1).out()).startsWith("1 ");
        project.write(
                "alambique.properties",
                "model-classpath = target/classes\nplaceholder.owner = sales\nplaceholder.region = south\n");
        assertThat(project.call("upgrade").exits(2).err()).contains("history-table = schema_versions");
        assertThat(project.call("upgrade", "--history-table", "flyway_schema_history")
                        .exits(3)
                        .err())
                .contains("CREATE SCHEMA sales", "already exists");
    }

    @Test
    void rowsAreMovedByARevisionOfData() {
        Project project = Project.set(folder, database)
                .revision("1", "people", "CREATE TABLE people (name text);", "DROP TABLE people;")
                .revision(
                        "2",
                        "ana",
                        "INSERT INTO people VALUES ('Ana');\nCOPY people (name) FROM stdin;\nRui\n\\.\n",
                        "DELETE FROM people;");

        project.call("upgrade").ok();
        assertThat(database.rows("SELECT name FROM people ORDER BY 1")).containsExactly("Ana", "Rui");
        project.call("downgrade", "-1").ok();
        assertThat(database.rows("SELECT name FROM people")).isEmpty();
    }

    /** What the model asks for, as its author once wrote it. */
    private static String productsTable(Project project) {
        return project.call("revision", "--autogenerate", "-m", "x", "--sql", "--json", "--from", "migrations")
                .ok()
                .json()
                .get("up")
                .textValue();
    }

    private Flyway stockFlyway() {
        return Flyway.configure()
                .dataSource(database.settings().dataSource())
                .locations("filesystem:" + folder.resolve(Project.REVISIONS + "/migration"))
                .load();
    }
}
