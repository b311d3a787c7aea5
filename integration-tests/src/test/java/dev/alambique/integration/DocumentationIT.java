package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged server says of itself, on the class path that it is delivered with. */
class DocumentationIT {
    @TempDir
    private Path folder;

    @Test
    void theServerDescribesItsRoutes() {
        try (Service service = Service.packaged(folder, Server.emptyDatabase())) {
            JsonNode document = service.get("/openapi.json");

            assertThat(document.path("openapi").textValue()).startsWith("3.1");
            assertThat(document.path("paths").properties())
                    .extracting(path -> path.getKey())
                    .contains("/alunos", "/cursos/{codigo}/alunos", "/matriculas/{id}");
            JsonNode aluno = document.at("/components/schemas/AlunoResponse");
            assertThat(aluno.at("/properties/telefone/type").toString()).isEqualTo("[\"string\",\"null\"]");
            assertThat(aluno.path("required").toString())
                    .isEqualTo("[\"data_nascimento\",\"email\",\"id\",\"nome\",\"telefone\"]");
        }
    }
}
