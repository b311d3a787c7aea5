package dev.alambique.escola.api.problem;

import dev.alambique.escola.api.language.Message;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failure of the database means for the request that met it, by SQLSTATE and the constraint's name.
 *
 * <p>Asking the database first whether a value is free would be no answer: two requests may both be told yes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class DatabaseFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String QUERY_CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private DatabaseFailure() {}

    /** The request's problem; absent when the request is not at fault and trying again would not help. */
    static Optional<RequestException> explain(Exception failure, HandlerType method) {
        if (cause(failure, OptimisticLockException.class) != null) {
            return Optional.of(changedMeanwhile(failure));
        }
        SQLException sql = cause(failure, SQLException.class);
        return sql == null ? Optional.empty() : Optional.ofNullable(explain(sql, method));
    }

    private static @Nullable RequestException explain(SQLException failure, HandlerType method) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals(UNIQUE_VIOLATION)) {
            return taken(failure);
        }
        if (state.equals(FOREIGN_KEY_VIOLATION)) {
            return HandlerType.DELETE.equals(method) ? stillNeeded(failure) : dangling(failure);
        }
        if (state.startsWith("40")) {
            return changedMeanwhile(failure);
        }
        if (state.startsWith("22")) {
            return RequestException.malformed(Message.VALUE_CANNOT_BE_STORED, List.of(), failure);
        }
        if (state.equals(QUERY_CANCELED) || state.equals(LOCK_NOT_AVAILABLE)) {
            return unavailable(Message.TOOK_TOO_LONG, failure);
        }
        boolean unreachable = state.startsWith("08") || state.startsWith("57P");
        return unreachable || failure instanceof SQLTransientConnectionException
                ? unavailable(Message.DATABASE_SILENT, failure)
                : null;
    }

    private static RequestException taken(SQLException failure) {
        return RequestException.conflict(obstacle(failure), fields(failure), failure);
    }

    private static RequestException stillNeeded(SQLException failure) {
        return RequestException.conflict(obstacle(failure), List.of(), failure);
    }

    private static RequestException dangling(SQLException failure) {
        return RequestException.invalid(fields(failure), failure);
    }

    private static Message obstacle(SQLException failure) {
        return constraint(failure).map(Constraint::conflict).orElse(Message.SOMETHING_IN_THE_WAY);
    }

    private static List<FieldError> fields(SQLException failure) {
        return constraint(failure).map(Constraint::errors).orElse(List.of());
    }

    private static RequestException changedMeanwhile(Exception failure) {
        return RequestException.conflict(Message.CHANGED_MEANWHILE, List.of(), failure);
    }

    private static RequestException unavailable(Message message, Exception failure) {
        return new RequestException(HttpStatus.SERVICE_UNAVAILABLE, message.text(), List.of(), failure);
    }

    private static Optional<Constraint> constraint(SQLException failure) {
        PSQLException postgres = cause(failure, PSQLException.class);
        ServerErrorMessage server = postgres == null ? null : postgres.getServerErrorMessage();
        return server == null ? Optional.empty() : Constraint.named(server.getConstraint());
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
