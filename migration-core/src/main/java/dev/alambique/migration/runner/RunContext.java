package dev.alambique.migration.runner;

import dev.alambique.migration.revision.RevisionSource;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What a run needs to know besides the session that it runs in.
 *
 * @param dataSource gives a second connection, to see who is in the way while the first one waits
 * @param source where the revisions are
 * @param settings how the run treats the database
 * @param listener is told what happens
 */
record RunContext(
        DataSource dataSource, RevisionSource source, RunSettings settings, Consumer<RevisionEvent> listener) {
    void tell(RevisionEvent event) {
        listener.accept(event);
    }
}
