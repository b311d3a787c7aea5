package dev.alambique.migration.model;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes compiled in a test, from sources that stand in it. */
public final class Compilation {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|enum|interface|record) (\\w+)");

    private Compilation() {}

    public static Path compile(Path folder, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options = List.of("-d", folder.toString(), "-classpath", classPath() + ":" + folder, "-proc:none");
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        options,
                        null,
                        Arrays.stream(sources).map(Compilation::file).toList())
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(errors.toString());
        }
        return folder;
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The jars of this test's class path: Hibernate and what it needs are among them. */
    static Stream<Path> jars() {
        return Arrays.stream(classPath().split(":"))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of);
    }

    private static SimpleJavaFileObject file(String source) {
        String name = first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source);
        return new SimpleJavaFileObject(URI.create("source:///" + name + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException(pattern + " is not in " + source);
        }
        return matcher.group(1);
    }
}
