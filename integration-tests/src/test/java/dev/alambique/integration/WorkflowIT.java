package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daily workflow: a field is added to an entity, and the schema follows, forwards and backwards. */
@Order(1) // The longest goes first.
class WorkflowIT {
    private static final String MESSAGE = "Add data_nascimento to Aluno table";

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    @Test
    void addingTheDateOfBirthToStudents() {
        // A project is set up, and its model becomes the first revision.
        Project project = Project.in(folder).with(database);
        project.run("init").ok();
        School school = School.beforeTheDateOfBirth(project);
        project.run("revision", "--autogenerate", "-m", "Create the school").ok();
        assertThat(project.ups()).hasSize(1);
        assertThat(database.tables()).isEmpty();

        // The database is brought to it.
        project.run("upgrade", "head").ok();
        assertThat(database.tables()).contains("alunos", "cursos", "matriculas");
        assertThat(project.call("check").ok().out()).isEqualTo("The model and the database agree.\n");

        // The service of that day stores students.
        try (Service service = Service.of(project, database)) {
            service.post("/alunos", Map.of("nome", "Ana", "email", "ana@escola.pt"));
            service.post("/alunos", Map.of("nome", "Rui", "email", "rui@escola.pt", "telefone", "912"));
        }
        List<String> before = database.shape();
        String students = "SELECT id, nome, email, telefone FROM alunos ORDER BY id";
        List<String> rows = List.of("1|Ana|ana@escola.pt|null", "2|Rui|rui@escola.pt|912");
        assertThat(database.rows(students)).isEqualTo(rows);

        // Step 1, update the code: the database is behind, and check says so.
        school.addTheDateOfBirth();
        Ran check = project.run("check").exits(1);
        assertThat(check.out())
                .isEqualTo(
                        "The model and the database differ:\n" + "  + add column public.alunos.data_nascimento date\n");
        assertThat(project.runInService(
                                "db", "check", "--revisions", Project.REVISIONS, "--model-classpath", "target/classes")
                        .exits(1)
                        .out())
                .isEqualTo(check.out());

        // Step 2, generate the migration script: one statement, and the one that takes it back.
        String config = folder.resolve("alambique.properties").toString();
        project.runScript("--config", config, "revision", "--autogenerate", "-m", MESSAGE)
                .ok();
        assertThat(project.ups()).hasSize(2);
        assertThat(project.ups().get(1)).endsWith("__add_data_nascimento_to_aluno_table.sql");
        assertThat(project.newestUp()).containsExactly("ALTER TABLE alunos ADD COLUMN data_nascimento date;");
        assertThat(project.newestDown()).containsExactly("ALTER TABLE alunos DROP COLUMN data_nascimento;");
        assertThat(database.shape()).isEqualTo(before);

        // Step 3, apply: the service upgrades when it starts, and students have dates of birth, or none.
        try (Service service = Service.of(project, database)) {
            JsonNode maria = service.post(
                    "/alunos", Map.of("nome", "Maria", "email", "maria@escola.pt", "data_nascimento", "2001-02-03"));
            JsonNode jose = service.post("/alunos", Map.of("nome", "José", "email", "jose@escola.pt"));
            assertThat(service.get("/alunos/" + maria.get("id"))
                            .get("data_nascimento")
                            .textValue())
                    .isEqualTo("2001-02-03");
            assertThat(service.get("/alunos/" + jose.get("id"))
                            .get("data_nascimento")
                            .isNull())
                    .isTrue();
            assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana", "Rui", "Maria", "José");
        }
        List<String> after = database.shape();
        assertThat(after).contains("alunos.data_nascimento date");
        assertThat(project.call("check").ok().out()).isEqualTo("The model and the database agree.\n");
        assertThat(project.call("current").ok().out()).contains("(head)", MESSAGE);

        // A step back: the column is gone, no student is.
        project.run("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
        assertThat(database.rows(students))
                .startsWith(rows.toArray(String[]::new))
                .hasSize(4);
        assertThat(project.call("current").exits(1).out()).contains("1 pending", "Create the school");

        // An unmodified Flyway Community reads that history, goes on from there, and finds nothing wrong.
        Flyway flyway = database.stockFlyway(project);
        assertThat(flyway.info().applied()).hasSize(1);
        assertThat(flyway.info().pending()).hasSize(1);
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        flyway.validate();
        assertThat(database.shape()).isEqualTo(after);

        // What Flyway applied can be taken back and applied again.
        project.call("downgrade", "-1").ok();
        assertThat(database.shape()).isEqualTo(before);
        project.call("upgrade").ok();
        assertThat(database.shape()).isEqualTo(after);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        flyway.validate();
        assertThat(database.appliedVersions()).hasSize(2);
        assertThat(database.rows(students))
                .startsWith(rows.toArray(String[]::new))
                .hasSize(4);
    }
}
