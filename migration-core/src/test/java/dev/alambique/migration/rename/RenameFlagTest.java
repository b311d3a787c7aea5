package dev.alambique.migration.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenameFlagTest {
    @Test
    void takesNamesAsTheyAreWritten() {
        assertThat(RenameFlag.parse("escola.Alunos.telefone fixo:celular"))
                .isEqualTo(new RenameFlag(List.of("escola", "Alunos", "telefone fixo"), List.of("celular")));
        assertThat(RenameFlag.parse("\"a.b\".\"c:d\":\"e\"\"f\""))
                .isEqualTo(new RenameFlag(List.of("a.b", "c:d"), List.of("e\"f")));
    }

    @Test
    void readsBackWhatItWrites() {
        RenameFlag flag = new RenameFlag(List.of("a.b", "c\"d", "e f"), List.of("g:h"));

        assertThat(RenameFlag.parse(flag.toString())).isEqualTo(flag);
        assertThat(flag.written()).isEqualTo("'\"a.b\".\"c\"\"d\".e f:\"g:h\"'");
        assertThat(new RenameFlag(List.of("alunos", "ação"), List.of("x")).written())
                .isEqualTo("alunos.ação:x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", ":b", "a:b:c", "a.b.c.d:e", "a:b.c.d", "a..b:c", "a\"b:c", "\"a:b"})
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> RenameFlag.parse(text)).isInstanceOf(UsageException.class);
    }
}
