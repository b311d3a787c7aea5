package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScratchDatabaseTest {
    private final ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server");
    private final ScratchDatabase scratch = server.create();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void scriptRunsAndStatementsThatWroteRowsAreNamed() {
        List<String> wroteRows = scratch.runScript(List.of(
                "create schema public",
                "create table ids (name text, value bigint)",
                "insert into ids values ('X', 0)"));

        assertThat(wroteRows).containsExactly("insert into ids values ('X', 0)");
        assertThat(TestServer.query(scratch.settings(), "SELECT name, value FROM ids"))
                .containsExactly("X|0");
    }

    @Test
    void statementsBeforeARefusedOneStay() {
        assertThatThrownBy(() -> scratch.runScript(List.of("create table a (id int)", "create table b (id inteiro)")))
                .hasMessageStartingWith("PostgreSQL refuses a statement")
                .hasMessageContaining("create table b (id inteiro)")
                .hasMessageContaining("type \"inteiro\" does not exist");
        assertThat(TestServer.query(scratch.settings(), "SELECT count(*) FROM a"))
                .containsExactly("0");
    }

    @Test
    void apostrophesInACommentAreEscapedWhereHibernateLeftThem() {
        scratch.runScript(List.of(
                "create table a (id int, nome text)",
                "comment on column a.id is 'nome d'ele; a 'b''",
                "comment on column a.nome is 'nome d''ele'"));
        assertThat(TestServer.query(
                        scratch.settings(), "SELECT col_description('a'::regclass, n) FROM generate_series(1, 2) n"))
                .containsExactly("nome d'ele; a 'b'", "nome d'ele");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table pedidos (id bigint, order integer)   | order
            create table user (id bigint)                     | user
            create table x (id bigint, RIGHT varchar(255))    | RIGHT
            """)
    void reservedWordAsANameIsExplained(String statement, String word) {
        assertThatThrownBy(() -> scratch.runScript(List.of(statement)))
                .hasMessageContaining(statement)
                .hasMessageContaining("PostgreSQL reserves the word " + word + ":")
                .hasMessageContaining("@Column(name = \"\\\"" + word + "\\\"\")")
                .hasMessageContaining("hibernate.auto_quote_keyword=true");
    }

    @Test
    void otherSyntaxErrorsAndOtherScriptsGetNoAdviceOnTheModel() {
        assertThatThrownBy(() -> scratch.runScript(List.of("create table a (nome varchar(10)")))
                .hasMessageContaining("syntax error")
                .hasMessageNotContaining("instead");
        assertThatThrownBy(() -> scratch.runScript("x.sql", List.of("create table a (order integer)")))
                .hasMessageStartingWith("PostgreSQL refuses a statement of x.sql.")
                .hasMessageNotContaining("instead");
    }
}
