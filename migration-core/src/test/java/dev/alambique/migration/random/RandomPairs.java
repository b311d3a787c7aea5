package dev.alambique.migration.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.scenario.CatalogFingerprint;
import dev.alambique.migration.scenario.Side;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.Rewording;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The difference between two random schemas, applied to the one, gives the other, and back. */
class RandomPairs {
    private static final Grammar DDL = Grammar.of("/random/ddl.grammar");
    private static final Grammar FAMILIES = Grammar.of("/random/families.grammar");
    private static final String[] SCHEMAS = {"public", "s", "S 2"};
    private static final Side DATABASE = new Side(TestServer.newDatabase(), SCHEMAS);
    private static final ScratchDatabase SCRATCH =
            ScratchServer.on(TestServer.admin(), "the test server").create();
    private static final Side MODEL = new Side(SCRATCH.settings(), SCHEMAS);
    private static final Rewording REWORDING = new Rewording(SCRATCH, "public");
    private static final SqlRenderer RENDERER = new SqlRenderer("public");

    /**
     * Checks and rules of NOT NULL that are taken over from a parent which has none: DROP COLUMN leaves them where the table
     * below has declared the column too. No DDL makes them on purpose, nor takes them away.
     */
    private static final String ORPHANS = """
            SELECT count(*) FROM pg_constraint k WHERE k.contype IN ('c', 'n') AND k.coninhcount > (
              SELECT count(*) FROM pg_inherits i JOIN pg_constraint p ON p.conrelid = i.inhparent AND p.contype = k.contype
              WHERE i.inhrelid = k.conrelid AND CASE k.contype WHEN 'c' THEN p.conname = k.conname ELSE
                (SELECT attname FROM pg_attribute WHERE attrelid = p.conrelid AND attnum = p.conkey[1])
                  = (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) END)
            """;

    private static int said;
    private static int refused;

    @Property(seed = "20261123", edgeCases = EdgeCasesMode.NONE)
    void becomeOneAnother(@ForAll("pairs") Pair pair) throws SQLException {
        fill(DATABASE, pair.before());
        fill(MODEL, pair.after());
        Assume.that(DATABASE.count(ORPHANS) == 0 && MODEL.count(ORPHANS) == 0);
        Schema after = MODEL.schema();
        Schema before = REWORDING.align(DATABASE.schema(), after);
        List<String> beforeprint = DATABASE.fingerprint();
        MigrationPlan plan = SchemaDiff.between(before, after);
        assertThat(plan.inverse().inverse()).isEqualTo(plan);
        assertThat(SchemaDiff.between(before, before).operations()).isEmpty();
        String up = RENDERER.script(plan);
        String down = RENDERER.script(plan.inverse());
        assertThat(applied(up, MODEL.fingerprint(), pair.after()))
                .as("up:%n%s", up)
                .isEmpty();
        assertThat(SchemaDiff.between(REWORDING.align(DATABASE.schema(), after), after)
                        .operations())
                .as("a second diff, after up:%n%s", up)
                .isEmpty();
        assertThat(applied(down, beforeprint, pair.before()))
                .as("up:%n%s%ndown:%n%s", up, down)
                .isEmpty();
    }

    /** Tables that inherit from one another, and partitions. */
    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void familiesBecomeOneAnother(@ForAll("families") Pair pair) throws SQLException {
        becomeOneAnother(pair);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return pairs(DDL);
    }

    @Provide
    Arbitrary<Pair> families() {
        return pairs(FAMILIES);
    }

    private static Arbitrary<Pair> pairs(Grammar grammar) {
        Arbitrary<String> statement = grammar.sentences("statement");
        List<Arbitrary<String>> first =
                grammar.alternatives("start").stream().map(grammar::sentence).toList();
        Arbitrary<List<String>> start = Combinators.combine(first).as(List::copyOf);
        Arbitrary<List<String>> shared = statement.list().ofMaxSize(30);
        Arbitrary<List<String>> own = statement.list().ofMaxSize(15);
        return Combinators.combine(start, shared, own, own).as(Pair::new);
    }

    /** A grammar that PostgreSQL mostly refuses would test nothing. */
    @AfterContainer
    static void mostWereUnderstood() {
        assertThat(refused).as("statements refused, of %s", said).isLessThan(said / 2);
    }

    private static void fill(Side side, List<String> statements) throws SQLException {
        said += statements.size();
        refused += side.holdsWhatItCan(statements);
    }

    private static List<String> applied(String script, List<String> expected, List<String> origin) {
        try {
            DATABASE.run(script);
            List<String> difference = CatalogFingerprint.difference(expected, DATABASE.fingerprint());
            if (difference.stream().noneMatch(CatalogFingerprint::isExpression)) {
                return difference;
            }
            MODEL.holdsWhatItCan(origin);
            List<String> settled =
                    CatalogFingerprint.difference(MODEL.settledFingerprint(), DATABASE.settledFingerprint());
            return Stream.concat(
                            difference.stream().filter(line -> !CatalogFingerprint.isExpression(line)),
                            settled.stream().filter(CatalogFingerprint::isExpression))
                    .toList();
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
