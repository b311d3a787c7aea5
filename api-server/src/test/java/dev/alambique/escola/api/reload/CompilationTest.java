package dev.alambique.escola.api.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course in one module, and a lesson that shows it in the other. */
class CompilationTest {
    private static final String COURSE = """
            package escola;
            public class Course {
                static final String PREFIX = "course ";
                public String name() { return "algebra"; }
            }""";
    private static final String LESSON = """
            package escola;
            public class Lesson {
                public String toString() { return Course.PREFIX + new Course().name(); }
            }""";

    @TempDir
    private Path folder;

    private Checkout checkout;
    private Compilation compilation;

    @BeforeEach
    void compileAll() throws IOException {
        Path first = folder.resolve("domain-model");
        Path second = folder.resolve("api-server");
        Files.createDirectories(Checkout.classes(first));
        Files.createDirectories(Checkout.classes(second));
        checkout = Checkout.in(folder);
        compilation = new Compilation(checkout, ToolProvider.getSystemJavaCompiler(), List.of());
        assertThat(compilation.run(List.of(course(COURSE), lesson(LESSON)))).isTrue();
        assertThat(lesson()).isEqualTo("course algebra");
    }

    @Test
    void codeThatChangesIsCompiledAlone() throws IOException {
        lesson("this is no Java");

        assertThat(compilation.run(List.of(course(COURSE.replace("algebra", "calculus")))))
                .isTrue();

        assertThat(lesson()).isEqualTo("course calculus");
    }

    @Test
    void whoeverReadAConstantIsCompiledToo() throws IOException {
        assertThat(compilation.run(List.of(course(COURSE.replace("\"course \"", "\"the course \"")))))
                .isTrue();

        assertThat(lesson()).isEqualTo("the course algebra");
    }

    @Test
    void whoeverCalledAMethodIsCompiledToo() throws IOException {
        assertThat(compilation.run(List.of(course(COURSE.replace("String name()", "CharSequence name()")))))
                .isTrue();

        assertThat(lesson()).isEqualTo("course algebra");
    }

    @Test
    void aModuleThatNeedsNoneOfItIsNotCompiled() throws IOException {
        course("this is no Java");

        assertThat(compilation.run(List.of(lesson(LESSON.replace("return", "return title() +")
                        .replaceFirst("}$", "    public String title() { return \"the \"; }\n}")))))
                .isTrue();

        assertThat(lesson()).isEqualTo("the course algebra");
    }

    @Test
    void nothingChangesUntilAllOfItCompiles() throws IOException {
        assertThat(compilation.run(List.of(course(COURSE.replace("name()", "title()")))))
                .isFalse();
        assertThat(lesson()).isEqualTo("course algebra");

        assertThat(compilation.run(List.of(lesson(LESSON.replace("name()", "title()")))))
                .isTrue();
        assertThat(lesson()).isEqualTo("course algebra");
        assertThat(classes()).containsExactly("Course.class", "Lesson.class");
    }

    @Test
    void codeThatDidNotCompileIsCompiledWithTheNextChange() throws IOException {
        assertThat(compilation.run(List.of(
                        course(COURSE.replace("algebra", "calculus")),
                        lesson(LESSON.replace("return", "return nothing")))))
                .isFalse();

        assertThat(compilation.run(List.of(lesson(LESSON.replace("+", "+ \"of \" +")))))
                .isTrue();

        assertThat(lesson()).isEqualTo("course of calculus");
    }

    @Test
    void classesWithoutANameComeAndGoWithTheirSource() throws IOException {
        String anonymous = COURSE.replace(
                "\"algebra\"", "new Object() { public String toString() { return \"art\"; } }.toString()");
        assertThat(compilation.run(List.of(course(anonymous)))).isTrue();
        assertThat(classes()).containsExactly("Course$1.class", "Course.class", "Lesson.class");
        assertThat(lesson()).isEqualTo("course art");

        assertThat(compilation.run(List.of(course(COURSE)))).isTrue();
        assertThat(classes()).containsExactly("Course.class", "Lesson.class");
    }

    @Test
    void aNewSourceIsCompiledAndADeletedOneIsNotMissed() throws IOException {
        Path room = source("api-server", "Room", "package escola; class Room {}");
        assertThat(compilation.run(List.of(room))).isTrue();
        assertThat(classes()).containsExactly("Course.class", "Lesson.class", "Room.class");

        Files.delete(room);
        assertThat(compilation.run(List.of(room))).isTrue();
        assertThat(classes()).containsExactly("Course.class", "Lesson.class");
    }

    @Test
    void aDeletedSourceThatOthersNeedIsAnError() throws IOException {
        Path course = course(COURSE);
        Files.delete(course);

        assertThat(compilation.run(List.of(course))).isFalse();

        assertThat(lesson()).isEqualTo("course algebra");
    }

    private Path course(String text) throws IOException {
        return source("domain-model", "Course", text);
    }

    private Path lesson(String text) throws IOException {
        return source("api-server", "Lesson", text);
    }

    private Path source(String module, String name, String text) throws IOException {
        Path file = Checkout.sources(folder.resolve(module)).resolve("escola/" + name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What a lesson says of itself. */
    private String lesson() throws IOException {
        try (URLClassLoader classes = new URLClassLoader(
                checkout.classes().stream().map(CompilationTest::url).toArray(URL[]::new))) {
            return classes.loadClass("escola.Lesson")
                    .getConstructor()
                    .newInstance()
                    .toString();
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> classes() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path each : checkout.classes()) {
            new ClassFolder(each)
                    .all()
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
        return names.stream().sorted().toList();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
