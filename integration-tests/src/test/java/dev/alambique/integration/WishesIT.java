package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user says of a comparison on the command line: fills, casts, filters, refused hazards, adoption. */
class WishesIT {
    private static final String WITH_FAX = Shop.CUSTOMER.replace(
            "@Column(length = 20) String fax;", "@Column(length = 20, nullable = false) String fax;");

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void customersWithRows() {
        project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        database.run("INSERT INTO customers (name, fax) VALUES ('Ana', '1'), ('Rui', NULL)");
        project.compile(WITH_FAX);
    }

    @Test
    void rowsAreFilledBeforeNotNull() {
        project.call("revision", "--autogenerate", "-m", "Fax", "--fill", "customers.fax='none'")
                .ok();

        assertThat(project.newestUp())
                .containsExactly(
                        "UPDATE customers SET fax = 'none' WHERE fax IS NULL;",
                        "ALTER TABLE customers ALTER COLUMN fax SET NOT NULL;");
        project.call("upgrade").ok();
        project.call("check").ok();
        assertThat(project.call("check", "--fill", "customers.fax='none'")
                        .exits(2)
                        .err())
                .startsWith("--fill customers.fax names no column that it could be for.");
    }

    @Test
    void rowsThatWouldFailAreCounted() {
        Ran check = project.call("check").exits(1);
        assertThat(check.out()).contains("becomes NOT NULL: 1 row holds NULL");

        JsonNode hazard =
                project.call("check", "--json").exits(1).json().get("hazards").get(0);
        assertThat(hazard.get("kind").asText()).isEqualTo("may-fail");
        assertThat(hazard.get("object").asText()).isEqualTo("column public.customers.fax");
        assertThat(hazard.get("rows").asInt()).isEqualTo(1);
    }

    @Test
    void aKindOfHazardCanBeRefused() {
        List<String> before = project.ups();

        assertThat(project.call("revision", "--autogenerate", "-m", "Fax", "--refuse-hazard", "may-fail")
                        .exits(1)
                        .err())
                .contains("may fail on existing rows: column public.customers.fax", "--refuse-hazard may-fail");
        assertThat(project.ups()).isEqualTo(before);
        assertThat(project.call("check", "--refuse-hazard", "may-fail").exits(1).err())
                .contains("Refused by --refuse-hazard may-fail");
        assertThat(project.call("diff", "--from", "database", "--to", "model", "--refuse-hazard", "may-fail")
                        .exits(1)
                        .err())
                .contains("Refused by --refuse-hazard may-fail");
        project.call("diff", "--from", "database", "--to", "model", "--refuse-hazard", "loses-data")
                .ok();
        assertThat(project.call("check", "--refuse-hazard", "danger").exits(2).err())
                .contains("'danger' is no kind of hazard.", "loses-data, may-fail, breaks-running-code");
    }

    @Test
    void whatIsExcludedIsLeftAlone() {
        assertThat(project.call("check", "--exclude", "customers.fax").ok().out())
                .isEqualTo("The model and the database agree.\n");
        assertThat(project.call("check", "--exclude", "costumers").exits(1).err())
                .contains("--exclude costumers matches nothing");
        assertThat(project.call("diff", "--from", "migrations", "--to", "model", "--include", "customers.n*")
                        .ok()
                        .out())
                .isEmpty();
    }

    @Test
    void whatTheModelMatchesIsAdopted() {
        project.compile(Shop.CUSTOMER, Shop.PRODUCT);
        database.run("CREATE TABLE products (id bigint PRIMARY KEY)");

        assertThat(project.call("adopt").ok().out())
                .contains("  + own table public.products\n", "  + own constraint public.products.products_pkey\n");
        assertThat(project.newestUp()).isEmpty();
        project.call("upgrade").ok();
        JsonNode again = project.call("adopt", "--json").ok().json();
        assertThat(again.get("revision").isNull()).isTrue();
        assertThat(again.get("adopted")).isEmpty();
        assertThat(project.call("adopt").ok().out()).startsWith("Nothing to adopt");

        project.compile(Shop.CUSTOMER)
                .call("revision", "--autogenerate", "-m", "No products")
                .ok();
        assertThat(project.newestUp()).containsExactly("DROP TABLE products;");
    }

    @Test
    void oneInputGivesOneOutput() {
        List<String> scripts = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            project.call("revision", "--autogenerate", "-m", "Fax", "--fill", "customers.fax='none'")
                    .ok();
            String version = project.ups().get(1).substring(1);
            for (String kind : List.of("migration/V", "undo/U")) {
                String path = Project.REVISIONS + "/" + kind + version;
                scripts.add(project.read(path).replaceAll("\\d{14}", "VERSION").replaceAll("created: .*", ""));
                project.delete(path);
            }
        }
        assertThat(scripts.subList(0, 2)).isEqualTo(scripts.subList(2, 4));
    }

    @Test
    void severalAtOnceWriteWholeFilesOfVersionsOfTheirOwn() throws Exception {
        List<Future<Ran>> runs = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Connection gate = database.settings().open();
                Statement statement = gate.createStatement()) {
            gate.setAutoCommit(false);
            // every comparison reads the comments: none goes on, and none writes, before all have found the database at
            // head
            statement.execute("LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 3; i++) {
                runs.add(threads.submit(() -> project.run("revision", "--autogenerate", "-m", "Fax")));
            }
            Instant deadline = Instant.now().plusSeconds(90);
            while (waiting() < 3 && Instant.now().isBefore(deadline)) {
                Thread.sleep(50);
            }
            assertThat(waiting()).isEqualTo(3);
            gate.commit();
        } finally {
            threads.shutdown();
        }
        for (Future<Ran> run : runs) {
            run.get().ok();
        }

        List<String> ups = project.ups();
        Set<String> versions = new TreeSet<>();
        ups.forEach(name -> versions.add(name.substring(0, 15)));
        assertThat(versions).hasSize(4);
        assertThat(project.files(Project.REVISIONS + "/migration")).hasSize(4);
        assertThat(project.files(Project.REVISIONS + "/undo")).hasSize(4);
        for (String up : ups.subList(1, 4)) {
            assertThat(project.read(Project.REVISIONS + "/migration/" + up))
                    .endsWith("\nALTER TABLE customers ALTER COLUMN fax SET NOT NULL;\n");
        }
    }

    /** The processes that wait for a lock in the database. */
    private int waiting() {
        return database.rows(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .size();
    }
}
