package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlScriptTest {
    private static String psql(String text) {
        return PsqlScript.of(new Script("V1__x.sql", text), "db/migration/V1__x.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- nothing: :n\n",
                "SELECT 'a'::text, x::\"y\", a[1:], a[: n], ':n', E'\\':n', \":n\", $$:n$$, $a$:n$a$; -- :n\n",
                "CALL p(a := 1); /* :n /* :n */ */\r\n",
                "COPY t FROM stdin;\n:n\t\\N\t\\.x\n\\.x\n\\.\n",
            })
    void leavesWhatPsqlLeavesAlone(String text) {
        assertThat(psql(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT a[1:n]   | SELECT a[1\\:n]
            SELECT a[1:2]   | SELECT a[1\\:2]
            SELECT a[m:'2'] | SELECT a[m\\:'2']
            SELECT a[m:"n"] | SELECT a[m\\:"n"]
            SELECT a[:é]    | SELECT a[\\:é]
            SELECT :{?n}    | SELECT \\:{?n}
            SELECT 1::n[:n] | SELECT 1::n[\\:n]
            """)
    void passesColonsOn(String text, String expected) {
        assertThat(psql(text + ";\n")).isEqualTo(expected + ";\n");
    }

    @Test
    void endsTheLastStatementAndTheLastLine() {
        assertThat(psql("SELECT 1; SELECT 2")).isEqualTo("SELECT 1; SELECT 2\n;\n");
        assertThat(psql("SELECT 1 -- ;")).isEqualTo("SELECT 1 -- ;\n;\n");
        assertThat(psql("SELECT 1; -- more")).isEqualTo("SELECT 1; -- more\n");
        assertThat(psql("COPY t FROM stdin;\n\\.")).isEqualTo("COPY t FROM stdin;\n\\.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;",
                "SELECT \"a;",
                "SELECT $x$;",
                "SELECT E'\\';",
                "/* /* */",
                "COPY t FROM stdin;\n1\n"
            })
    void refusesWhatReachesFurther(String text) {
        assertThatThrownBy(() -> psql(text))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V1__x.sql ends within a quote, a comment or the rows of a COPY.")
                .hasMessageContaining("db/migration/V1__x.sql");
    }

    @Test
    void refusesCommandsOfPsql() {
        assertThatThrownBy(() -> psql("SELECT 1;\nSELECT 2 \\gexec\n"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("db/migration/V1__x.sql, line 2: \\gexec");
    }
}
