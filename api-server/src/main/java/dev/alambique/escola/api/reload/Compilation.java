package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sources of a checkout, compiled into its folders of classes by the JDK's own compiler. One file alone would be faster,
 * and leave those that need it as they were.
 */
record Compilation(Checkout checkout, JavaCompiler compiler, String libraries) {
    private static final Logger LOG = LoggerFactory.getLogger(Compilation.class);

    /** Compiles; prints what javac prints, and changes nothing, if there are errors. */
    boolean run() {
        try {
            Path fresh = Files.createTempDirectory("escola-classes");
            try {
                return compile(fresh) && publish(fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compiles and throws away what comes out: the first compilation of a process takes four times as long as others. */
    void warmUp() {
        try {
            Path fresh = Files.createTempDirectory("escola-classes");
            try {
                compile(fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException failure) {
            LOG.warn("The compiler could not be tried", failure);
        }
    }

    private boolean compile(Path fresh) throws IOException {
        List<String> before = new ArrayList<>();
        for (Path module : checkout.modules()) {
            Path into = Files.createDirectories(fresh.resolve(module.getFileName()));
            String classpath = Stream.concat(before.stream(), Stream.of(libraries))
                    .collect(Collectors.joining(java.io.File.pathSeparator));
            if (!compile(Checkout.sources(module), into, classpath)) {
                return false;
            }
            before.add(into.toString());
        }
        return true;
    }

    private boolean compile(Path sources, Path into, String classpath) throws IOException {
        List<Path> files = files(sources, ".java");
        List<String> options =
                List.of("-d", into.toString(), "-classpath", classpath, "-proc:none", "-nowarn", "--release", "17");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            return compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
    }

    private boolean publish(Path fresh) throws IOException {
        for (Path module : checkout.modules()) {
            Path classes = Checkout.classes(module);
            mirror(fresh.resolve(module.getFileName()), classes, ".class");
            // Java reads classes, Flyway revisions; both have to be those of the sources.
            mirror(Checkout.resources(module).resolve("db"), classes.resolve("db"), ".sql");
        }
        return true;
    }

    private static void mirror(Path from, Path to, String ending) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        for (Path old : files(to, ending)) {
            if (!Files.exists(from.resolve(to.relativize(old)))) {
                Files.delete(old);
            }
        }
        for (Path file : files(from, ending)) {
            Path copy = to.resolve(from.relativize(file));
            byte[] bytes = Files.readAllBytes(file);
            if (!Files.exists(copy) || !Arrays.equals(bytes, Files.readAllBytes(copy))) {
                Files.createDirectories(copy.getParent());
                Files.write(copy, bytes);
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
