package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
    @Test
    void statementsKnowTheLineTheyBeginAt() {
        String script = """
                -- a comment; with a semicolon
                DROP TABLE a;

                /* more; /* nested; */ still; */ ALTER TABLE b
                  DROP COLUMN c; SELECT 1
                ;
                SELECT 2""";

        assertThat(SqlScript.statements(script))
                .containsExactly(
                        new SqlStatement(2, "DROP TABLE a"),
                        new SqlStatement(4, "ALTER TABLE b\n  DROP COLUMN c"),
                        new SqlStatement(5, "SELECT 1"),
                        new SqlStatement(7, "SELECT 2"));
    }

    @Test
    void commandsOfPsqlEndWithTheirLineAndRowsAreNoStatements() {
        String script = """
                \\connect escola
                COPY t FROM stdin;
                1	it's; a row
                \\.5
                \\.
                ;
                SELECT 1;
                """;

        assertThat(SqlScript.statements(script))
                .containsExactly(
                        new SqlStatement(1, "\\connect escola"),
                        new SqlStatement(2, "COPY t FROM stdin"),
                        new SqlStatement(7, "SELECT 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b', 'it''s;', ''",
                "SELECT E'a\\';b', e'\\\\', 1",
                "SELECT E'a\\\\'';b', 1",
                "SELECT 'back\\', 1",
                "SELECT \"a;\"\"b;\" FROM t",
                "SELECT U&'d\\0061;t', U&\"x;\"",
                "DO $$ BEGIN PERFORM 1; END $$",
                "DO $body$ BEGIN PERFORM $$;$$; END; $body$",
                "SELECT $é$;$é$",
                "SELECT a$b$c, d$b$e FROM t WHERE x = $1",
                "SELECT 1 -- ; not here\n  , 2",
                "SELECT 1 /* ; */ + 2",
                "SELECT 1 - -1 / 2 * 3",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END",
                "CREATE PROCEDURE p() begin /* x */ atomic INSERT INTO t VALUES (1); end",
                "CREATE RULE r AS ON INSERT TO t DO ALSO SELECT endless, atomic FROM t"
            })
    void whatIsOneStatementStaysOne(String statement) {
        assertThat(SqlScript.statements(statement + ";\nSELECT 'next';"))
                .extracting(SqlStatement::text)
                .containsExactly(statement, "SELECT 'next'");
    }

    @Test
    void aScriptWithoutStatementsHasNone() {
        assertThat(SqlScript.statements("")).isEmpty();
        assertThat(SqlScript.statements(" ;; -- nothing\n/* here */ ;")).isEmpty();
    }

    @Test
    void whatIsNotClosedReachesToTheEnd() {
        for (String text :
                List.of("SELECT 'a; b", "SELECT \"a; b", "SELECT $x$ a; b", "SELECT E'a; \\", "SELECT 1 /* a; b")) {
            assertThat(SqlScript.statements(text))
                    .extracting(SqlStatement::text)
                    .containsExactly(text);
        }
    }

    @Test
    void theEndOfAWordThatLooksLikeAnEscapePrefixIsNone() {
        assertThat(SqlScript.statements("SELECT DATE'2026\\'; SELECT 2"))
                .extracting(SqlStatement::text)
                .containsExactly("SELECT DATE'2026\\'", "SELECT 2");
    }
}
