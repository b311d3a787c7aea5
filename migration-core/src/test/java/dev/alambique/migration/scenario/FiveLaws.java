package dev.alambique.migration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.autogenerate.SchemaSource;
import dev.alambique.migration.autogenerate.SchemaSources;
import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.ScratchServer;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.SQLException;
import java.util.List;

/** The five laws of a change, before two witnesses: our own introspector, and PostgreSQL's catalogs. */
final class FiveLaws {
    private final Side database;
    private final Side model;
    private final SqlRenderer renderer = new SqlRenderer("public");

    FiveLaws(Side database, Side model) {
        this.database = database;
        this.model = model;
    }

    void hold(Scenario scenario) throws SQLException {
        database.holds(scenario.before());
        model.holds(scenario.after());
        Schema before = database.schema();
        Schema after = model.schema();
        List<String> beforeprint = database.fingerprint();
        List<String> afterprint = model.fingerprint();
        MigrationPlan plan = plan(scenario, before, after);
        Rows rows = new Rows(before, Renaming.of(scenario.renames(), before, after, "public"), after);
        String up = renderer.script(plan);
        String down = renderer.script(plan.inverse());
        database.run(scenario.seed());
        List<String> seeded = rows.before(database.connection());

        database.run(up);
        Schema upgraded = database.schema();
        assertThat(upgraded).as("the schema after up").isEqualTo(after);
        holds("after up", afterprint);
        assertThat(SchemaDiff.between(upgraded, after).operations())
                .as("a second diff")
                .isEmpty();
        assertThat(rows.after(database.connection())).as("rows after up").isEqualTo(seeded);

        database.run(down);
        assertThat(database.schema()).as("the schema after down").isEqualTo(before);
        holds("after down", beforeprint);
        assertThat(rows.before(database.connection())).as("rows after down").isEqualTo(seeded);

        scenario.expects(up, down);
    }

    /** What was renamed needs a scratch database: PostgreSQL says what becomes of expressions. */
    private MigrationPlan plan(Scenario scenario, Schema before, Schema after) throws SQLException {
        if (scenario.renames().isEmpty()) {
            return SchemaDiff.between(before, after);
        }
        SchemaSource from = (scratch, schema) -> before;
        SchemaSource to = (scratch, schema) -> after;
        try (ScratchServer scratch = ScratchServer.on(database.settings(), "the test server")) {
            return SchemaSources.compare(
                            from, to, scratch, "public", Policy.careful().withRenames(scenario.renames()))
                    .plan();
        }
    }

    private void holds(String when, List<String> fingerprint) throws SQLException {
        assertThat(CatalogFingerprint.difference(fingerprint, database.fingerprint()))
                .as("catalog lines that differ " + when + " (- expected, + found)")
                .isEmpty();
    }
}
