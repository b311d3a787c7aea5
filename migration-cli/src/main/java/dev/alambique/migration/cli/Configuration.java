package dev.alambique.migration.cli;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.connect.Environment;
import dev.alambique.migration.embedded.EmbeddedServer;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Placeholders;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What options, the environment and {@code alambique.properties} say, in this order. A relative path in the file belongs
 * to the file's folder, one in an option to the working directory.
 */
record Configuration(
        GlobalOptions options, Environment environment, Path folder, Path file, Map<String, String> values) {
    static final String FILE = "alambique.properties";
    private static final String EMBEDDED = "embedded:";
    private static final String PROPERTY = "model-property.";
    private static final String PLACEHOLDER = "placeholder.";
    private static final List<String> VERSIONS = List.of("scratch-version", "postgres-version");
    private static final Set<String> KEYS = Set.of(
            "url",
            "user",
            "password",
            "revisions",
            "model-classpath",
            "model-packages",
            "persistence-unit",
            "schemas",
            "scratch",
            "scratch-url",
            "scratch-version",
            "postgres-version",
            "include",
            "exclude",
            "lock-wait",
            "lock-timeout",
            "lock-retries",
            "statement-timeout",
            "transaction",
            "ahead",
            "history-table");

    /**
     * Reads the file, if there is one, and checks all of it.
     *
     * @throws dev.alambique.migration.problem.UsageException if it cannot be read or used; names all faults
     */
    static Configuration read(Surroundings surroundings, GlobalOptions options) {
        Path folder = surroundings.folder();
        Path file = folder.resolve(options.config == null ? Path.of(FILE) : options.config);
        if (options.config != null && !Files.isRegularFile(file)) {
            throw Problem.of("There is no configuration file " + file + ".")
                    .instead("alambique init writes one, or leave --config out")
                    .usage();
        }
        Map<String, String> values = Files.isRegularFile(file) ? load(file) : Map.of();
        Environment environment = Environment.of(folder, surroundings.environment());
        return new Configuration(options, environment, folder, file, values);
    }

    private static Map<String, String> load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException failure) {
            throw Problem.of(file + " cannot be read.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .usage(failure);
        }
        Map<String, String> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key).strip()));
        refuseFaults(file, values);
        return values;
    }

    /** All that is wrong with a file is told at once. */
    private static void refuseFaults(Path file, Map<String, String> values) {
        Problem problem = Problem.of(file + " cannot be used.");
        List<String> unknown = values.keySet().stream()
                .filter(key -> !KEYS.contains(key) && !key.startsWith(PROPERTY) && !key.startsWith(PLACEHOLDER))
                .toList();
        if (!unknown.isEmpty()) {
            problem = problem.with("unknown", String.join(", ", unknown))
                    .with(
                            "known",
                            String.join(", ", KEYS.stream().sorted().toList()) + ", " + PROPERTY + "NAME, "
                                    + PLACEHOLDER + "NAME");
        }
        for (String key : VERSIONS) {
            String version = values.getOrDefault(key, "");
            if (!version.matches("\\d*")) {
                problem = problem.with("number", key + " is a major version such as 18, not '" + version + "'");
            }
        }
        String scratch = values.getOrDefault("scratch", "");
        if (!scratch.matches("|server|embedded|.*://.*")) {
            problem = problem.with("place", "scratch is server, embedded or a URL, not '" + scratch + "'");
        }
        if (!problem.details().isEmpty()) {
            throw problem.usage();
        }
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
    }

    Optional<String> either(@Nullable String option, String key) {
        return Optional.ofNullable(option).or(() -> value(key));
    }

    /** The configured database: --url, else POSTGRES_HOST and its companions, else the file's, else the service's. */
    Optional<ConnectionSettings> database() {
        if (options.url == null && environment.database().isPresent()) {
            return environment.database().map(this::asOptionsSay);
        }
        return either(options.url, "url")
                .map(url -> url.startsWith(EMBEDDED) ? embedded(url.substring(EMBEDDED.length())) : at(url));
    }

    /** The configured database if it is on a server that runs anyway: an embedded one would be started. */
    Optional<ConnectionSettings> runningDatabase() {
        boolean isFromEnvironment =
                options.url == null && environment.database().isPresent();
        boolean isEmbedded = either(options.url, "url")
                .filter(url -> url.startsWith(EMBEDDED))
                .isPresent();
        return isEmbedded && !isFromEnvironment ? Optional.empty() : database();
    }

    private ConnectionSettings embedded(String data) {
        return EmbeddedServer.reach(options.url == null ? besideFile(data) : folder.resolve(data));
    }

    private ConnectionSettings at(String url) {
        Optional<String> user = value("user").or(() -> environment.value("POSTGRES_USER"));
        Optional<String> password = value("password").or(() -> environment.value("POSTGRES_PASSWORD"));
        ConnectionSettings settings = ConnectionSettings.of(url);
        return asOptionsSay(new ConnectionSettings(
                settings.url(),
                settings.user().or(() -> user),
                settings.password().or(() -> password)));
    }

    private ConnectionSettings asOptionsSay(ConnectionSettings settings) {
        return new ConnectionSettings(
                settings.url(),
                Optional.ofNullable(options.user).or(settings::user),
                Optional.ofNullable(options.password).or(settings::password));
    }

    /** The folder of the revisions, where one is said. */
    Optional<Path> revisions() {
        return Optional.ofNullable(options.revisions)
                .map(folder::resolve)
                .or(() -> value("revisions").map(this::besideFile));
    }

    /** The entries of the model's class path. */
    List<Path> modelClasspath() {
        return written().stream()
                .flatMap(entry -> new ClasspathEntry(entry).expanded().stream())
                .toList();
    }

    private List<Path> written() {
        if (options.modelClasspath != null) {
            return entries(options.modelClasspath).stream().map(folder::resolve).toList();
        }
        return value("model-classpath").map(Configuration::entries).orElse(List.of()).stream()
                .map(entry -> besideFile(entry.toString()))
                .toList();
    }

    private static List<Path> entries(String classpath) {
        return List.of(classpath.split(File.pathSeparator)).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private Path besideFile(String path) {
        Path parent = file.getParent();
        return parent == null ? Path.of(path) : parent.resolve(path);
    }

    List<String> modelPackages() {
        return list(options.modelPackages, "model-packages");
    }

    private List<String> list(@Nullable List<String> option, String key) {
        if (option != null) {
            return option;
        }
        return value(key).map(text -> List.of(text.split("\\s*,\\s*"))).orElse(List.of());
    }

    /** The patterns of what is compared at all. */
    List<String> include() {
        return list(null, "include");
    }

    /** The patterns of what is left alone. */
    List<String> exclude() {
        return list(null, "exclude");
    }

    /** The name of Flyway's history, where it is said. */
    Optional<String> historyTable() {
        return either(options.historyTable, "history-table");
    }

    Optional<String> persistenceUnit() {
        return either(options.persistenceUnit, "persistence-unit");
    }

    Map<String, String> modelProperties() {
        return named(PROPERTY, options.modelProperties);
    }

    /** The values of placeholders in scripts. */
    Placeholders placeholders() {
        return Placeholders.of(named(PLACEHOLDER, Map.of())).and(options.placeholders);
    }

    /** The keys of the file that begin so, without that, and the options, which win. */
    private Map<String, String> named(String prefix, Map<String, String> given) {
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                named.put(key.substring(prefix.length()), value);
            }
        });
        named.putAll(given);
        return named;
    }

    /**
     * The default schema, where one is said.
     *
     * @throws dev.alambique.migration.problem.UsageException if more than one is said, or the option is empty
     */
    Optional<String> schema() {
        List<String> schemas = list(options.schemas, "schemas");
        if (schemas.size() > 1) {
            throw Problem.of("schemas is " + String.join(", ", schemas) + ", and there is one default schema for now.")
                    .instead("name one; entities in other schemas say so themselves: @Table(schema = \""
                            + schemas.get(1) + "\")")
                    .usage();
        }
        if (schemas.equals(List.of(""))) {
            throw Problem.of("--schemas is empty.")
                    .instead("name the default schema; or leave the option out for the first schema of the search path")
                    .usage();
        }
        return schemas.stream().findFirst();
    }

    /** Where scratch databases are made, where it is said: {@code server}, {@code embedded} or a URL. */
    Optional<String> scratch() {
        return either(options.scratchUrl, "scratch-url").or(() -> either(options.scratch, "scratch"));
    }

    /** The major version of PostgreSQL to compare with when no database says it. */
    Optional<Integer> postgresVersion() {
        Optional<String> option = Optional.ofNullable(options.scratchVersion).map(String::valueOf);
        return option.or(() -> value("scratch-version"))
                .or(() -> value("postgres-version"))
                .map(Configuration::majorVersion);
    }

    private static int majorVersion(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException failure) {
            throw Problem.of("A PostgreSQL version is a number such as 18, not '" + text + "'.")
                    .instead("set scratch-version or postgres-version to the major version alone")
                    .usage(failure);
        }
    }
}
