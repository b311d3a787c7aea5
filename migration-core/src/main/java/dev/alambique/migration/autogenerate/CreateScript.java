package dev.alambique.migration.autogenerate;

import dev.alambique.migration.model.EntityModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A model's CREATE script, worked out while a scratch database is being made: both take about a second. */
record CreateScript(CompletableFuture<List<String>> pending) {
    static CreateScript of(EntityModel model, int serverMajorVersion) {
        return new CreateScript(CompletableFuture.supplyAsync(() -> model.createScript(serverMajorVersion)));
    }

    /** The statements, as soon as they are there. */
    List<String> statements() {
        try {
            return pending.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
