package dev.alambique.escola.api.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestPostgres;
import dev.alambique.migration.connect.ConnectionSettings;
import org.junit.jupiter.api.Test;

class RevisionStepsIT {
    @Test
    void findsWhatTheEntitiesAskForAndTheDatabaseLacks() {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        SchemaSteps steps = new RevisionSteps(database);
        steps.upgrade();
        TestPostgres.createTables(database);
        assertThat(steps.differences()).isEmpty();

        TestPostgres.run(database, "ALTER TABLE alunos DROP COLUMN telefone");

        assertThat(steps.differences()).singleElement().asString().contains("add column", "alunos.telefone");
    }
}
