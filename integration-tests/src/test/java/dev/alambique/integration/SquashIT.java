package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight of ten revisions become a baseline; databases of every age go on, or are told why not. */
class SquashIT {
    private static final String[] MODEL = {
        Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER, Shop.LINE, Shop.PRODUCT, Shop.SHELF
    };
    private static final String MIGRATION = Project.REVISIONS + "/migration/";

    private static final List<String> VERSIONS = new ArrayList<>();

    @TempDir
    private static Path tenRevisions;

    private final Database past = Server.emptyDatabase();
    private final Database exactly = Server.emptyDatabase();
    private final Database below = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeAll
    static void tenRevisions() {
        Project project = Project.set(tenRevisions, Server.emptyDatabase());
        generated(project, "Customers and orders", Shop.CUSTOMER, Shop.ORDER);
        generated(project, "E-mail", Shop.CUSTOMER_WITH_EMAIL, Shop.ORDER);
        byHand(project, "Index by hand", "CREATE INDEX CONCURRENTLY ix_by_hand ON customers (lower(name));", "");
        generated(project, "Index of orders", Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER);
        byHand(project, "Notes", "CREATE TABLE notes (id bigint PRIMARY KEY, colour text, body text);", "");
        generated(project, "Lines", Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER, Shop.LINE);
        byHand(project, "Notes without colour", "ALTER TABLE notes DROP COLUMN colour;", "");
        generated(project, "Products", Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER, Shop.LINE, Shop.PRODUCT);
        byHand(project, "More notes", "ALTER TABLE notes ADD COLUMN more text;", "ALTER TABLE notes DROP COLUMN more;");
        generated(project, "Shelves", MODEL);
    }

    private static void generated(Project project, String message, String... model) {
        project.compile(model);
        Ran ran = project.call("revision", "--autogenerate", "-m", message, "--json");
        VERSIONS.add(ran.ok().json().get("revision").textValue());
        project.call("upgrade").ok();
    }

    private static void byHand(Project project, String message, String up, String down) {
        JsonNode document =
                project.call("revision", "-m", message, "--json").ok().json();
        for (String side : List.of("up", "down")) {
            String file = project.folder()
                    .relativize(Path.of(document.get(side).textValue()))
                    .toString();
            project.write(file, project.read(file) + (side.equals("up") ? up : down) + "\n");
        }
        VERSIONS.add(document.get("revision").textValue());
        project.call("upgrade").ok();
    }

    @BeforeEach
    void copyAndDatabases() throws IOException {
        try (Stream<Path> files = Files.walk(tenRevisions)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(tenRevisions.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        project = Project.in(folder).with(past);
        project.call("upgrade").ok();
        project.with(exactly).call("upgrade", last()).ok();
        project.with(below).call("upgrade", VERSIONS.get(2)).ok();
    }

    private String last() {
        return VERSIONS.get(7);
    }

    private Ran squash() {
        return project.call("squash", "--to", last(), "-m", "The first year").ok();
    }

    private String baseline() {
        return "B" + last() + "__the_first_year.sql";
    }

    @Test
    void writesTheBaselineInPlaceOfTheFiles() {
        List<String> before = past.shape();

        Ran squashed = squash();

        assertThat(squashed.out())
                .startsWith("Wrote ")
                .contains(baseline() + "\n  in place of 8 revisions, " + VERSIONS.get(0) + " to " + last() + "\n")
                .contains("  deleted 16 files\n");
        assertThat(squashed.err())
                .contains("! Databases below " + last() + " cannot be upgraded any more")
                .doesNotContain("would lose");
        assertThat(project.ups())
                .containsExactly(
                        baseline(),
                        "V" + VERSIONS.get(8) + "__more_notes.sql",
                        "V" + VERSIONS.get(9) + "__shelves.sql");
        assertThat(project.files(Project.REVISIONS + "/undo")).hasSize(2);
        assertThat(project.read(MIGRATION + baseline()))
                .contains("CREATE INDEX ix_by_hand", "-- proven:     the same schema as the revisions up to " + last())
                .contains("create table public.orders", "own table public.customers")
                .doesNotContain("create table public.notes", "index ix_by_hand,", "ix_by_hand)");
        Database fresh = Server.emptyDatabase();
        project.with(fresh).call("upgrade").ok();
        assertThat(fresh.shape()).isEqualTo(before);
        assertThat(fresh.appliedVersions()).containsExactlyElementsOf(VERSIONS.subList(7, 10));
    }

    @Test
    void allCommandsGoOn() {
        squash();
        Database fresh = Server.emptyDatabase();
        project.with(fresh).call("upgrade").ok();

        for (Database database : List.of(past, fresh, exactly)) {
            Project here = project.with(database);
            here.call("upgrade").ok();
            assertThat(here.call("current").ok().out()).startsWith(VERSIONS.get(9) + " (head)");
            assertThat(here.call("history").ok().out().lines().toList())
                    .hasSize(database.equals(fresh) ? 3 : 10)
                    .allMatch(line -> line.contains("  applied ") || line.contains("  baseline "));
            assertThat(here.call("check").ok().out()).contains("agree");
            assertThat(here.call("downgrade", last()).ok().out())
                    .startsWith("Downgraded from " + VERSIONS.get(9) + " to " + last());
            assertThat(here.call("downgrade", "base").exits(2).err())
                    .startsWith("There is no way back below the baseline " + last())
                    .contains(baseline());
            assertThat(here.call("downgrade", VERSIONS.get(3)).exits(2).err())
                    .contains("squashed  " + VERSIONS.get(3) + ", into " + baseline());
            assertThat(here.call("current").exits(1).out()).startsWith(last() + " (2 pending)");
            here.call("upgrade").ok();
            assertThat(database.shape()).isEqualTo(past.shape());
        }
        assertThat(project.call("heads").ok().out()).isEqualTo(VERSIONS.get(9) + "  Shelves\n");
        assertThat(project.call("check", "--from", "migrations").ok().out()).contains("agree");
        assertThat(project.call("history", "--graph").ok().out()).contains("Shelves");
        project.call("history", "--html", "history.html").ok();
        assertThat(project.call("upgrade", "--sql").ok().out()).isEmpty();
        assertThat(Project.in(folder).call("history").ok().out()).endsWith(last() + "  The first year\n");
        assertThat(project.call("show", last()).ok().out()).startsWith("-- " + baseline() + "\n");
    }

    @Test
    void whatTheBaselineCreatedIsStillTheModels() {
        squash();
        Database fresh = Server.emptyDatabase();
        project.compile(Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER, Shop.LINE, Shop.SHELF);
        Project here = project.with(fresh);
        here.call("upgrade").ok();

        Ran revision =
                here.call("revision", "--autogenerate", "-m", "No products").ok();

        assertThat(project.newestUp()).containsExactly("DROP TABLE products;");
        assertThat(revision.err()).contains("table public.notes", "index public.ix_by_hand");
        here.call("upgrade").ok();
        project.call("upgrade").ok();
        assertThat(past.shape()).isEqualTo(fresh.shape());
    }

    @Test
    void aDatabaseBelowItIsRefusedUntouched() {
        squash();
        List<String> applied = below.appliedVersions();
        List<String> shape = below.shape();

        Ran refused = project.with(below).call("upgrade").exits(3);

        assertThat(refused.err())
                .startsWith("The database is at " + VERSIONS.get(2) + ", below the baseline " + last()
                        + ": upgrade it with the revisions before the squash first.\n")
                .contains(baseline(), VERSIONS.get(3), "'stamp " + last() + "'");
        assertThat(below.appliedVersions()).isEqualTo(applied);
        assertThat(below.shape()).isEqualTo(shape);
        assertThat(project.with(below).call("downgrade", "-1").exits(3).err()).startsWith("The database is at");
    }

    @Test
    void withTheFilesKeptItGoesOn() {
        project.call("squash", "--to", last(), "--keep").ok();

        assertThat(project.files(Project.REVISIONS + "/migration")).hasSize(11);
        project.with(below).call("upgrade").ok();
        assertThat(below.shape()).isEqualTo(past.shape());
        stock(below).load().validate();
    }

    @Test
    void stockFlywayTakesOver() {
        squash();
        Database fresh = Server.emptyDatabase();

        assertThat(stock(fresh).load().migrate().migrationsExecuted).isEqualTo(3);
        stock(fresh).load().validate();
        assertThat(fresh.shape()).isSubsetOf(past.shape()).anyMatch(line -> line.startsWith("notes.more"));
        project.with(fresh).call("current").ok();
        Flyway lenient = stock(past).ignoreMigrationPatterns("*:missing").load();
        lenient.validate();
        assertThat(lenient.migrate().migrationsExecuted).isZero();
        project.call("repair").ok();
        stock(past).load().validate();
        assertThat(stock(past).load().migrate().migrationsExecuted).isZero();
        Database stamped = Server.emptyDatabase();
        project.with(stamped).call("stamp", "head").ok();
        stock(stamped).load().validate();
        assertThat(project.with(stamped).call("current").ok().out()).startsWith(VERSIONS.get(9));
    }

    private FluentConfiguration stock(Database database) {
        return Flyway.configure()
                .dataSource(database.url(), "postgres", "postgres")
                .locations("filesystem:" + folder.resolve(Project.REVISIONS + "/migration"));
    }

    @Test
    void allAtOnceWithWhatNoModelCanSay() {
        byHand(project, "A view", "CREATE VIEW names AS SELECT name FROM customers;", "");
        String head = VERSIONS.remove(10);
        List<String> files = project.ups();
        assertThat(project.call("squash", "--to", "head").exits(3).err())
                .startsWith("The revisions up to " + head + " cannot be one script")
                .contains("outside   V" + VERSIONS.get(2), "view public.names");
        assertThat(project.ups()).isEqualTo(files);
        String index = MIGRATION + "V" + VERSIONS.get(2) + "__index_by_hand.sql";
        project.write(index, project.read(index).replace(" CONCURRENTLY", ""));

        JsonNode squashed =
                project.call("squash", "--to", "head", "--json").ok().json();

        assertThat(squashed.get("form").textValue()).isEqualTo("statements");
        assertThat(squashed.get("reasons")).hasSize(1);
        assertThat(squashed.get("squashed")).hasSize(11);
        assertThat(project.ups()).hasSize(1);
        assertThat(project.call("heads").ok().out()).isEqualTo(head + "  Squash up to " + head + "\n");
        assertThat(project.call("current").ok().out()).startsWith(head + " (head)");
        Database fresh = Server.emptyDatabase();
        project.with(fresh).call("upgrade", "head").ok();
        assertThat(fresh.shape()).isEqualTo(past.shape());
        project.compile(
                Shop.CUSTOMER_WITH_EMAIL,
                Shop.INDEXED_ORDER,
                Shop.LINE,
                Shop.PRODUCT,
                Shop.SHELF.replace("Long id;", "Long id; String colour;"));
        project.with(fresh).call("revision", "--autogenerate", "-m", "Colours").ok();
        project.call("upgrade").ok();
        project.with(fresh).call("upgrade").ok();
        assertThat(project.call("check", "--from", "migrations").ok().out()).contains("agree");
    }
}
