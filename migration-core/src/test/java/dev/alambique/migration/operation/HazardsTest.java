package dev.alambique.migration.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.scenario.Side;
import dev.alambique.migration.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardsTest {
    private static final Side DATABASE = new Side();

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a varchar(50)      | a varchar(100)            | none
            a varchar(50)      | a text                    | none
            a text             | a varchar(50)             | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a varchar(50)      | a varchar(20)             | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a bigint                  | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a bigint           | a int                     | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric(8,2)     | a numeric(10,2)           | none
            a numeric(8,2)     | a numeric(8,3)            | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric(10,2)    | a numeric(12,4)           | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric(10,2)    | a numeric(11,4)           | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric          | a numeric(12,4)           | LOSES_DATA MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a numeric(12,2)           | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a numeric(11,2)           | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a bigint           | a text                    | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a timestamptz      | a varchar                 | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a timestamptz      | a varchar(10)             | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a varchar(11)             | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a varchar(10)             | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a date             | a varchar(255)            | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int[]            | a text[]                  | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a text[]           | a int[]                   | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int[]            | a varchar(255)            | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a char(3)          | a varchar(3)              | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a char(3)          | a varchar(2)              | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a timestamp(3)     | a timestamp               | none
            a timestamp        | a timestamp(3)            | LOSES_DATA REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a timestamp        | a date                    | LOSES_DATA REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric(8,3)     | a numeric(8,2)            | LOSES_DATA REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a numeric(8,3)     | a numeric(7,2)            | LOSES_DATA MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a double precision | a real                    | LOSES_DATA MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a oid              | a text                    | LOSES_DATA REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a varchar(9) check (a in ('x', 'y')) | a varchar(9) check (a in ('y', 'x', 'it''s, z')) | SCANS_TABLE BLOCKS_READS_AND_WRITES
            a varchar(9) check (a in ('x'))      | a varchar(9) check (a in ('x', 'y')) | SCANS_TABLE BLOCKS_READS_AND_WRITES
            a text check (a in ('x', 'y'))       | a text check (a in ('x', 'z'))  | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a text check (a in ('x', 'y'))       | a text check (a in ('x'))       | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a text check (a in ('x')), b text    | a text, b text check (b in ('x')) | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int check (a between 0 and 2)      | a int check (a between 0 and 3) | SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int check (a between 0 and 2)      | a int check (a between 1 and 3) | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int              | a boolean                 | LOSES_DATA REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a text             | a int                     | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a int not null            | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int check (a is not null) | a int not null check (a is not null) | none
            a int check (a is not null) | a int not null   | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int not null     | a int                     | none
            a boolean          | a int                     | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a timestamp        | a timestamptz             | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a date             | a timestamp               | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int generated always as identity | a int not null | BREAKS_RUNNING_CODE
            a int              | a int default 1           | none
            a int              | a int, b int              | none
            a int              | a int, b int default 1 not null    | none
            a int              | a int, b timestamptz default now() not null    | none
            a int              | a int, b uuid default gen_random_uuid() not null  | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a int, b int not null     | MAY_FAIL
            a int              | a int, b bigint generated always as identity | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int              | a int, b int generated always as (a + 1) stored | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            a int, b int       | a int                     | LOSES_DATA BREAKS_RUNNING_CODE
            a int              | a int unique              | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int              | a int, b int unique       | SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int              | a int check (a > 0)       | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            a int unique       | a int                     | none
            """)
    void names(String before, String after, String kinds) throws SQLException {
        assertThat(hazards("CREATE TABLE t (" + before + ")", "CREATE TABLE t (" + after + ")"))
                .isEqualTo(kinds);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t FOR VALUES IN (1) | t (a int) PARTITION BY LIST (a); CREATE TABLE u (a int) | BREAKS_RUNNING_CODE
            t (a int) PARTITION BY LIST (a); CREATE TABLE u (a int) | t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t FOR VALUES IN (1) | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            t (a int) PARTITION BY LIST (a) | t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t FOR VALUES IN (1) | none
            t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t FOR VALUES IN (1) | t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t FOR VALUES IN (2) | MAY_FAIL SCANS_TABLE BLOCKS_READS_AND_WRITES
            t (a int); CREATE TABLE u (b int) INHERITS (t) | t (a int, b int); CREATE TABLE u () INHERITS (t) | none
            t (a int); CREATE TABLE u () INHERITS (t) | t (a int); CREATE TABLE u (a int) | BREAKS_RUNNING_CODE
            """)
    void namesWhatLeavesAFamilyAndWhatComesToIt(String before, String after, String kinds) throws SQLException {
        assertThat(hazards("CREATE TABLE " + before, "CREATE TABLE " + after)).isEqualTo(kinds);
    }

    @ParameterizedTest(name = "an enum becomes {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            varchar(63) | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            text        | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            varchar(62) | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            grown       | REWRITES_TABLE BLOCKS_READS_AND_WRITES
            other       | MAY_FAIL REWRITES_TABLE BLOCKS_READS_AND_WRITES
            """)
    void knowsTheValuesOfEnums(String type, String kinds) throws SQLException {
        String enums = "CREATE TYPE cor AS ENUM ('a', 'b'); CREATE TYPE other AS ENUM ('b', 'c');";
        assertThat(hazards(
                        enums + "CREATE TABLE t (a cor)",
                        enums + "CREATE TYPE grown AS ENUM ('b', 'x', 'a'); CREATE TABLE t (a " + type + ")"))
                .isEqualTo(kinds);
    }

    @Test
    void namesTheDropOfATableAndOfASequence() throws SQLException {
        assertThat(hazards("CREATE TABLE t (a int); CREATE SEQUENCE s", ""))
                .isEqualTo("LOSES_DATA LOSES_DATA BREAKS_RUNNING_CODE");
    }

    @Test
    void namesTheDifferenceBetweenAnIndexAndAUniqueIndex() throws SQLException {
        String table = "CREATE TABLE t (a int);";
        assertThat(hazards(table, table + "CREATE INDEX ON t (a)")).isEqualTo("SCANS_TABLE BLOCKS_WRITES");
        assertThat(hazards(table, table + "CREATE UNIQUE INDEX ON t (a)"))
                .isEqualTo("MAY_FAIL SCANS_TABLE BLOCKS_WRITES");
    }

    @Test
    void namesTheReadingOfRowsThatAConstraintIsValidatedFor() throws SQLException {
        String tables = "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (a int);";
        String check = "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)";
        String key = "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p";
        assertThat(hazards(tables + check + " NOT VALID", tables + check)).isEqualTo("MAY_FAIL SCANS_TABLE");
        assertThat(hazards(tables + key + " NOT VALID", tables + key)).isEqualTo("MAY_FAIL SCANS_TABLE");
    }

    @Test
    void namesTheLockOfATableThatIsWrittenAnew() throws SQLException {
        String logged = "CREATE TABLE t (a int)";
        String unlogged = "CREATE UNLOGGED TABLE t (a int)";
        assertThat(hazards(logged, unlogged)).isEqualTo("REWRITES_TABLE BLOCKS_READS_AND_WRITES");
        assertThat(hazards(unlogged, logged)).isEqualTo("REWRITES_TABLE BLOCKS_READS_AND_WRITES");
    }

    @Test
    void takesAnIdentityForTheSequenceOfASerial() throws SQLException {
        String identity = "CREATE TABLE t (a int GENERATED BY DEFAULT AS IDENTITY)";
        assertThat(hazards("CREATE TABLE t (a serial)", identity)).isEqualTo("none");
        assertThat(hazards("CREATE TABLE t (a serial); CREATE SEQUENCE s", identity))
                .isEqualTo("LOSES_DATA");
    }

    @Test
    void namesASequenceThatTurnsRound() throws SQLException {
        String down = " INCREMENT BY -1";
        assertThat(hazards("CREATE SEQUENCE s", "CREATE SEQUENCE s" + down)).isEqualTo("MAY_FAIL");
        assertThat(hazards("CREATE SEQUENCE s", "CREATE SEQUENCE s INCREMENT BY 2"))
                .isEqualTo("none");
        String identity = "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY";
        assertThat(hazards(identity + ")", identity + " (" + down + "))")).isEqualTo("MAY_FAIL");
    }

    @Test
    void namesASequenceWhoseLimitsGetNarrower() throws SQLException {
        String sequence = "CREATE SEQUENCE s ";
        assertThat(hazards(sequence + "MAXVALUE 1000", sequence + "MAXVALUE 10"))
                .isEqualTo("MAY_FAIL");
        assertThat(hazards(sequence + "AS bigint", sequence + "AS smallint")).isEqualTo("MAY_FAIL");
        assertThat(hazards(sequence + "INCREMENT -1", sequence + "INCREMENT -1 MINVALUE -10"))
                .isEqualTo("MAY_FAIL");
        assertThat(hazards(sequence + "MAXVALUE 10", sequence + "MAXVALUE 1000"))
                .isEqualTo("none");
        assertThat(hazards(sequence + "MINVALUE 1 START 5", sequence + "MINVALUE 5"))
                .isEqualTo("none");
    }

    @Test
    void knowsThatNobodyReadsRowsForARuleThatIsNotValid() throws SQLException {
        String table = "CREATE TABLE t (a int);";
        assertThat(hazards(table, table + "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID"))
                .isEqualTo("none");
    }

    @Test
    void putsTheWorstFirst() throws SQLException {
        assertThat(hazards(
                        "CREATE TABLE t (a int, b int, c text)",
                        "CREATE TABLE t (a bigint, b int not null); CREATE INDEX ON t (a)"))
                .isEqualTo("LOSES_DATA MAY_FAIL BREAKS_RUNNING_CODE REWRITES_TABLE SCANS_TABLE SCANS_TABLE"
                        + " BLOCKS_READS_AND_WRITES BLOCKS_READS_AND_WRITES BLOCKS_WRITES");
    }

    private static String hazards(String before, String after) throws SQLException {
        Schema current = schema(before);
        List<Hazard> hazards = Hazards.of(SchemaDiff.between(current, schema(after)), current);
        return hazards.isEmpty()
                ? "none"
                : String.join(
                        " ", hazards.stream().map(each -> each.kind().name()).toList());
    }

    private static Schema schema(String script) throws SQLException {
        DATABASE.holds(script);
        return DATABASE.schema();
    }
}
