package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.startup.Database;
import dev.alambique.escola.api.startup.ServerConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application again whenever its classes change, and compiles them whenever their sources do. */
public final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SHOWN = 3;

    private final Checkout checkout;
    private final Generations generations;
    private final Watch sources;
    private final Watch classes;
    private final @Nullable Compilation compilation;

    private Reload(Checkout checkout, Libraries libraries, Generations generations) {
        this.checkout = checkout;
        this.generations = generations;
        this.sources = new Watch(() -> Snapshot.of(checkout.sources(), ".java"));
        this.classes = new Watch(() -> Snapshot.of(checkout.classes(), ""));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        this.compilation = compiler == null ? null : new Compilation(checkout, compiler, libraries.asClassPath());
    }

    /**
     * Serves, until the process is told to stop.
     *
     * @param configuration what the options say
     * @param options the options of {@code serve}, for each application to read again
     * @throws dev.alambique.migration.problem.MigrationException if the first start fails
     */
    public static void run(ServerConfiguration configuration, List<String> options, Database.Embedded embedded)
            throws InterruptedException {
        Checkout checkout = Checkout.in(Path.of(""));
        // Hibernate also asks the system's class loader for its services, and warns of those that are another
        // Hibernate's.
        System.setProperty("org.slf4j.simpleLogger.log.org.hibernate.orm.service", "error");
        Optional<Database> own = configuration.database().isPresent()
                ? Optional.empty()
                : Optional.of(embedded.start(configuration.data()));
        List<String> settings = own.map(Database::settings)
                .map(each -> List.of(each.url(), each.role(), each.password().orElse("")))
                .orElse(List.of());
        Libraries libraries = Libraries.ofThisProcess();
        Generations generations = new Generations(checkout, libraries, options, settings);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            generations.close();
                            own.ifPresent(Database::close);
                        },
                        "shutdown of --reload"));
        new Reload(checkout, libraries, generations).run();
    }

    private void run() throws InterruptedException {
        generations.first();
        if (compilation == null) {
            LOG.warn("This Java has no compiler (a JRE, no JDK): changed sources are not compiled."
                    + " Compile them (mvn compile), and the classes are reloaded.");
        } else {
            background("compiler", compilation::warmUp);
        }
        background("comparison", generations::compare);
        LOG.info("watching {} and {}", checkout.sources(), checkout.classes());
        while (true) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS);
            look();
        }
    }

    private void look() {
        long start = System.nanoTime();
        List<Path> changed = sources.settledChanges();
        if (!changed.isEmpty() && compilation != null) {
            LOG.info("{} changed: compiling", shown(changed));
            if (!compilation.run()) {
                LOG.warn("It does not compile: the application goes on as it was.");
                return;
            }
            classes.accept();
            restart(changed, start);
            return;
        }
        changed = classes.settledChanges();
        if (!changed.isEmpty()) {
            LOG.info("{} changed", shown(changed));
            restart(changed, start);
        }
    }

    private void restart(List<Path> changed, long start) {
        if (!generations.next()) {
            return;
        }
        LOG.info(
                "restarted after {} ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        if (changed.stream().anyMatch(checkout::concernsTheSchema)) {
            background("comparison", generations::compare);
        }
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static String shown(List<Path> files) {
        String first = String.join(
                ", ", files.stream().limit(SHOWN).map(Path::toString).toList());
        return files.size() <= SHOWN ? first : first + " and " + (files.size() - SHOWN) + " more";
    }
}
