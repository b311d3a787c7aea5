package dev.alambique.migration.connect;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The parts of a PostgreSQL JDBC URL: {@code jdbc:postgresql://authority/database?query}. */
record JdbcUrl(String authority, String database, Optional<String> query) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String HOST = "(?:\\[[^]@]*]|[^]\\[@/:]*)(?::\\d+)?";
    private static final Pattern WITHOUT_LOGIN = Pattern.compile("[^/]*//" + HOST + "(?:," + HOST + ")*/[^@]*");

    static JdbcUrl parse(String url) {
        if (!url.startsWith(PREFIX) || properties(url) == null) {
            throw foreign(url);
        }
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        Optional<String> query = question < 0 ? Optional.empty() : Optional.of(rest.substring(question + 1));
        String place = question < 0 ? rest : rest.substring(0, question);
        if (!place.startsWith("//")) {
            return new JdbcUrl("localhost:5432", decode(place), query);
        }
        int slash = place.indexOf('/', 2);
        return new JdbcUrl(place.substring(2, slash), decode(place.substring(slash + 1)), query);
    }

    /** The JDBC form of {@code postgresql://user:password@host:port/database?query}, as libpq and hosting providers write it. */
    static ConnectionSettings parseLibpq(String uri) {
        String rest = uri.substring(uri.indexOf("://") + 3);
        int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        int at = rest.lastIndexOf('@', end);
        String[] login = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
        String path = end == rest.length() ? "/" : rest.substring(end);
        if (path.split("\\?", 2)[0].contains("@")) {
            // A slash in the password would make the rest of the password a host's or a database's name.
            throw foreign(uri);
        }
        return new ConnectionSettings(
                PREFIX + "//" + rest.substring(at + 1, end) + path,
                login.length > 0 ? Optional.of(decode(login[0])) : Optional.empty(),
                login.length > 1 ? Optional.of(decode(login[1])) : Optional.empty());
    }

    private static UsageException foreign(String url) {
        return Problem.of("The database URL " + redacted(url) + " is not a PostgreSQL URL.")
                .instead("write it as jdbc:postgresql://HOST:PORT/DATABASE?name=value\n"
                        + "or as postgresql://USER:PASSWORD@HOST:PORT/DATABASE, where / is %2F and @ is %40 in a"
                        + " password")
                .usage();
    }

    /**
     * The URL without passwords. A password that was not escaped may hold any character, so that all up to the last at
     * sign counts as one; past the question mark only if what is before it is not yet a server and a database.
     */
    static String redacted(String url) {
        String shown = url.replaceAll("(?i)([?&][a-z]*password=)[^&]*", "$1***");
        int question = shown.indexOf('?');
        String place = question < 0 ? shown : shown.substring(0, question);
        return WITHOUT_LOGIN.matcher(place).matches() ? shown : shown.replaceAll("(//[^/@:]*:).*@", "$1***@");
    }

    String text() {
        return PREFIX + "//" + authority + "/" + encode(database)
                + query.map(text -> "?" + text).orElse("");
    }

    JdbcUrl withDatabase(String name) {
        return new JdbcUrl(authority, name, query);
    }

    /** Each server of the authority as {@code host:port}. */
    List<String> servers() {
        List<String> servers = new ArrayList<>();
        for (String server : authority.split(",")) {
            String named = server.isEmpty() ? "localhost" : server;
            servers.add(named.lastIndexOf(':') > named.lastIndexOf(']') ? named : named + ":5432");
        }
        return List.copyOf(servers);
    }

    /** The value of a parameter of the URL. */
    Optional<String> parameter(String name) {
        Properties properties = properties(text());
        return Optional.ofNullable(properties == null ? null : properties.getProperty(name));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable Properties properties(String url) {
        return Driver.parseURL(url, new Properties());
    }
}
