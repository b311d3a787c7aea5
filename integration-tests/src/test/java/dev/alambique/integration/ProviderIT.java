package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that brings its own persistence provider. */
class ProviderIT {
    private static final List<String> HIBERNATE = List.of(
            "hibernate-",
            "jakarta.",
            "jboss-logging",
            "byte-buddy",
            "classmate",
            "jaxb-",
            "txw2",
            "istack",
            "angus",
            "antlr4");

    @TempDir
    private Path folder;

    @Test
    void theProviderOfTheModelIsUsed() {
        Project project = Project.set(folder, Server.emptyDatabase()).compile(Shop.PRODUCT);

        Ran diff = project.run("diff", "--from", "migrations", "--to", "model", "--model-classpath", classPath("none"));
        assertThat(diff.ok().out()).contains("CREATE TABLE products");
    }

    /** That the tool has the missing class itself does not count. */
    @Test
    void itIsIsolatedFromTheOneOfTheTool() {
        Project project = Project.set(folder, Server.emptyDatabase()).compile(Shop.PRODUCT);

        Ran diff = project.call(
                "diff", "--from", "migrations", "--to", "model", "--model-classpath", classPath("jboss-logging"));
        assertThat(diff.exits(2).out()).isEmpty();
        assertThat(diff.err()).contains("org.jboss.logging", "not on the class path", "--model-classpath");
    }

    private static String classPath(String without) {
        Stream<String> jars = Sources.jars()
                .filter(jar -> HIBERNATE.stream().anyMatch(jar.getFileName().toString()::startsWith))
                .filter(jar -> !jar.getFileName().toString().startsWith(without))
                .map(Path::toString);
        return Stream.concat(Stream.of("target/classes"), jars).collect(Collectors.joining(":"));
    }
}
