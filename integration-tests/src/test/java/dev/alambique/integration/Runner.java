package dev.alambique.integration;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.runner.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that only upgrades or downgrades: a JVM that is killed a hundred times has to start quickly. */
final class Runner {
    private Runner() {}

    /** Arguments: the URL, the folder of revisions, upgrade or downgrade, the target. Prints what happens, and how many steps it took. */
    public static void main(String... arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser("postgres");
        source.setPassword("postgres");
        RevisionRunner runner = new RevisionRunner(
                source,
                new RevisionFolder(Path.of(arguments[1])),
                Optional.empty(),
                RunSettings.DEFAULT,
                event -> System.out.println(event.getClass().getSimpleName()));
        Target target = Target.parse(arguments[3]);
        System.out.println("Begun");
        Run run = arguments[2].equals("upgrade") ? runner.upgrade(target) : runner.downgrade(target);
        System.out.println(run.steps().size());
    }

    /** Starts one; its output is the caller's to read. */
    static Process start(Database database, Path revisions, String command, String target) {
        List<String> java = new ArrayList<>(Running.JAVA);
        java.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Runner.class.getName(),
                database.url(),
                revisions.toString(),
                command,
                target));
        try {
            return new ProcessBuilder(java)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
