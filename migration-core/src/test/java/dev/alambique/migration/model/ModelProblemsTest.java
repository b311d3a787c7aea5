package dev.alambique.migration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that cannot be read, and what their authors are told. */
class ModelProblemsTest {
    @TempDir
    Path folder;

    @Test
    void folderThatDoesNotExist() {
        Path absent = folder.resolve("target/classes");

        assertThat(problem(EntityModel.onClassPath(List.of(absent))))
                .startsWith("The model's class path names " + absent + ", which does not exist.")
                .contains("compile the entities first", "--model-classpath");
    }

    @Test
    void noEntities() {
        assertThat(problem(EntityModel.onClassPath(List.of(folder), List.of("escola"))))
                .startsWith("No entity classes were found.")
                .contains(folder.toString(), "escola", "--model-classpath", "--model-packages", "alambique.properties");
        assertThat(problem(EntityModel.inPackages(getClass().getClassLoader(), List.of("escola.ausente"))))
                .contains("escola.ausente");
    }

    @Test
    void classThatNeedsAnAbsentOne() throws IOException {
        Compilation.compile(folder, "package escola; public class Cor {}", """
                package escola;
                @jakarta.persistence.Entity
                public class Curso { @jakarta.persistence.Id long id; Cor cor; }
                """);
        Files.delete(folder.resolve("escola/Cor.class"));

        assertThat(problem(EntityModel.onClassPath(List.of(folder))))
                .startsWith("The model's class escola.Curso cannot be loaded: it needs escola.Cor, which is not on the"
                        + " class path.")
                .contains("--model-classpath");
    }

    @Test
    void entityWithoutKey() {
        Compilation.compile(folder, """
                package escola;
                @jakarta.persistence.Entity
                public class Curso { String nome; }
                """);

        assertThat(problem(EntityModel.onClassPath(List.of(folder))))
                .startsWith("The model's mapping is invalid: Entity 'escola.Curso' has no identifier");
    }

    @Test
    void associationWithAClassThatIsNoEntity() {
        Compilation.compile(folder, "package escola; public class Cor {}", """
                package escola;
                @jakarta.persistence.Entity
                public class Curso { @jakarta.persistence.Id long id; @jakarta.persistence.ManyToOne Cor cor; }
                """);

        assertThat(problem(EntityModel.onClassPath(List.of(folder))))
                .startsWith("The model's mapping is invalid:")
                .contains("escola.Curso.cor", "escola.Cor");
    }

    @Test
    void persistenceUnitThatNobodyKnows() {
        assertThat(problem(EntityModel.onClassPath(List.of(folder)).withPersistenceUnit("ensino")))
                .startsWith("There is no persistence unit \"ensino\"")
                .contains("--persistence-unit", "META-INF/persistence.xml");
        assertThat(problem(EntityModel.onClassPath(List.of()).withPersistenceUnit("ensino")))
                .startsWith("There is no persistence unit \"ensino\"");
    }

    @Test
    void noProvider() throws IOException {
        Compilation.compile(folder, """
                package escola;
                @jakarta.persistence.Entity
                public class Curso { @jakarta.persistence.Id long id; }
                """);
        Path specification = Compilation.jars()
                .filter(jar -> jar.getFileName().toString().startsWith("jakarta.persistence-api"))
                .findFirst()
                .orElseThrow();
        URL[] urls = {folder.toUri().toURL(), specification.toUri().toURL()};
        try (URLClassLoader bare = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            assertThat(problem(EntityModel.inPackages(bare, List.of("escola"))))
                    .startsWith("There is no Jakarta Persistence provider");
        }
    }

    private static String problem(EntityModel model) {
        UsageException failure = catchThrowableOfType(UsageException.class, () -> model.createScript(18));
        assertThat(failure).as("a problem with the model").isNotNull();
        return failure.problem().text();
    }
}
