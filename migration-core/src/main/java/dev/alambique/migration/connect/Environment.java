package dev.alambique.migration.connect;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that configure a process: those of a {@code .env} file, overruled by those of the process. An empty
 * variable counts as absent, since a compose file passes on what nobody set as an empty text.
 */
public record Environment(Map<String, String> values) {
    private static final int POSTGRES_PORT = 5432;
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|((?!#).*?))(?:\\s+#.*)?");
    private static final Pattern OURS = Pattern.compile(
            "(?:export\\s+)?(?:POSTGRES_|(?:HOST|PORT|API_TOKEN"
                    + "|POOL_SIZE|STATEMENT_TIMEOUT|LOCK_TIMEOUT|RATE_LIMIT|CORS_ORIGINS|TRUST_PROXY|ACCESS_LOG)(?![\\w.-])).*");

    public Environment {
        values = Map.copyOf(values);
    }

    /**
     * The variables of a process started in a folder, where {@code .env} is read if it is there.
     *
     * @throws dev.alambique.migration.problem.UsageException if {@code .env} cannot be read, or a line on one of this
     *     program's variables cannot be understood; what other programs keep there is passed over
     */
    public static Environment of(Path folder, Map<String, String> process) {
        Path file = folder.resolve(".env");
        Map<String, String> values = new HashMap<>();
        if (Files.isRegularFile(file)) {
            values.putAll(parse(file));
        }
        values.putAll(process);
        return new Environment(values);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The number that a variable holds.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is none
     */
    public Optional<Integer> number(String name) {
        return value(name).map(text -> {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException failure) {
                throw Problem.of(name + " must be a number, and is \"" + text + "\".")
                        .usage(failure);
            }
        });
    }

    /**
     * The database that {@code POSTGRES_HOST} and its companions name; absent without {@code POSTGRES_HOST}.
     *
     * @throws dev.alambique.migration.problem.UsageException if {@code POSTGRES_PORT} is no number
     */
    public Optional<ConnectionSettings> database() {
        String user = value("POSTGRES_USER").orElse("postgres");
        return value("POSTGRES_HOST")
                .map(host -> ConnectionSettings.of(
                        host,
                        number("POSTGRES_PORT").orElse(POSTGRES_PORT),
                        value("POSTGRES_DB").orElse(user),
                        user,
                        value("POSTGRES_PASSWORD").orElse("")));
    }

    private static Map<String, String> parse(Path file) {
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                values.put(matcher.group(1), firstPresent(matcher));
            } else if (OURS.matcher(line.strip()).matches()) {
                throw Problem.of(".env, line " + number + ", is not NAME=value.")
                        .usage();
            }
        }
        return values;
    }

    private static String firstPresent(Matcher matcher) {
        for (int group = 2; group < 4; group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group(4);
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw Problem.of(file + " cannot be read.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .usage(failure);
        }
    }
}
