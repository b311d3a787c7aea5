package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that cannot be read, and plans that look wrong: nothing is written. */
class ModelErrorsIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    @Test
    void classesThatWereNotCompiled() {
        Project project = Project.set(folder, database);

        refused(project, 2, "The model's class path names ", "target/classes", "mvn compile");
    }

    @Test
    void aClassPathWithoutEntities() {
        Project project = Project.set(folder, database).compile("package shop; public class Money {}");

        refused(project, 2, "", "ntit", "--model-classpath");
    }

    @Test
    void entitiesOfJavaxPersistence() {
        Project project = Project.set(folder, database)
                .compile(
                        "package javax.persistence; public @interface Entity {}",
                        "package shop; @javax.persistence.Entity public class Customer { Long id; }",
                        "package shop; public class Money {}");

        refused(project, 2, "The entities are mapped with javax.persistence", "shop.Customer\n", "jakarta.persistence");
    }

    @Test
    void aMappingThatTheProviderRefuses() {
        Project project = Project.set(folder, database).compile("""
                        package shop;
                        @jakarta.persistence.Entity public class Customer { String name; }
                        """);

        refused(project, 2, "The model's mapping is invalid: ", "shop.Customer", "correct the entity");
    }

    @Test
    void aDatabaseThatIsNotAtHead() {
        Project project = Project.set(folder, database)
                .compile(Shop.CUSTOMER)
                .revision("1", "create_customers", "CREATE TABLE customers (id bigint);", "DROP TABLE customers;");

        refused(project, 2, "The database is at base, head is 1: upgrade first.\n", "pending", "--from migrations");
    }

    @Test
    void aModelThatWasOnlyHalfFound() {
        Project project = Project.set(folder, database).compile(Shop.CUSTOMER, Shop.ORDER, Shop.PRODUCT, Shop.SHELF);
        project.call("revision", "--autogenerate", "-m", "All").ok();
        project.call("upgrade").ok();
        project.compile(Shop.PRODUCT);

        refused(project, 3, "The model would drop 3 of 4 tables", "--model-classpath", "--force");
        assertThat(database.tables()).contains("customers", "orders", "products", "shelves");
    }

    private static void refused(Project project, int exitCode, String summary, String evidence, String wayOut) {
        List<String> files = project.ups();

        Ran ran = project.run("revision", "--autogenerate", "-m", "Change").exits(exitCode);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(summary).contains(evidence, wayOut).doesNotContain("\tat ");
        assertThat(project.ups()).isEqualTo(files);
    }
}
