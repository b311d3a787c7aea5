package dev.alambique.migration.connect;

import dev.alambique.migration.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failed connection means for the person who asked for it.
 *
 * <p>Causes are told apart by the exception's type, by SQLSTATE and, where PostgreSQL uses one SQLSTATE for several
 * faults, by the routine that reported the error; never by message texts, which the server translates.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class ConnectionProblems {
    private static final String WITHOUT_DATABASE =
            "\nor compare with the revision files, which needs no database of yours: --from migrations";

    private final SQLException failure;
    private final ConnectionSettings settings;
    private final String servers;
    private final String role;

    private ConnectionProblems(SQLException failure, ConnectionSettings settings) {
        this.failure = failure;
        this.settings = settings;
        this.servers = String.join(", ", settings.servers());
        this.role = settings.role();
    }

    /** The problem behind a connection that could not be opened. */
    public static Problem explain(SQLException failure, ConnectionSettings settings) {
        return new ConnectionProblems(failure, settings).explain();
    }

    private Problem explain() {
        if (causedBy(UnknownHostException.class)) {
            return unresolvable();
        }
        if (causedBy(SSLException.class)) {
            return encryption();
        }
        if (causedBy(ConnectException.class) || causedBy(NoRouteToHostException.class)) {
            return problem("No PostgreSQL server accepts connections at " + servers + ".")
                    .instead("start the server there, or set POSTGRES_HOST and POSTGRES_PORT (or --url) to where it is"
                            + WITHOUT_DATABASE);
        }
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (causedBy(SocketTimeoutException.class) || state.equals("08001")) {
            return problem("The server at " + servers + " did not answer in time.")
                    .instead("check the port and the firewalls in between, or allow more time with"
                            + " ?connectTimeout=SECONDS&loginTimeout=SECONDS in the URL" + WITHOUT_DATABASE);
        }
        return refusal(state);
    }

    private Problem refusal(String state) {
        switch (state) {
            case "3D000":
                return problem("The database \"" + settings.database() + "\" does not exist.")
                        .instead("create it: " + createdb() + "\nor set POSTGRES_DB (or --url) to another one");
            case "28P01":
                return problem("The password for role \"" + role + "\" was not accepted, or there is no such role.")
                        .instead("set POSTGRES_USER and POSTGRES_PASSWORD, or --user and --password");
            case "28000":
                return unauthorised();
            case "53300":
                return problem("The server has no connection left for role \"" + role + "\".")
                        .instead("close other connections (pg_stat_activity lists them), or raise max_connections");
            case "57P03":
                return problem("The server is starting up, shutting down or recovering: it takes no connections yet.")
                        .instead("try again in a moment");
            case "42501":
                return problem("Role \"" + role + "\" may not connect to database \"" + settings.database() + "\".")
                        .instead("GRANT CONNECT ON DATABASE … TO … as the database's owner");
            case "08004":
                return settings.requiresEncryption() ? encryption() : passwordMissing();
            case "08P01":
                return problem("What listens at " + servers + " does not speak PostgreSQL's protocol.")
                        .instead("set POSTGRES_HOST and POSTGRES_PORT (or --url) to the PostgreSQL server");
            default:
                return problem("The database " + settings.displayUrl() + " cannot be opened.");
        }
    }

    private Problem unresolvable() {
        String host = settings.servers().get(0).replaceFirst(":\\d+$", "");
        return Problem.of("The database host \"" + host + "\" cannot be resolved from this machine.")
                .with("database", settings.toString())
                .with(
                        "reason",
                        "no such name is known here; the service names of a container network (such as \"db\")"
                                + " exist only inside that network")
                .instead("outside the container network, use the port that it publishes:"
                        + " POSTGRES_HOST=localhost alambique …" + WITHOUT_DATABASE);
    }

    private Problem unauthorised() {
        if (routine().equals("InitializeSessionUserId")) {
            return problem("The role \"" + role + "\" does not exist, or may not log in.")
                    .instead(
                            "set POSTGRES_USER (or --user) to a role of that server, or create it: createuser " + role);
        }
        return problem("The server's pg_hba.conf does not let role \"" + role + "\" in from here.")
                .instead("add a line for this host, role and database to pg_hba.conf, or connect with the encryption"
                        + " that it asks for (?sslmode=require in the URL)");
    }

    private Problem passwordMissing() {
        return problem("The server asks for a password for role \"" + role + "\", and none was given.")
                .instead("set POSTGRES_PASSWORD, or --password");
    }

    private Problem encryption() {
        return problem("No encrypted connection to " + servers + " could be made.")
                .instead("check sslmode, sslrootcert and sslcert in the URL; sslmode=prefer also accepts a server"
                        + " without SSL");
    }

    private Problem problem(String summary) {
        return Problem.of(summary).with("database", settings.toString()).with("reason", reason());
    }

    private String createdb() {
        String server = settings.servers().get(0);
        int colon = server.lastIndexOf(':');
        return "createdb -h " + server.substring(0, colon) + " -p " + server.substring(colon + 1) + " -U " + role + " "
                + settings.database();
    }

    /** The deepest message that says something, on one line, with its SQLSTATE. */
    private String reason() {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        String text = String.valueOf(deepest.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return failure.getSQLState() == null ? text : text + " (SQLSTATE " + failure.getSQLState() + ")";
    }

    private String routine() {
        ServerErrorMessage server =
                failure instanceof PSQLException ? ((PSQLException) failure).getServerErrorMessage() : null;
        return server == null || server.getRoutine() == null ? "" : server.getRoutine();
    }

    private boolean causedBy(Class<? extends Throwable> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
