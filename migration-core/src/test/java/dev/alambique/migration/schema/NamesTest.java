package dev.alambique.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.sql.Quoting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final ConnectionSettings DATABASE = TestServer.newDatabase();

    @ParameterizedTest
    @CsvSource({"alunos, email", "t, a_rather_long_name_of_a_column_that_goes_on_and_on_until_the_end"})
    void generatesTheNamesThatPostgresqlGives(String table, String column) {
        assertThatServerAgrees(table, column);
    }

    @Test
    void shortensTheLongerPartByWholeCharacters() {
        assertThatServerAgrees("ação".repeat(10), "código");
        assertThatServerAgrees("t".repeat(63), "ç".repeat(31));
        assertThatServerAgrees("日本語".repeat(7), "a" + "é".repeat(30));
        assertThatServerAgrees("x".repeat(29), "y".repeat(29));
        assertThatServerAgrees("Mixed Case", "with \"quotes\"");
    }

    @Test
    void quotesWhatIsNotPlainLowerCase() {
        assertThat(Names.display(List.of("alunos", "Alunos", "a b", "a\"b", "ação")))
                .isEqualTo("alunos, \"Alunos\", \"a b\", \"a\"\"b\", \"ação\"");
    }

    private static void assertThatServerAgrees(String table, String column) {
        String name = Quoting.identifier(table);
        TestServer.execute(
                DATABASE,
                "CREATE TABLE " + name + " (" + Quoting.identifier(column)
                        + " int GENERATED ALWAYS AS IDENTITY UNIQUE REFERENCES " + name + " ("
                        + Quoting.identifier(column) + ") CHECK (" + Quoting.identifier(column) + " > 0))");
        List<String> given = TestServer.query(DATABASE, """
                SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f', 'u') AND conrelid = (
                  SELECT oid FROM pg_class WHERE relname = %1$s)
                UNION SELECT s.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'i'
                WHERE s.relkind = 'S' AND d.refobjid = (SELECT oid FROM pg_class WHERE relname = %1$s)
                """.formatted(Quoting.literal(table)));
        TestServer.execute(DATABASE, "DROP TABLE " + name);
        assertThat(List.of("check", "fkey", "key", "seq"))
                .extracting(label -> Names.generated(table, column, label))
                .containsExactlyInAnyOrderElementsOf(given);
    }
}
