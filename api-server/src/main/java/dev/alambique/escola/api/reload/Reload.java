package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.Main;
import dev.alambique.escola.api.startup.Database;
import dev.alambique.escola.api.startup.ServerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    private static final long WHILE_FILES_ARE_WRITTEN = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int SHOWN = 3;

    private final Checkout checkout;
    private final Generations generations;
    private final Watch resources;
    private final Watch sources;
    private final Watch classes;
    private final @Nullable Compilation compilation;
    /** Whether entities or revisions changed since they were last compared. */
    private boolean schemaChanged = true;

    private Reload(Checkout checkout, Libraries libraries, Generations generations) {
        this.checkout = checkout;
        this.generations = generations;
        this.resources = new Watch(() -> Snapshot.of(checkout.resources(), ""));
        this.sources = new Watch(() -> Snapshot.of(checkout.sources(), ".java"));
        this.classes = new Watch(() -> Snapshot.of(checkout.classes(), ""));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        this.compilation = compiler == null ? null : new Compilation(checkout, compiler, libraries.entries());
    }

    /**
     * Serves, until the process is told to stop.
     *
     * @param configuration what the options say
     * @param options the options of {@code serve}, for each application to read again
     * @throws dev.alambique.migration.problem.MigrationException if the first start fails
     */
    public static void run(ServerConfiguration configuration, List<String> options, Database.Embedded embedded)
            throws InterruptedException, IOException {
        Checkout checkout = Checkout.in(Path.of(""));
        // Hibernate also asks the system's class loader for its services, and warns of those that are another
        // Hibernate's.
        System.setProperty("org.slf4j.simpleLogger.log.org.hibernate.orm.service", "error");
        Port port = Port.open(configuration);
        Optional<Database> own = configuration.database().isPresent()
                ? Optional.empty()
                : Optional.of(embedded.start(configuration.data()));
        List<String> settings = own.map(Database::settings)
                .map(each -> List.of(each.url(), each.role(), each.password().orElse("")))
                .orElse(List.of());
        Libraries libraries = Libraries.ofThisProcess();
        ApplicationClasses classes = new ApplicationClasses(checkout.classes(), libraries.loader());
        Generations generations = new Generations(() -> Generation.start(classes.loader(), options, settings));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            port.close();
                            generations.close();
                            own.ifPresent(Database::close);
                        },
                        "shutdown of --reload"));
        Reload reload = new Reload(checkout, libraries, generations);
        reload.catchUp(Files.getLastModifiedTime(Libraries.place(Main.class)));
        generations.first();
        background("port", () -> port.handTo(generations::take));
        LOG.info("listening on http://{}:{}", configuration.host(), port.number());
        reload.run();
    }

    /** What was saved while the checkout was built may not be in what was built. */
    private void catchUp(FileTime built) throws IOException {
        copied(Snapshot.of(checkout.resources(), "").newerThan(built));
        compiled(Snapshot.of(checkout.sources(), ".java").newerThan(built));
        classes.accept();
    }

    private void run() throws InterruptedException {
        if (compilation == null) {
            LOG.warn("This Java has no compiler (a JRE, no JDK): changed sources are not compiled."
                    + " Compile them (mvn compile), and the classes are reloaded.");
        } else {
            background("compiler", compilation::warmUp);
        }
        compareWhatChanged();
        LOG.info("watching {}, {} and {}", checkout.sources(), checkout.resources(), checkout.classes());
        while (true) {
            boolean writing = lookThoughFilesGo();
            TimeUnit.NANOSECONDS.sleep(writing ? WHILE_FILES_ARE_WRITTEN : BETWEEN_LOOKS);
        }
    }

    /** Whoever takes another branch removes folders while they are read. */
    private boolean lookThoughFilesGo() throws InterruptedException {
        try {
            return look();
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("Files could not be read ({}): save them once more.", failure.toString());
            return false;
        }
    }

    /** Does what there is to do, and says whether more is being written. */
    private boolean look() throws InterruptedException, IOException {
        long start = System.nanoTime();
        boolean restart = copied(resources.settledChanges());
        restart |= compiled(sources.settledChanges());
        if (restart) {
            // They are what was just copied and compiled.
            classes.accept();
        } else if (!checkout.isHalfBuilt()) {
            restart = noted(classes.settledChanges(), "{} changed");
        }
        if (restart && generations.next(start)) {
            compareWhatChanged();
        }
        return resources.isUnsettled() || sources.isUnsettled() || classes.isUnsettled();
    }

    /** Puts resources where the application finds them; it reads revisions when they are needed, everything else once. */
    private boolean copied(List<Path> changed) throws IOException {
        if (!noted(changed, "{} changed")) {
            return false;
        }
        for (Path file : changed) {
            checkout.copyResource(file);
        }
        classes.accept();
        return !changed.stream().allMatch(checkout::isRevision);
    }

    private boolean compiled(List<Path> changed) {
        if (compilation == null || !noted(changed, "{} changed: compiling")) {
            return false;
        }
        boolean compiled = compilation.run(changed);
        if (!compiled) {
            LOG.warn("It does not compile: the application goes on as it was.");
        }
        return compiled;
    }

    private boolean noted(List<Path> changed, String message) {
        if (changed.isEmpty()) {
            return false;
        }
        LOG.info(message, shown(changed));
        schemaChanged |= changed.stream().anyMatch(checkout::concernsTheSchema);
        return true;
    }

    private void compareWhatChanged() {
        if (schemaChanged) {
            schemaChanged = false;
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
