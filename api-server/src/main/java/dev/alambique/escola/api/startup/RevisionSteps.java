package dev.alambique.escola.api.startup;

import dev.alambique.escola.api.storage.Persistence;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.scratch.ScratchServer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revisions on the class path, applied to a database, and its schema compared with the entities.
 *
 * @param database the database
 */
public record RevisionSteps(ConnectionSettings database) implements SchemaSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionSteps.class);

    @Override
    public void upgrade() {
        Run run = Migrations.of(database.dataSource()).upgrade();
        run.steps().forEach(step -> LOG.info("applied {}", step.script()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The entities' schema is made in a scratch database on the same server.
     */
    @Override
    public List<String> differences() {
        return Migrations.of(database.dataSource())
                .withModel(EntityModel.ofClasses(Persistence.ENTITIES))
                .withScratch(() -> ScratchServer.on(database, "the server's own database"))
                .check(Start.DATABASE, Policy.careful())
                .differences();
    }
}
