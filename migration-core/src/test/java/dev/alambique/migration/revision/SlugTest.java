package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Add data_nascimento to Aluno table, add_data_nascimento_to_aluno_table",
        "Matrícula, matricula",
        "  --São João: ção!-- , sao_joao_cao",
        "日本, revision",
        "a/b\\c..d, a_b_c_d"
    })
    void keepsAsciiWords(String message, String slug) {
        assertThat(Slug.of(message)).hasToString(slug);
    }

    @Test
    void isCutAfterAWord() {
        assertThat(Slug.of("word ".repeat(20)).text()).hasSize(59).endsWith("_word");
        assertThat(Slug.of("x".repeat(80)).text()).hasSize(60);
    }
}
