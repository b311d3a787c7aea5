package dev.alambique.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.scenario.Side;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions and defaults as a person writes them, from which PostgreSQL makes the same as from its own words. */
class PlainWordsTest {
    private static final Side DATABASE = new Side();

    @BeforeAll
    static void types() throws SQLException {
        DATABASE.holds("""
                SET timezone = 'UTC';
                CREATE TYPE turno AS ENUM ('MANHA', 'NOITE');
                CREATE SCHEMA s;
                CREATE TYPE s.turno AS ENUM ('MANHA', 'NOITE');
                CREATE DOMAIN palavra AS varchar(20);
                """);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            varchar(20)   | a in ('x', 'y''s', '(')          | a IN ('x', 'y''s', '(')
            varchar(20)   | a not in ('x', 'y')              | a NOT IN ('x', 'y')
            varchar(20)   | a in ('x')                       | a = 'x'
            varchar(20)   | a <> ''                          | a <> ''
            varchar(20)   | a is null or a in ('x', 'y')     | a IS NULL OR a IN ('x', 'y')
            varchar(20)   | a <> 'x' and (b is null or b > 0)| a <> 'x' AND (b IS NULL OR b > 0)
            varchar(20)   | a <> 'x and y' and a <> '('      | a <> 'x and y' AND a <> '('
            varchar(20)   | a::text in ('x', 'y')            | (a)::text = ANY (ARRAY['x'::text, 'y'::text])
            varchar(20)   | a = any (array['x', 'y'])        | (a)::text = ANY (ARRAY['x'::text, 'y'::text])
            varchar(20)   | a = 'x'::name                    | (a)::text = 'x'::name
            varchar(20)   | length(a) > 2 and a <> 'x'       | (length((a)::text) > 2) AND a <> 'x'
            varchar(20)   | a ~ '^[a-z]+$'                   | a ~ '^[a-z]+$'
            varchar(20)   | a !~* '^[a-z]+$'                 | a !~* '^[a-z]+$'
            varchar(20)   | a like 'x%'                      | a LIKE 'x%'
            varchar(20)   | a not ilike 'x%'                 | a NOT ILIKE 'x%'
            varchar(20)   | a like 'x%' escape '!'           | (a)::text ~~ like_escape('x%'::text, '!'::text)
            text          | a like 'x%' and a not like '%y'  | a LIKE 'x%' AND a NOT LIKE '%y'
            text          | a ~ 'x'                          | a ~ 'x'
            char(3)       | a like 'x%'                      | a ~~ 'x%'::text
            name          | a like 'x%'                      | a ~~ 'x%'::text
            turno         | a::text like 'x%'                | (a)::text ~~ 'x%'::text
            varchar(20)   | not (a = 'x' and b = 1)          | NOT (((a)::text = 'x'::text) AND (b = 1))
            varchar(20)   | a <> e'\\\\'                     | a <> '\\'
            text          | a in ('x', 'y')                  | a IN ('x', 'y')
            text          | a = any (array['x'])             | a = ANY (ARRAY['x'::text])
            text          | a = 'x'::varchar                 | a = ('x'::character varying)::text
            name          | a = any (array['x'::text])       | a = ANY (ARRAY['x'::text])
            name          | a in ('x', 'y')                  | a IN ('x', 'y')
            char(3)       | a in ('x', 'y')                  | a IN ('x', 'y')
            char(3)       | a >= 'x'                         | a >= 'x'
            turno         | a in ('MANHA', 'NOITE')          | a IN ('MANHA', 'NOITE')
            turno         | a = 'MANHA'                      | a = 'MANHA'
            turno         | a::text = 'MANHA'                | (a)::text = 'MANHA'::text
            s.turno       | a <> 'MANHA'                     | a <> 'MANHA'
            smallint      | a between 0 and 3                | a >= 0 AND a <= 3
            smallint      | a in (1, 2, -3)                  | a IN (1, 2, -3)
            integer       | a in (1, 2)                      | a IN (1, 2)
            integer       | a > b                            | a > b
            integer       | a > -1                           | a > -1
            integer       | a in (1, 2::bigint)              | a = ANY (ARRAY[(1)::bigint, (2)::bigint])
            integer       | a > 1.5                          | (a)::numeric > 1.5
            bigint        | a in (1, 2)                      | a IN (1, 2)
            bigint        | a = any (array[1, 2])            | a = ANY (ARRAY[1, 2])
            bigint        | a > 3000000000                   | a > 3000000000
            bigint        | a in (3000000000, -3000000000)   | a IN (3000000000, -3000000000)
            bigint        | a > 1::bigint                    | a > (1)::bigint
            numeric(10,2) | a > 0 and a < 1000               | a > 0 AND a < 1000
            numeric(10,2) | a > -0.5                         | a > -0.5
            numeric(10,2) | a > -1                           | a > -1
            numeric(10,2) | a in (1, 1.5)                    | a IN (1, 1.5)
            double precision | a > 0 or a < -1.5             | a > 0 OR a < -1.5
            real          | a > 0                            | a > (0)::double precision
            real          | a > 0::real                      | a > (0)::real
            date          | a > '2000-01-01'                 | a > '2000-01-01'
            timestamptz   | a > '2000-01-01Z'::timestamptz   | a > '2000-01-01 00:00:00+00'
            boolean       | a or b > 0                       | a OR b > 0
            uuid          | a <> '00000000-0000-0000-0000-000000000000' | a <> '00000000-0000-0000-0000-000000000000'
            text[]        | a <> '{}'                        | a <> '{}'
            """)
    void aConditionIsPlain(String type, String condition, String plain) throws SQLException {
        Table asked = table("a " + type + ", b int, CONSTRAINT c CHECK (" + condition + ")");

        String sql = sql(new AddConstraint(asked.name(), asked.constraint("c").orElseThrow()));

        assertThat(sql).isEqualTo("ALTER TABLE t ADD CONSTRAINT c CHECK (" + plain + ")");
        assertThat(table("a " + type + ", b int, CONSTRAINT c CHECK (" + plain + ")"))
                .isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0} default {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            varchar(20)    | 'x'                   | 'x'
            varchar(20)    | 'it''s (1)'           | 'it''s (1)'
            varchar(20)    | 'x'::text             | 'x'::text
            varchar(2)[]   | '{x}'                 | '{x}'
            char(3)        | 'x'                   | 'x'
            palavra        | 'x'                   | 'x'::character varying
            turno          | 'NOITE'               | 'NOITE'
            s.turno[]      | '{NOITE}'             | '{NOITE}'
            integer        | -1                    | -1
            integer        | 7                     | 7
            bigint         | -1                    | -1
            bigint         | '-1'::bigint          | '-1'
            integer        | -2147483648           | '-2147483648'
            numeric(10,2)  | -1.5                  | -1.5
            numeric(10,2)  | 0                     | 0
            numeric(10,2)  | '1'                   | '1'
            date           | '2000-01-01'          | '2000-01-01'
            timestamp(3)   | '2000-01-01'          | '2000-01-01 00:00:00'
            interval       | '1 day'               | '1 day'
            interval(3)    | '1 day'               | '1 day'
            interval(3)    | interval '1 day'      | '1 day'::interval
            boolean        | true                  | true
            jsonb          | '{}'                  | '{}'
            text           | lower('A')            | lower('A'::text)
            """)
    void aDefaultIsPlain(String type, String value, String plain) throws SQLException {
        Table asked = table("a " + type + " DEFAULT " + value);

        String sql = sql(new CreateTable(asked));

        assertThat(sql).endsWith(" DEFAULT " + plain + "\n)");
        assertThat(table("a " + type + " DEFAULT " + plain)).isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            varchar(20) | (lower(a))                             | (lower(a))
            varchar(20) | (upper(a) desc, b) where b is not null | (upper(a) DESC, b) WHERE b IS NOT NULL
            varchar(20) | (md5(a)) include (b)                   | (md5(a)) INCLUDE (b)
            varchar(20) | (b) where a = 'x'                      | (b) WHERE a = 'x'
            varchar(20) | (b) where a in ('x', 'y') and b > 0    | (b) WHERE a IN ('x', 'y') AND b > 0
            varchar(20) | (lower(a::text)) where lower(a) <> ''  | (lower(a)) WHERE lower((a)::text) <> ''::text
            varchar(20) | (lower(trim(a)))                       | (lower(TRIM(BOTH FROM a)))
            varchar(20) | (left(a, 3))                           | ("left"((a)::text, 3))
            text        | (lower(a))                             | (lower(a))
            palavra     | (lower(a))                             | (lower((a)::text))
            turno       | (b) where a <> 'NOITE'                 | (b) WHERE a <> 'NOITE'
            boolean     | (b) where a                            | (b) WHERE a
            boolean     | (b) where not a                        | (b) WHERE NOT a
            boolean     | (b) where a = true                     | (b) WHERE a = true
            date        | (b) where a > '2000-01-01'             | (b) WHERE a > '2000-01-01'
            """)
    void anIndexIsPlain(String type, String index, String plain) throws SQLException {
        String before = "a " + type + ", b int); CREATE INDEX i ON t ";
        Table asked = table(before + index, "");

        String sql = sql(new CreateIndex(asked.name(), asked.index("i").orElseThrow()));

        assertThat(sql).isEqualTo("CREATE INDEX i ON t " + plain);
        assertThat(table(before + plain, "")).isEqualTo(asked);
    }

    private static Table table(String columns) throws SQLException {
        return table(columns, ")");
    }

    private static Table table(String columns, String end) throws SQLException {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (" + columns + end);
        return DATABASE.schema().table(new QualifiedName("public", "t")).orElseThrow();
    }

    private static String sql(Operation operation) {
        List<String> statements = new SqlRenderer("public").statements(operation);
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }
}
