package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import dev.alambique.escola.api.language.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesIT {
    @RegisterExtension
    static final TestApi API = new TestApi();

    private static Answer send(String method, String path, String body) {
        return API.send(
                method,
                path,
                json(body),
                Map.of("Content-Type", "application/json", "Accept-Language", "pt-BR,en;q=0.5"));
    }

    @Test
    void aProblemIsToldInTheLanguageThatTheClientLikesBest() {
        Answer answer = send("GET", "/alunos/7", "");

        assertThat(answer.header("Content-Language")).isEqualTo("pt-BR");
        assertThat(answer.body().path("title").asText()).isEqualTo("Não encontrado");
        assertThat(answer.body().path("detail").asText()).isEqualTo("Não há aluno com id 7.");
        assertThat(API.get("/alunos/7").header("Content-Language")).isEqualTo("en");
    }

    @Test
    void soIsWhatIsWrongWithAField() {
        assertThat(send("POST", "/alunos", "{'nome':'','email':'x','telefone':'?','data_nascimento':'2999-01-01'}")
                        .errors())
                .isEqualTo("data_nascimento deve ser uma data no passado ou no presente;"
                        + " email deve ser um endereço de e-mail bem formado; nome não deve estar em branco;"
                        + " telefone deve ser um número de telefone como +55 11 5555-0001");
        assertThat(send("POST", "/alunos", "{'nome':7,'apelido':1}").errors())
                .isEqualTo("apelido não é um campo deste recurso; nome deve ser texto, entre aspas");
        send("POST", "/alunos", "{'nome':'Ana','email':'a@b.example'}");
        assertThat(send("POST", "/alunos", "{'nome':'Ana','email':'a@b.example'}")
                        .errors())
                .isEqualTo("email já está em uso");
        assertThat(send("GET", "/professores", "").body().path("detail").asText())
                .isEqualTo("Não há nada neste caminho.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7              | deve ser texto, entre aspas
            {'a':1}        | deve ser texto, entre aspas
            'a\\u0000'     | não pode conter o caractere U+0000
            'a\\ud800'     | deve conter caracteres inteiros
            'a\\u0001'     | não pode conter caracteres de controle, como uma quebra de linha
            'a\\nb'        | não pode conter caracteres de controle, como uma quebra de linha
            'a\\u202eb'    | não pode conter caracteres de controle, como uma quebra de linha
            """, quoteCharacter = '\0')
    void eachWayInWhichTextIsWrongHasItsWords(String nome, String message) {
        assertThat(send("POST", "/cursos", "{'codigo':'A','nome':" + nome + "}").errors())
                .isEqualTo("nome " + message);
    }

    @Test
    void theLinesOfTheHeaderAreOneList() {
        assertThat(Language.of(List.of("de", "pt;q=0.8"))).isEqualTo(Language.PORTUGUESE);
        assertThat(Language.of(List.of("pt;q=0.1", "en"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(List.of("", ", pt,"))).isEqualTo(Language.PORTUGUESE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                 | ENGLISH
            pt                   | PORTUGUESE
            pt-PT                | PORTUGUESE
            en-GB, pt;q=0.9      | ENGLISH
            de, pt;q=0.8, en;q=0.7 | PORTUGUESE
            pt;q=0, en           | ENGLISH
            *                    | ENGLISH
            de                   | ENGLISH
            ;;;=                 | ENGLISH
            """)
    void theLanguageIsOneThatTheApiSpeaks(String header, Language language) {
        assertThat(Language.of(Optional.ofNullable(header).stream().toList())).isEqualTo(language);
    }
}
