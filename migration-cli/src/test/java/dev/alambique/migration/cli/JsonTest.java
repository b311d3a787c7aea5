package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void escapesWhatJsonCannotHoldInAText() {
        assertThat(Json.of("a \"b\" \\ c\n\r\t\u0000\u001f é 字"))
                .isEqualTo("\"a \\\"b\\\" \\\\ c\\n\\r\\t\\u0000\\u001f é 字\"");
    }

    @Test
    void keepsTheOrderOfAMapAndIndentsByTwoBlanks() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", "1");
        document.put("head", true);
        document.put("pending", 2L);
        document.put("heads", List.of("1", "2"));

        assertThat(Json.of(document)).isEqualTo("""
                        {
                          "version": "1",
                          "head": true,
                          "pending": 2,
                          "heads": [
                            "1",
                            "2"
                          ]
                        }""");
    }

    @Test
    void writesWhatIsEmptyOrAbsent() {
        assertThat(Json.of(Map.of())).isEqualTo("{}");
        assertThat(Json.of(List.of())).isEqualTo("[]");
        assertThat(Json.of(Optional.empty())).isEqualTo("null");
        assertThat(Json.of(Optional.of(List.of(Optional.of(1))))).isEqualTo("[\n  1\n]");
        assertThat(Json.of("")).isEqualTo("\"\"");
    }
}
