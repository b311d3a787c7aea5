package dev.alambique.escola.api.migration;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.storage.Persistence;
import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.scratch.ScratchServer;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities compared with the database. That makes a throwaway database and takes a second: so what was found is kept
 * for a while.
 */
final class Drift {
    /** Long enough for whoever reloads a page, short enough for whoever changes something. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final DatabaseMigrations migrations;
    private @Nullable DriftResponse last;

    Drift(DatabaseMigrations migrations) {
        this.migrations = migrations;
    }

    /**
     * The difference.
     *
     * @throws RequestException 409 if the database is not at head, or there is no place for a throwaway database
     */
    synchronized DriftResponse now() {
        refuseWhereItCannotBeDone();
        DriftResponse kept = last;
        if (kept == null || kept.compared().isBefore(Instant.now().minus(KEPT))) {
            kept = compare();
            last = kept;
        }
        return kept;
    }

    private void refuseWhereItCannotBeDone() {
        List<String> pending = migrations.pending();
        if (!pending.isEmpty()) {
            throw refused(Message.UPGRADE_BEFORE_COMPARING.with(String.join(", ", pending)));
        }
        if (!ScratchServer.canCreateDatabases(migrations.database())) {
            throw refused(Message.NO_PLACE_TO_COMPARE.text());
        }
    }

    private DriftResponse compare() {
        return DriftResponse.of(
                migrations
                        .migrations()
                        .withModel(EntityModel.ofClasses(Persistence.ENTITIES))
                        .withScratch(() -> ScratchServer.on(migrations.database(), "the server's own database"))
                        .check(Start.DATABASE, Policy.careful()),
                Instant.now());
    }

    private static RequestException refused(Text why) {
        return new RequestException(HttpStatus.CONFLICT, why, List.of(), null);
    }
}
