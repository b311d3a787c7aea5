package dev.alambique.escola.api.reload;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of a checkout, compiled into its folders of classes by the JDK's own compiler. Changed ones are compiled alone.
 * When that gives classes that others see as they were, nothing else needs to be compiled; otherwise everything is that could
 * have seen them.
 */
final class Compilation {
    private static final Logger LOG = LoggerFactory.getLogger(Compilation.class);
    private static final int WARM_UP = 2;

    private final Checkout checkout;
    private final JavaCompiler compiler;
    private final List<Path> libraries;
    /** It remembers the libraries: a new one opens a hundred jars again. */
    private final StandardJavaFileManager manager;

    private final Set<Path> changed = new TreeSet<>();

    /** The changed sources of a module, named by their paths below its folder of sources. */
    private record Part(Path module, List<Path> sources, ClassFolder fresh) {
        ClassFolder classes() {
            return new ClassFolder(Checkout.classes(module));
        }

        List<Path> files() {
            return sources.stream().map(Checkout.sources(module)::resolve).toList();
        }

        boolean seenAsBefore() throws IOException {
            for (Path source : sources) {
                if (!classes().seenOf(source).equals(fresh.seenOf(source))) {
                    return false;
                }
            }
            return true;
        }

        void publish() throws IOException {
            for (Path source : sources) {
                classes().replace(classes().of(source), fresh, fresh.of(source));
            }
        }
    }

    Compilation(Checkout checkout, JavaCompiler compiler, List<Path> libraries) {
        this.checkout = checkout;
        this.compiler = compiler;
        this.libraries = List.copyOf(libraries);
        this.manager = compiler.getStandardFileManager(null, null, null);
    }

    /**
     * Compiles what these changes ask for, and those before them that did not compile; prints what javac prints, and changes
     * nothing, if there are errors.
     */
    boolean run(List<Path> sources) {
        changed.addAll(sources);
        boolean compiled = TemporaryFolder.with(this::alone) || TemporaryFolder.with(this::everything);
        if (compiled) {
            changed.clear();
        }
        return compiled;
    }

    /** Compiles and throws away what comes out: the first compilations of a process take four times as long as others. */
    void warmUp() {
        try (StandardJavaFileManager own = compiler.getStandardFileManager(null, null, null)) {
            for (int round = 0; round < WARM_UP; round++) {
                TemporaryFolder.with(fresh -> compile(checkout.modules(), fresh, new ArrayList<>(), own));
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("The compiler could not be tried", failure);
        }
    }

    /** Compiles the changed sources without the others, where that is enough. */
    private boolean alone(Path fresh) throws IOException {
        List<Part> parts = checkout.modules().stream()
                .map(module -> part(module, fresh))
                .filter(part -> !part.sources().isEmpty())
                .toList();
        List<Path> classpath = new ArrayList<>(checkout.classes());
        for (Part part : parts) {
            // What does not compile without the others may do so with them; if not, that is told then.
            if (!part.files().stream().allMatch(Files::isRegularFile)
                    || !javac(part.files(), part.fresh().folder(), classpath, manager, Writer.nullWriter())
                    || !part.seenAsBefore()) {
                return false;
            }
            classpath.add(0, part.fresh().folder());
        }
        for (Part part : parts) {
            part.publish();
        }
        return true;
    }

    /** Compiles the modules from the first one with a changed source on; those before need none of it. */
    private boolean everything(Path fresh) throws IOException {
        List<Path> before = checkout.modules().stream()
                .takeWhile(module -> part(module, fresh).sources().isEmpty())
                .toList();
        List<Path> modules =
                checkout.modules().subList(before.size(), checkout.modules().size());
        List<Path> classpath = before.stream().map(Checkout::classes).collect(Collectors.toCollection(ArrayList::new));
        if (!compile(modules, fresh, classpath, manager)) {
            return false;
        }
        for (Path module : modules) {
            ClassFolder classes = new ClassFolder(Checkout.classes(module));
            ClassFolder compiled = new ClassFolder(fresh.resolve(module.getFileName()));
            classes.replace(classes.all(), compiled, compiled.all());
        }
        return true;
    }

    private boolean compile(List<Path> modules, Path fresh, List<Path> classpath, StandardJavaFileManager files)
            throws IOException {
        for (Path module : modules) {
            Path into = fresh.resolve(module.getFileName());
            if (!javac(sources(module), into, classpath, files, null)) {
                return false;
            }
            classpath.add(into);
        }
        return true;
    }

    private boolean javac(
            List<Path> sources,
            Path into,
            List<Path> classpath,
            StandardJavaFileManager files,
            @Nullable Writer messages)
            throws IOException {
        Files.createDirectories(into);
        if (sources.isEmpty()) {
            return true;
        }
        String path = Stream.concat(classpath.stream(), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options =
                List.of("-d", into.toString(), "-classpath", path, "-proc:none", "-nowarn", "--release", "17");
        return compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                .call();
    }

    private Part part(Path module, Path fresh) {
        Path sources = Checkout.sources(module);
        return new Part(
                module,
                changed.stream()
                        .filter(source -> source.startsWith(sources))
                        .map(sources::relativize)
                        .toList(),
                new ClassFolder(fresh.resolve(module.getFileName())));
    }

    private static List<Path> sources(Path module) throws IOException {
        try (Stream<Path> all = Files.walk(Checkout.sources(module))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
