package dev.alambique.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
    private static final ConnectionSettings DATABASE = TestServer.newDatabase();

    @Test
    void quotesKeywordsAsTheServerDoes() {
        List<String> words =
                TestServer.query(DATABASE, "SELECT word || '|' || quote_ident(word) FROM pg_get_keywords()");
        assertThat(words)
                .allSatisfy(each -> assertThat(each.substring(0, each.indexOf('|')) + "|"
                                + Quoting.identifier(each.substring(0, each.indexOf('|'))))
                        .isEqualTo(each));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's", "back\\slash", "\\", "'", "\\'", "two\nlines", "${placeholder}", "ação"})
    void writesTextsThatReadBackAsThemselves(String text) {
        assertThat(TestServer.query(DATABASE, "SELECT " + Quoting.literal(text)))
                .containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a > 0               | (a > 0)
            (a > 0)             | (a > 0)
            (a > 0) OR (b > 0)  | ((a > 0) OR (b > 0))
            (a = ')')           | (a = ')')
            (a = '(') OR ("(")  | ((a = '(') OR ("("))
            """)
    void putsExactlyOnePairOfParenthesesAround(String expression, String enclosed) {
        assertThat(Parentheses.around(expression)).isEqualTo(enclosed);
    }
}
