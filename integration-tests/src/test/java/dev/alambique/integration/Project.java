package dev.alambique.integration;

import dev.alambique.migration.cli.Alambique;
import dev.alambique.migration.cli.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A user's project: a folder with sources, compiled classes and revisions, where the command line is run.
 *
 * @param environment the variables of its processes, besides the usual
 */
record Project(Path folder, Map<String, String> environment) {
    static final String REVISIONS = "src/main/resources/db";

    /** A folder without anything, and no database. */
    static Project in(Path folder) {
        return new Project(folder, Map.of());
    }

    /** A folder as {@code init} leaves it, with a database. */
    static Project set(Path folder, Database database) {
        Project project = in(folder).with(database.environment());
        project.write("alambique.properties", "model-classpath = target/classes\nrevisions = " + REVISIONS + "\n");
        return project;
    }

    Project with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Project(folder, all);
    }

    Project with(Database database) {
        return with(database.environment());
    }

    /** Runs {@code alambique} and waits for its end. */
    Ran run(String... arguments) {
        return start(arguments).end();
    }

    /** Runs {@code alambique} inside this process: the same code, without the start of a JVM. */
    Ran call(String... arguments) {
        return call(surroundings -> surroundings, arguments);
    }

    /** The same at a terminal, where a user types these answers. */
    Ran answer(String answers, String... arguments) {
        return call(surroundings -> surroundings.withAnswers(new BufferedReader(new StringReader(answers))), arguments);
    }

    private Ran call(UnaryOperator<Surroundings> terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                "alambique",
                folder,
                environment,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = new Alambique(terminal.apply(surroundings)).run(arguments);
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts {@code alambique}. */
    Running start(String... arguments) {
        return Running.java(folder, environment, java("migration-cli/target/migration-cli.jar", arguments));
    }

    /** Runs the command line that is built into the service. */
    Ran runInService(String... arguments) {
        return Running.java(folder, environment, java("api-server/target/api-server.jar", arguments))
                .end();
    }

    /** Runs the script at the root of this checkout, which Maven has just built. */
    Ran runScript(String... arguments) {
        // The script builds what is older than its sources, as the jar may be when only a library of it was built anew.
        Running.checkout("migration-cli/target/migration-cli.jar").toFile().setLastModified(System.currentTimeMillis());
        List<String> command =
                new ArrayList<>(List.of(Running.checkout("alambique").toString()));
        command.addAll(List.of(arguments));
        return Running.start(folder, environment, command).end();
    }

    private static List<String> java(String jar, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("-jar", Running.checkout(jar).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Compiles sources, and nothing else, into the folder of classes. */
    Project compile(String... sources) {
        Sources.compile(folder.resolve("target/classes"), sources);
        return this;
    }

    /** Writes a revision by hand. */
    Project revision(String version, String slug, String up, String down) {
        write(REVISIONS + "/migration/V" + version + "__" + slug + ".sql", up);
        write(REVISIONS + "/undo/U" + version + "__" + slug + ".sql", down);
        return this;
    }

    Project write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The names of the files in a folder of the project, sorted; none if there is no such folder. */
    List<String> files(String path) {
        if (!Files.isDirectory(folder.resolve(path))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files of the forward revisions. */
    List<String> ups() {
        return files(REVISIONS + "/migration");
    }

    /** The statements of the newest revision, without header and empty lines. */
    List<String> newestUp() {
        return statements("migration", ups());
    }

    /** The statements that take the newest revision back. */
    List<String> newestDown() {
        return statements("undo", files(REVISIONS + "/undo"));
    }

    private List<String> statements(String kind, List<String> files) {
        return read(REVISIONS + "/" + kind + "/" + files.get(files.size() - 1))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                .toList();
    }
}
