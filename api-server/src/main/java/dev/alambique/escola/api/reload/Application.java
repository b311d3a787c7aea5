package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * The application of one class loader, as the loop that restarts it sees it. This is all that both of them know: it speaks of
 * nothing but the JDK's classes.
 */
public interface Application extends AutoCloseable {
    /** Answers the requests of a connection. */
    void take(SocketChannel connection) throws IOException;

    /**
     * What its entities ask for and the database does not have, or the other way round; one line each.
     *
     * @throws Refused if that cannot be told
     */
    List<String> differences();

    @Override
    void close();

    /** Starts applications. */
    @FunctionalInterface
    interface Start {
        /**
         * Starts one.
         *
         * @param options the options of {@code serve}
         * @param embedded URL, user and password of the embedded database, or nothing
         * @throws Refused if it does not start
         */
        Application start(List<String> options, List<String> embedded);
    }

    /** What was asked is not possible; the message says why, to a person. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
