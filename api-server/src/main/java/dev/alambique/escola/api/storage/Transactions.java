package dev.alambique.escola.api.storage;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;

/**
 * Transactions in the order in which they are asked for, as many at once as there are connections. HikariCP alone gives a
 * connection to whoever comes at the right moment: under load, one request in a hundred waited a thousand times as long as
 * the others.
 */
final class Transactions {
    private static final int USUAL_SIZE = 10;
    private static final long PATIENCE_SECONDS = 5;

    private final EntityManagerFactory database;
    private final Semaphore turns;

    Transactions(EntityManagerFactory database) {
        this.database = database;
        this.turns = new Semaphore(size(database), true);
    }

    /**
     * Does work in a transaction of its own.
     *
     * @throws PersistenceException if the work throws it, or no turn came in time
     */
    <T> T call(Function<EntityManager, T> work) {
        return inTurn(() -> database.callInTransaction(work));
    }

    /**
     * Reads without a transaction: a statement sees what was committed when it began, as it would in one, and the round trip
     * of a commit is saved, a quarter of what a small answer takes.
     *
     * @throws PersistenceException if the work throws it, or no turn came in time
     */
    <T> T read(Function<EntityManager, T> work) {
        return inTurn(() -> {
            try (EntityManager session = database.createEntityManager()) {
                return work.apply(session);
            }
        });
    }

    /**
     * Reads in a transaction all of whose statements see the database as it was at the first one.
     *
     * @throws PersistenceException if the work throws it, or no turn came in time
     */
    <T> T snapshot(Function<EntityManager, T> work) {
        return inTurn(() -> database.callInTransaction(session -> {
            session.unwrap(Session.class).doWork(Transactions::seeOneState);
            return work.apply(session);
        }));
    }

    private static void seeOneState(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PersistenceException(new SQLTransientConnectionException(
                        "no connection was free within " + PATIENCE_SECONDS + " s"));
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new PersistenceException("interrupted while waiting for a connection", interruption);
        }
    }

    private static int size(EntityManagerFactory database) {
        return database.getProperties().get(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE) instanceof HikariDataSource pool
                ? pool.getMaximumPoolSize()
                : USUAL_SIZE;
    }
}
