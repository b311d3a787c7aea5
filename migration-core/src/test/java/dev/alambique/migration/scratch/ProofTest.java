package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scope.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A revision is held to what its scripts do on a real database, not to what they were meant to do. */
class ProofTest {
    private static final String BEFORE = "CREATE TABLE t (a int)";
    private static final String AFTER = "CREATE TABLE t (a int, b text NOT NULL)";
    private static final String UP = "ALTER TABLE t ADD COLUMN b text NOT NULL;";
    private static final String DOWN = "ALTER TABLE t DROP COLUMN b;";

    @Test
    void acceptsScriptsThatLeadThereAndBack() throws SQLException {
        assertThat(hold(UP, DOWN)).isEmpty();
    }

    @Test
    void rejectsAnUpScriptThatLeadsElsewhere() {
        assertThatThrownBy(() -> hold(UP.replace(" NOT NULL", ""), DOWN))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The up script does not lead to the schema that the model asks for")
                .hasMessageContaining("alter column public.t.b (not null)");
    }

    @Test
    void rejectsADownScriptThatLeadsElsewhere() {
        assertThatThrownBy(() -> hold(UP, "SELECT 1;"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The down script does not lead back to the current schema")
                .hasMessageContaining("drop column public.t.b");
    }

    @Test
    void rejectsAScriptThatFails() {
        assertThatThrownBy(() -> hold(UP, "ALTER TABLE t DROP COLUMN c;"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("its down script fails")
                .hasMessageContaining("ALTER TABLE t DROP COLUMN c");
    }

    private static List<String> hold(String up, String down) throws SQLException {
        Scope scope = Scope.ofAll(schema(BEFORE), schema(AFTER));
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server");
                ScratchDatabase database = server.create()) {
            database.runScript(List.of(AFTER));
            return new Proof(database, "public").hold(scope, up, down);
        }
    }

    private static Schema schema(String statement) throws SQLException {
        ConnectionSettings database = TestServer.newDatabase();
        TestServer.execute(database, statement);
        try (Connection connection = database.open()) {
            return new Introspector("public").read(connection);
        }
    }
}
