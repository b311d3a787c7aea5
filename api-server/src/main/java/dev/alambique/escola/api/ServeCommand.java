package dev.alambique.escola.api;

import dev.alambique.escola.api.reload.Reload;
import dev.alambique.escola.api.startup.Database;
import dev.alambique.escola.api.startup.RunningServer;
import dev.alambique.escola.api.startup.SchemaCheck;
import dev.alambique.escola.api.startup.SchemaSteps;
import dev.alambique.escola.api.startup.ServerConfiguration;
import dev.alambique.migration.connect.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server, and keeps it until the process is told to stop. */
@Command(
        name = "serve",
        customSynopsis = {
            "java -jar api-server.jar [serve] [OPTION]...   start the server",
            "       java -jar api-server.jar db COMMAND...         a command on its database (db --help lists them)",
            "       java -jar api-server.jar --help | --version%n"
        },
        sortOptions = false,
        description = "Waits for the database, upgrades it to head, and serves the API.",
        footerHeading = "%nEnvironment (or .env in the working directory):%n",
        footer = {
            "  POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD",
            "  name the database; without POSTGRES_HOST, an embedded PostgreSQL is used.",
            "  HOST and PORT stand for --host and --port, and so on, as the options say.",
            "  API_TOKEN, if it is set, is what clients must show: Authorization: Bearer TOKEN,",
            "  or X-API-Key: TOKEN; browsers ask for it, as the password of any user.",
            "  Only health is open then. There is no option for it."
        })
final class ServeCommand implements Callable<Integer> {
    static final String DATA = "data";
    private static final int DEFAULT_PORT = 8000;

    private final Environment environment;
    private final Database.Embedded embedded;
    private final SchemaSteps.Source schema;

    @Option(names = "--host", description = "The address to listen on (default: HOST, or 127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", description = "The port to listen on, 0 for any (default: PORT, or 8000).")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DATA,
            description = "The folder of the embedded database (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--wait-for-database",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the database (default: ${DEFAULT-VALUE}).")
    private long patience;

    @Option(
            names = "--check-schema",
            description = "Compare entities and database, and warn when they differ. The embedded database is always"
                    + " compared; a configured server gets a scratch database for it.")
    private boolean checkSchema;

    @Option(
            names = "--strict-schema",
            description = "Compare entities and database, and refuse to start when they differ.")
    private boolean strictSchema;

    @Mixin
    private PoolOptions pool;

    @Mixin
    private ApiOptions api;

    @Option(
            names = "--reload",
            description = "For development, in a checkout: compile sources that change, and restart when classes do.")
    private boolean reload;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    ServeCommand(Environment environment, Database.Embedded embedded, SchemaSteps.Source schema) {
        this.environment = environment;
        this.embedded = embedded;
        this.schema = schema;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (reload) {
            Reload.run(configuration(), spec.commandLine().getParseResult().originalArgs(), embedded);
        }
        RunningServer.start(configuration(), embedded, schema);
        new CountDownLatch(1).await();
        return 0;
    }

    ServerConfiguration configuration() {
        return new ServerConfiguration(
                Optional.ofNullable(host).or(() -> environment.value("HOST")).orElse("127.0.0.1"),
                Optional.ofNullable(port).or(() -> environment.number("PORT")).orElse(DEFAULT_PORT),
                environment.database(),
                data,
                Duration.ofSeconds(patience),
                schemaCheck(),
                pool.settings(environment),
                api.settings(environment));
    }

    private SchemaCheck schemaCheck() {
        if (strictSchema) {
            return SchemaCheck.REFUSE;
        }
        return checkSchema ? SchemaCheck.WARN : SchemaCheck.WHERE_HARMLESS;
    }
}
