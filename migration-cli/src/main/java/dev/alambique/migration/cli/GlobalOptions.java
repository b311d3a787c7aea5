package dev.alambique.migration.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. Each but --config, -v and -q can stand in alambique.properties. */
final class GlobalOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "the database: jdbc:postgresql://host:port/name, postgresql://user:password@host/name, or"
                            + " embedded:DIR for a PostgreSQL of its own that keeps its data there (default: POSTGRES_HOST, _PORT, _DB, _USER, _PASSWORD from the environment or .env)")
    @Nullable
    String url;

    @Option(names = "--user", paramLabel = "ROLE", scope = ScopeType.INHERIT, description = "the role to connect as")
    @Nullable
    String user;

    @Option(names = "--password", paramLabel = "TEXT", scope = ScopeType.INHERIT, description = "its password")
    @Nullable
    String password;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the configuration file (default: alambique.properties)")
    @Nullable
    Path config;

    @Option(
            names = "--revisions",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the folder that holds migration/ and undo/ (default: src/main/resources/db)")
    @Nullable
    Path revisions;

    @Option(
            names = "--model-classpath",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description =
                    "folders and jars (lib/* for all in a folder) with the entities and, if it is not the bundled Hibernate, their"
                            + " persistence provider, separated as in a class path")
    @Nullable
    String modelClasspath;

    @Option(
            names = "--model-packages",
            paramLabel = "NAME",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "only entities in these packages or below")
    @Nullable
    List<String> modelPackages;

    @Option(
            names = "--persistence-unit",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "a unit of the model's META-INF/persistence.xml")
    @Nullable
    String persistenceUnit;

    @Option(
            names = "--model-property",
            paramLabel = "K=V",
            scope = ScopeType.INHERIT,
            description = "a property for the persistence provider, such as a naming strategy; may be repeated")
    Map<String, String> modelProperties = new LinkedHashMap<>();

    @Option(
            names = "--placeholder",
            paramLabel = "K=V",
            scope = ScopeType.INHERIT,
            description = "the value of ${K} in scripts; may be repeated")
    Map<String, String> placeholders = new LinkedHashMap<>();

    @Option(
            names = "--schemas",
            paramLabel = "NAME",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "the default schema (default: the first of the search path)")
    @Nullable
    List<String> schemas;

    @Option(
            names = "--history-table",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "the name of Flyway's history table (default: flyway_schema_history)")
    @Nullable
    String historyTable;

    @Option(
            names = "--scratch",
            paramLabel = "PLACE",
            scope = ScopeType.INHERIT,
            description = "where scratch databases are made: server, embedded or a URL (default: on the configured"
                    + " server if the role may create databases, else embedded)")
    @Nullable
    String scratch;

    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "a server for scratch databases, as a URL with user and password")
    @Nullable
    String scratchUrl;

    @Option(
            names = "--scratch-version",
            paramLabel = "MAJOR",
            scope = ScopeType.INHERIT,
            description = "the PostgreSQL version of the embedded server, 14 to 18 (default: the database's, else 18)")
    @Nullable
    Integer scratchVersion;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON document")
    boolean json;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "say more, with stack traces")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "say nothing but the result")
    boolean quiet;
}
