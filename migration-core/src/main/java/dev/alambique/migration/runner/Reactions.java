package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** A callback of Flyway's as what is done at each event, in the transaction that Flyway is in. */
abstract class Reactions implements Callback {
    private final String name;

    Reactions(String name) {
        this.name = name;
    }

    /** What is done at one event. */
    @FunctionalInterface
    interface Reaction {
        void to(Context flyway) throws SQLException;
    }

    /** All events that anything is done at. */
    abstract Map<Event, Reaction> reactions();

    @Override
    public final boolean supports(Event event, Context flyway) {
        return reactions().containsKey(event);
    }

    @Override
    public final boolean canHandleInTransaction(Event event, Context flyway) {
        return true;
    }

    @Override
    public final String getCallbackName() {
        return name;
    }

    /** Only of its own exception does Flyway know that it ends a migration. */
    @Override
    public final void handle(Event event, Context flyway) {
        try {
            reactions().get(event).to(flyway);
        } catch (SQLException | MigrationException e) {
            throw new FlywayException(e.getMessage(), e);
        }
    }
}
