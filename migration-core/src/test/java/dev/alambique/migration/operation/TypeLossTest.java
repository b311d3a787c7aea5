package dev.alambique.migration.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What hazards say of values is what PostgreSQL's casts do with them: there and back, where there is a way back, each is the same or it is told. */
class TypeLossTest {
    /** Of each type the value that is hardest to hold. */
    private static final Map<String, String> TYPES = types("""
            smallint: 12345
            integer: 1234567891
            bigint: 1234567890123456789
            oid: 4294967295
            numeric: 1.23456789012345678901
            numeric(5,2): 123.45
            numeric(8,3): 12345.678
            numeric(3,-2): 12300
            real: 1.2345679
            double precision: 1.2345678901234567
            money: 1.25
            boolean: true
            date: 2001-02-03
            timestamp: 2001-02-03 04:05:06.123456
            timestamp(3): 2001-02-03 04:05:06.123
            timestamptz: 2001-02-03 04:05:06.123456+00
            timestamptz(0): 2001-02-03 04:05:06+00
            time: 04:05:06.123456
            time(3): 04:05:06.123
            timetz: 04:05:06.123456+03
            interval: 1 year 2 mons 3 days 04:05:06.123456
            interval(3): 1 year 2 mons 3 days 04:05:06.123
            interval year: 1 year
            interval year to month: 1 year 2 mons
            interval day to second(0): 3 days 04:05:06
            inet: 10.1.2.3/8
            cidr: 10.0.0.0/8
            macaddr: 08:00:2b:01:02:03
            macaddr8: 08:00:2b:01:02:03:04:05
            bit(4): 1010
            bit varying(4): 101
            point: (1,2)
            lseg: [(1,2),(3,4)]
            box: (3,9),(1,2)
            path: ((1,2),(3,4),(5,7))
            polygon: ((1,2),(3,4),(5,7))
            circle: <(1,2),3>
            json: {"a": 1}
            jsonb: {"a": 1}
            varchar(5): 1.999
            numeric(8,3)[]: {12345.678}
            numeric(8,2)[]: {12345.67}
            """);

    @Test
    void isAnnouncedExactlyWhereItHappens() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        try (Connection connection = TestServer.newDatabase().open();
                Statement statement = connection.createStatement()) {
            Map<String, Schema> schemas = new LinkedHashMap<>();
            for (String type : TYPES.keySet()) {
                statement.execute("CREATE TABLE t (a " + type + ")");
                schemas.put(type, new Introspector("public").read(connection));
                statement.execute("DROP TABLE t");
            }
            for (String from : TYPES.keySet()) {
                for (String to : castsOf(statement, from)) {
                    MigrationPlan plan = SchemaDiff.between(schemas.get(from), schemas.get(to));
                    MigrationPlan back = SchemaDiff.between(schemas.get(to), schemas.get(from));
                    Set<Kind> told = Hazards.of(plan, schemas.get(from)).stream()
                            .map(Hazard::kind)
                            .collect(Collectors.toCollection(TreeSet::new));
                    String happened = thereAndBack(statement, from, plan, back);
                    tried++;
                    if (happened.startsWith("fails") && !told.contains(Kind.MAY_FAIL)
                            || happened.startsWith("loses") && !told.contains(Kind.LOSES_DATA)
                            || happened.equals("stays") && told.contains(Kind.LOSES_DATA)) {
                        wrong.add(from + " to " + to + " " + happened + ", told: " + told);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    private static String thereAndBack(Statement statement, String type, MigrationPlan plan, MigrationPlan back)
            throws SQLException {
        statement.execute("BEGIN; CREATE TABLE t (a " + type + "); INSERT INTO t VALUES ('" + TYPES.get(type) + "')");
        try {
            String before = value(statement);
            statement.execute(new SqlRenderer("public").script(plan));
            String held = value(statement);
            statement.execute(new SqlRenderer("public").script(back));
            return value(statement).equals(before) ? "stays" : "loses: " + before + " became " + held;
        } catch (SQLException failed) {
            boolean isOneWay = failed.getSQLState().equals("42846");
            return isOneWay ? "has no cast back" : "fails: " + failed.getMessage();
        } finally {
            statement.execute("ROLLBACK");
        }
    }

    private static String value(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT a::text FROM t")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The other types of the list that PostgreSQL casts this one to, by a function or by a length. */
    private static List<String> castsOf(Statement statement, String from) throws SQLException {
        List<String> casts = new ArrayList<>();
        for (String to : TYPES.keySet()) {
            String sql = "SELECT '%1$s'::regtype = '%2$s'::regtype OR EXISTS (SELECT FROM pg_cast"
                    + " WHERE castsource = '%1$s'::regtype AND casttarget = '%2$s'::regtype)";
            try (ResultSet row = statement.executeQuery(sql.formatted(from, to))) {
                row.next();
                if (row.getBoolean(1) && !from.equals(to)) {
                    casts.add(to);
                }
            }
        }
        return casts;
    }

    private static Map<String, String> types(String list) {
        Map<String, String> types = new LinkedHashMap<>();
        list.lines().forEach(line -> types.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        return types;
    }
}
