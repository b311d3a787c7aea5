package dev.alambique.integration;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java sources, compiled while the test runs. */
final class Sources {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|enum|interface|record) (\\w+)");

    private Sources() {}

    /** Compiles sources that stand in a test into a folder, which holds nothing else afterwards. */
    static void compile(Path classes, String... sources) {
        compile(classes, Arrays.stream(sources).map(Sources::file).toList());
    }

    /** Compiles all sources below a folder. */
    static void compileBelow(Path folder, Path classes) {
        try (Stream<Path> files = Files.walk(folder)) {
            compile(
                    classes,
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Sources::file)
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void compile(Path classes, List<? extends JavaFileObject> sources) {
        empty(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-classpath", classPath(), "-proc:none");
        if (!compiler.getTask(errors, null, null, options, null, sources).call()) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The jars of this test's class path: Hibernate and all that it needs are among them. */
    static Stream<Path> jars() {
        return Arrays.stream(classPath().split(":"))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"));
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JavaFileObject file(Path path) {
        try {
            return file(Files.readString(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JavaFileObject file(String source) {
        Matcher type = TYPE.matcher(source);
        String name = type.find() && !source.contains("@NullMarked") ? type.group(1) : "package-info";
        Matcher folder = PACKAGE.matcher(source);
        String path = folder.find() ? folder.group(1).replace('.', '/') + "/" + name : name;
        return new SimpleJavaFileObject(URI.create("source:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
