package dev.alambique.migration.connect;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Where in a statement PostgreSQL found an error: the field {@code P} of its ErrorResponse message. */
public final class ErrorPosition {
    private ErrorPosition() {}

    /** The index into the statement, counted from 0, if PostgreSQL named a place. */
    public static OptionalInt of(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return server == null || server.getPosition() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(server.getPosition() - 1);
    }
}
