package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another model in an empty folder: from {@code init} through a revision with five kinds of change, and back. */
class OrdersIT {
    private static final String CUSTOMERS = "SELECT id, name FROM customers ORDER BY id";
    private static final String ORDERS = "SELECT id, customer_id, round(total, 2), placed FROM orders ORDER BY id";

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    @Test
    void fiveChangesForwardsAndBackwards() {
        Project project = Project.in(folder).with(database);
        assertThat(project.call("init").ok().out()).contains("alambique.properties", "migration", "undo");
        assertThat(project.call("init").ok().out()).isEqualTo("Nothing to do: everything is there.\n");

        project.compile(Shop.CUSTOMER, Shop.ORDER);
        project.call("revision", "--autogenerate", "-m", "Customers and orders").ok();
        project.call("upgrade").ok();
        database.run("""
                INSERT INTO customers (name, fax) VALUES ('Ada', '1'), ('Bob', NULL);
                INSERT INTO orders (customer_id, total, placed) VALUES (1, 12.50, '2026-01-02'), (2, 0.99, NULL);
                """);
        List<String> before = database.shape();
        List<String> customers = database.rows(CUSTOMERS);
        List<String> orders = database.rows(ORDERS);

        project.compile(Shop.CUSTOMER_WITH_EMAIL, Shop.INDEXED_ORDER, Shop.LINE);
        JsonNode check = project.call("check", "--json").exits(1).json();
        assertThat(check.get("equal").booleanValue()).isFalse();
        assertThat(texts(check.get("operations")))
                .anySatisfy(line -> assertThat(line).contains("add column public.customers.email"))
                .anySatisfy(line -> assertThat(line).contains("drop column public.customers.fax"))
                .anySatisfy(line -> assertThat(line).contains("public.orders.total"))
                .anySatisfy(line -> assertThat(line).contains("create table public.order_lines"))
                .anySatisfy(line -> assertThat(line).contains("customers_email_key"))
                .anySatisfy(line -> assertThat(line).contains("orders_placed_idx"))
                .hasSize(6);
        assertThat(check.get("hazards").toString()).contains("public.customers.fax");

        project.call("revision", "--autogenerate", "-m", "Order lines").ok();
        assertThat(project.newestUp())
                .contains(
                        "ALTER TABLE customers ADD COLUMN email varchar(254);",
                        "ALTER TABLE customers DROP COLUMN fax;",
                        "CREATE INDEX orders_placed_idx ON orders (placed);");
        assertThat(database.shape()).isEqualTo(before);

        project.call("upgrade").ok();
        List<String> after = database.shape();
        assertThat(project.call("check").ok().out()).isEqualTo("The model and the database agree.\n");
        assertThat(project.call("check", "--from", "migrations").ok().out())
                .isEqualTo("The model and the revisions agree.\n");
        assertThat(database.rows(CUSTOMERS)).isEqualTo(customers);
        assertThat(database.rows(ORDERS)).isEqualTo(orders);
        assertThat(project.call("revision", "--autogenerate", "-m", "Nothing")
                        .ok()
                        .out())
                .startsWith("Nothing to do: ");
        Ran sql = project.call("revision", "--autogenerate", "-m", "Nothing", "--sql")
                .ok();
        assertThat(sql.out()).isEmpty();
        assertThat(sql.err()).isEqualTo("Nothing to do: the model and the database agree.\n");
        assertThat(project.ups()).hasSize(2);

        project.call("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
        assertThat(database.rows(CUSTOMERS)).isEqualTo(customers);
        assertThat(database.rows(ORDERS)).isEqualTo(orders);

        project.call("upgrade", "+1").ok();
        assertThat(database.shape()).isEqualTo(after);
        project.call("downgrade", "base").ok();
        assertThat(database.shape()).isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
