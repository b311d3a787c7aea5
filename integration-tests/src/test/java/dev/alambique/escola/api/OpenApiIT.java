package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiIT {
    @RegisterExtension
    static final TestApi API = new TestApi();

    private JsonNode document() {
        return API.get("/openapi.json").body();
    }

    @Test
    void isAValidDocument() {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document().toString());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.1");
        assertThat(read.getOpenAPI().getPaths())
                .containsKeys(
                        "/alunos",
                        "/alunos/{id}",
                        "/alunos/{id}/matriculas",
                        "/cursos",
                        "/cursos/{codigo}/alunos",
                        "/matriculas/{id}",
                        "/openapi.json");
    }

    @Test
    void constraintsOfTheRecordsAreConstraintsOfTheSchemas() {
        JsonNode aluno = document().at("/components/schemas/AlunoRequest");

        assertThat(aluno.path("required").toString()).isEqualTo("[\"email\",\"nome\"]");
        assertThat(aluno.path("additionalProperties").booleanValue()).isFalse();
        assertThat(aluno.at("/properties/nome/maxLength").intValue()).isEqualTo(120);
        assertThat(aluno.at("/properties/nome/minLength").intValue()).isEqualTo(1);
        assertThat(aluno.at("/properties/email/format").textValue()).isEqualTo("email");
        assertThat(aluno.at("/properties/telefone/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(aluno.at("/properties/telefone/pattern").textValue()).contains("0-9");
        assertThat(aluno.at("/properties/data_nascimento/format").textValue()).isEqualTo("date");

        assertThat(aluno.at("/properties/data_nascimento/description").textValue())
                .isEqualTo("not in the future");
        assertThat(document().at("/components/schemas/AlunoRequestPatch").has("required"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            nome     | Ana              | true
            nome     | Ana\\u200d Lima   | true
            nome     | ''               | false
            nome     | ' '              | false
            nome     | A\\u0001na        | false
            nome     | A\\nna           | false
            nome     | A\\u202ena        | false
            email    | a@b.example      | true
            email    | a\\u0085@b.example | false
            telefone | +55 11 5555-0001 | true
            telefone | call me          | false
            telefone | null             | true
            """)
    void theSchemaRefusesWhatTheServerRefuses(String field, String value, boolean accepted) {
        ObjectNode aluno =
                TestApi.tree("{'nome':'Ana','email':'ana@escola.example'}").deepCopy();
        aluno.set(field, TestApi.tree(value == null ? "null" : "'" + value + "'"));
        Contract contract = Contract.of(document().toString());
        JsonNode schema = aluno.objectNode().put("$ref", "#/components/schemas/AlunoRequest");

        assertThat(API.post("/alunos", aluno.toString()).status()).isEqualTo(accepted ? 201 : 422);
        assertThat(contract.accepts(schema, aluno)).isEqualTo(accepted);
    }

    @Test
    void whatIsAlwaysAnsweredIsRequiredAlsoWhereItMayBeNull() {
        JsonNode aluno = document().at("/components/schemas/AlunoResponse");

        assertThat(aluno.path("required").toString())
                .isEqualTo("[\"data_nascimento\",\"email\",\"id\",\"nome\",\"telefone\"]");
        assertThat(aluno.at("/properties/telefone/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(document().at("/components/schemas/AuditLine/required").toString())
                .contains("version", "milliseconds");
        assertThat(document().at("/components/schemas/ProblemDetail/required").toString())
                .doesNotContain("errors");
    }

    @Test
    void everyExampleIsOneOfItsSchema() {
        Contract contract = Contract.of(document().toString());

        contract.document()
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    operation.path("parameters").forEach(parameter -> {
                        assertThat(parameter.has("example"))
                                .as(parameter.toString())
                                .isTrue();
                        contract.holdValue(parameter.toString(), parameter.path("schema"), parameter.path("example"));
                    });
                    operation
                            .path("requestBody")
                            .path("content")
                            .forEach(media -> holdExample(contract, operation, media));
                    operation
                            .path("responses")
                            .forEach(response ->
                                    response.path("content").forEach(media -> holdExample(contract, operation, media)));
                }));
        contract.document()
                .at("/components/responses")
                .forEach(response -> response.path("content").forEach(media -> holdExample(contract, response, media)));
    }

    private static void holdExample(Contract contract, JsonNode where, JsonNode media) {
        boolean oneOfOurs = media.path("schema").toString().contains("$ref");
        assertThat(media.has("example")).as(where.toString()).isEqualTo(oneOfOurs);
        if (oneOfOurs) {
            contract.holdValue(where.toString(), media.path("schema"), media.path("example"));
        }
    }

    @Test
    void everyOperationHasANameAndItsErrors() {
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String what = operation.getKey() + " " + path.getKey();
                    assertThat(operation.getValue().path("operationId").asText())
                            .as(what)
                            .isNotBlank();
                    assertThat(operation.getValue().path("summary").asText())
                            .as(what)
                            .isNotBlank();
                    assertThat(operation.getValue().path("responses").properties())
                            .as(what)
                            .extracting(Map.Entry::getKey)
                            .contains("400", "500", "503");
                }));
    }

    @Test
    void isShownToPeopleWithoutTheNetwork() {
        assertThat(API.get("/docs").status()).isEqualTo(200);
        assertThat(API.get("/docs/swagger-ui-bundle.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(API.get("/docs/swagger-ui.css").status()).isEqualTo(200);
        assertThat(API.get("/docs/start.js").status()).isEqualTo(200);
        assertThat(API.get("/docs/pom.xml").status()).isEqualTo(404);
    }
}
