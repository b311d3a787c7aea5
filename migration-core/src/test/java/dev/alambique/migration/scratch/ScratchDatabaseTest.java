package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void apostropheInACommentIsExplained() {
        assertThatThrownBy(() ->
                        scratch.runScript(List.of("create table a (id int)", "comment on column a.id is 'nome d'ele'")))
                .hasMessageContaining("comment on column a.id is 'nome d'ele'")
                .hasMessageContaining("does not escape apostrophes in @Comment");
    }
}
