package dev.alambique.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNamesTest {
    private static final List<String> TYPES = List.of(
            "smallint",
            "integer",
            "bigint",
            "numeric(10,2)",
            "real",
            "double precision",
            "boolean",
            "character varying(50)",
            "character varying",
            "character(3)",
            "text",
            "uuid",
            "bytea",
            "json",
            "jsonb",
            "date",
            "time without time zone",
            "time(3) with time zone",
            "timestamp without time zone",
            "timestamp(3) with time zone",
            "interval",
            "bit(4)",
            "bit varying(8)",
            "inet",
            "cidr",
            "xml",
            "integer[]",
            "bigint[]",
            "text[]",
            "character varying(9)[]",
            "jsonb[]",
            "date[]",
            "numeric",
            "money",
            "oid",
            "name",
            "\"char\"",
            "macaddr",
            "macaddr8",
            "pg_lsn",
            "point",
            "box",
            "circle",
            "lseg",
            "path",
            "polygon",
            "tsvector",
            "tsquery",
            "int4range",
            "int4multirange",
            "daterange",
            "bit(4)[]",
            "boolean[]",
            "uuid[]",
            "xml[]",
            "name[]");

    @Test
    void asksForUsingExactlyWherePostgresqlDoes() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = TestServer.newDatabase().open();
                Statement statement = connection.createStatement()) {
            for (String from : TYPES) {
                for (String to : TYPES) {
                    if (TypeNames.needsUsing(from, to) == altersWithoutUsing(statement, from, to)) {
                        wrong.add(from + " to " + to + ": needsUsing = " + TypeNames.needsUsing(from, to));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean altersWithoutUsing(Statement statement, String from, String to) throws SQLException {
        statement.execute("CREATE TEMP TABLE t (a " + from + ")");
        try {
            statement.execute("ALTER TABLE t ALTER COLUMN a TYPE " + to);
            return true;
        } catch (SQLException expected) {
            return false;
        } finally {
            statement.execute("DROP TABLE t");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            character varying(50)       | varchar(50)
            character varying(9)[]      | varchar(9)[]
            timestamp(6) with time zone | timestamptz(6)
            time without time zone      | time
            numeric(10,2)               | numeric(10,2)
            bit varying(8)              | bit varying(8)
            """)
    void writesTypesAsPeopleDo(String type, String written) {
        assertThat(TypeNames.written(type)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            daterange      | datemultirange | ::datemultirange
            datemultirange | daterange      | ::daterange
            daterange[]    | tstzrange[]    | ::tstzrange[]
            cor            | tom            | ::text::tom
            cor[]          | tom[]          | ::text[]::tom[]
            """)
    void goesByTheTextOnlyBetweenTypesOfTheUsers(String from, String to, String cast) {
        assertThat(TypeNames.cast(from, to)).isEqualTo(cast);
    }
}
