package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A Java migration that takes itself back. */
record UndoInJava(FlywayOf flyway, String file, Undoable migration) implements Undo {
    /** Flyway's configuration for a session, which a Java migration may read. */
    interface FlywayOf {
        Configuration in(Session session) throws SQLException;
    }

    static Optional<Undo> of(RunContext context, Revisions revisions, Revision revision) {
        return new JavaClasses(context.source(), revisions)
                .load(revision.up())
                .filter(Undoable.class::isAssignableFrom)
                .map(type -> new UndoInJava(
                        session -> new FlywaySetup(session, context.source(), revisions).configuration(),
                        type.getName(),
                        instance(type)));
    }

    private static Undoable instance(Class<? extends JavaMigration> type) {
        try {
            return (Undoable) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw Problem.of("The Java migration " + type.getName() + " cannot be made: " + e)
                    .instead("a public constructor without parameters")
                    .failure(e);
        }
    }

    @Override
    public void run(Session session, String before) throws SQLException {
        Configuration configuration = flyway.in(session);
        Connection connection =
                new SharedConnection(session.connection(), SharedConnection.Commits.OF_OWNER).getConnection();
        try {
            migration.undo(new Context() {
                @Override
                public Configuration getConfiguration() {
                    return configuration;
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw Problem.of("Java migration " + file + " could not be taken back: " + e.getMessage())
                    .with("state", "everything it did is rolled back; " + before)
                    .failure(e);
        }
    }
}
