package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expressions that PostgreSQL words differently are no differences; those that say something else are. */
class RewordingTest {
    private static final String ONE_WAY = "CREATE TABLE t (a varchar(9), b int DEFAULT 1 + 1,"
            + " CONSTRAINT c CHECK (a IN ('A', 'B')), g text GENERATED ALWAYS AS (lower(a)) STORED)";

    @Test
    void seesThroughTheWordsOfAnEnumCheck() throws SQLException {
        Schema written = schema(ONE_WAY);
        Schema rewritten = schema("CREATE TABLE t (a varchar(9), b int DEFAULT 1 + 1, CONSTRAINT c CHECK"
                + " (((a)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]))),"
                + " g text GENERATED ALWAYS AS (lower(a)) STORED)");

        assertThat(SchemaDiff.between(written, rewritten).operations()).isNotEmpty();
        assertThat(differences(written, rewritten)).isEmpty();
        assertThat(differences(rewritten, written)).isEmpty();
    }

    @Test
    void seesThroughTheWordsOfAnIndexPredicate() throws SQLException {
        Schema written = schema("CREATE TABLE t (a varchar(9))", "CREATE INDEX i ON t (a) WHERE a IN ('A', 'B')");
        Schema rewritten = schema(
                "CREATE TABLE t (a varchar(9))",
                "CREATE INDEX i ON t (a) WHERE ((a)::text = ANY"
                        + " ((ARRAY['A'::character varying, 'B'::character varying])::text[]))");

        assertThat(SchemaDiff.between(written, rewritten).operations()).isNotEmpty();
        assertThat(differences(written, rewritten)).isEmpty();
    }

    @Test
    void seesThroughTheWordsOfAnExclusion() throws SQLException {
        Schema written =
                schema("CREATE TABLE t (a varchar(9), b int, CONSTRAINT x EXCLUDE (b WITH =) WHERE (a IN ('A', 'B')))");
        Schema rewritten = schema("CREATE TABLE t (a varchar(9), b int, CONSTRAINT x EXCLUDE (b WITH =) WHERE"
                + " ((a)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])))");

        assertThat(SchemaDiff.between(written, rewritten).operations()).isNotEmpty();
        assertThat(differences(written, rewritten)).isEmpty();
    }

    @Test
    void keepsWhatReallyDiffers() throws SQLException {
        Schema written = schema(ONE_WAY);
        Schema other = schema(ONE_WAY.replace("'B'", "'C'").replace("1 + 1", "1 + 2"));

        assertThat(differences(written, other))
                .containsExactly(
                        "drop constraint public.t.c",
                        "alter column public.t.b (default)",
                        "add constraint public.t.c check (a)");
    }

    private static Schema schema(String... statements) throws SQLException {
        ConnectionSettings database = TestServer.newDatabase();
        TestServer.execute(database, statements);
        try (Connection connection = database.open()) {
            return new Introspector("public").read(connection);
        }
    }

    private static List<String> differences(Schema from, Schema to) throws SQLException {
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server");
                ScratchDatabase database = server.create()) {
            Schema aligned = new Rewording(database, "public").align(from, to);
            return Summary.of(SchemaDiff.between(aligned, to));
        }
    }
}
