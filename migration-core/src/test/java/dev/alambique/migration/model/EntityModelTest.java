package dev.alambique.migration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("listens to System.out")
class EntityModelTest {
    private static final String ALUNO = """
            package escola;
            @jakarta.persistence.Entity @jakarta.persistence.Table(name = "alunos", schema = "public")
            public class Aluno extends Base {
                @jakarta.persistence.Column(nullable = false) String nome;
                @jakarta.persistence.Embedded Endereco endereco;
                @org.hibernate.annotations.Comment("a; b") String observacao;
                Boolean ativo;
            }
            """;
    private static final String BASE = """
            package escola;
            @jakarta.persistence.MappedSuperclass
            public abstract class Base {
                @jakarta.persistence.Id
                @jakarta.persistence.GeneratedValue(strategy = jakarta.persistence.GenerationType.IDENTITY) Long id;
            }
            """;
    private static final String[] ESCOLA = {ALUNO, BASE, """
        package escola;
        @jakarta.persistence.Embeddable
        public class Endereco { String cidade; }
        """, """
        package escola;
        @jakarta.persistence.Converter(autoApply = true)
        public class SimNao implements jakarta.persistence.AttributeConverter<Boolean, String> {
            public String convertToDatabaseColumn(Boolean value) { return value == null ? null : value ? "S" : "N"; }
            public Boolean convertToEntityAttribute(String text) { return text == null ? null : text.equals("S"); }
        }
        """, """
        package escola.outra;
        @jakarta.persistence.Entity
        public class Curso { @jakarta.persistence.Id long id; }
        """, """
        package escola;
        public class Alheia { jakarta.persistence.Entity notMapped; }
        """};

    @TempDir
    Path folder;

    @Test
    void folderOfClassesBecomesAScriptThatRuns() {
        Compilation.compile(folder, ESCOLA);

        List<String> script = EntityModel.onClassPath(List.of(folder)).createScript(18);

        assertThat(script)
                .anySatisfy(sql ->
                        assertThat(sql).startsWith("create table public.alunos").contains("cidade"));
        assertThat(script).anySatisfy(sql -> assertThat(sql).contains("ativo").contains("in ('N','S')"));
        assertThat(script).anySatisfy(sql -> assertThat(sql).contains("'a; b'"));
        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server");
                ScratchDatabase scratch = server.create()) {
            assertThat(scratch.runScript(script)).isEmpty();
            assertThat(
                            TestServer.query(
                                    scratch.settings(),
                                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"))
                    .containsExactly("alunos", "curso");
        }
    }

    @Test
    void packagesRestrictWhatIsFound() {
        Compilation.compile(folder, ESCOLA);

        assertThat(EntityModel.onClassPath(List.of(folder), List.of("escola.outra"))
                        .createScript(18))
                .singleElement()
                .asString()
                .startsWith("create table Curso");
    }

    @Test
    void jarAndPackagesOfALoaderAndGivenClassesSayTheSame() throws Exception {
        Path jar = jar(Compilation.compile(Files.createDirectory(folder.resolve("classes")), ESCOLA));
        List<String> expected =
                EntityModel.onClassPath(List.of(folder.resolve("classes"))).createScript(18);

        assertThat(EntityModel.onClassPath(List.of(jar)).createScript(18)).isEqualTo(expected);
        for (Path place : List.of(jar, folder.resolve("classes"))) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {place.toUri().toURL()})) {
                assertThat(EntityModel.inPackages(loader, List.of("escola")).createScript(18))
                        .isEqualTo(expected);
                List<Class<?>> classes = new ArrayList<>();
                for (String name : List.of("SimNao", "Base", "Endereco", "outra.Curso", "Aluno")) {
                    classes.add(loader.loadClass("escola." + name));
                }
                assertThat(EntityModel.ofClasses(classes).createScript(18)).isEqualTo(expected);
                assertThat(EntityModel.classesInPackages(loader, List.of("escola")))
                        .containsExactlyInAnyOrderElementsOf(classes);
            }
        }
    }

    @Test
    void classPathWithAProviderIsIsolatedAndSaysTheSame() {
        Compilation.compile(folder, ESCOLA);
        List<Path> complete =
                Stream.concat(Stream.of(folder), Compilation.jars()).toList();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        var output = System.out;

        assertThat(EntityModel.onClassPath(complete).createScript(18))
                .isEqualTo(EntityModel.onClassPath(List.of(folder)).createScript(18));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(System.out).isSameAs(output);
    }

    @Test
    void classPathWithAProviderButWithoutItsApiIsTold() {
        Compilation.compile(folder, "package escola; @jakarta.persistence.Entity public class Aluno { Long id; }");
        List<Path> lacking = Stream.concat(
                        Stream.of(folder),
                        Compilation.jars().filter(jar -> !jar.toString().contains("persistence-api")))
                .toList();

        assertThatThrownBy(() -> EntityModel.onClassPath(lacking).createScript(18))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a persistence provider, but not the API of Jakarta Persistence")
                .hasMessageContaining("escola.Aluno");
    }

    @Test
    void providerOfTheClassPathIsTheOneAsked() throws IOException {
        Compilation.compile(folder, """
                package proprio;
                import jakarta.persistence.spi.*;
                public class Provider implements PersistenceProvider {
                    public void generateSchema(PersistenceUnitInfo unit, java.util.Map properties) {
                        boolean apart = PersistenceProvider.class.getClassLoader() == Provider.class.getClassLoader();
                        try {
                            java.io.Writer script = (java.io.Writer) properties.get(
                                    "jakarta.persistence.schema-generation.scripts.create-target");
                            System.out.println("noise");
                            script.write("CREATE " + unit.getManagedClassNames() + ";\\nAPART " + apart + ";\\nVERSION "
                                    + properties.get("jakarta.persistence.database-major-version") + "\\n");
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                    public boolean generateSchema(String unit, java.util.Map properties) { return false; }
                    public jakarta.persistence.EntityManagerFactory createEntityManagerFactory(String n, java.util.Map p) { return null; }
                    public jakarta.persistence.EntityManagerFactory createEntityManagerFactory(jakarta.persistence.PersistenceConfiguration c) { return null; }
                    public jakarta.persistence.EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo i, java.util.Map p) { return null; }
                    public ProviderUtil getProviderUtil() { return null; }
                }
                """, ESCOLA[4]);
        Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(folder.resolve(ModelClassLoader.PROVIDER_SERVICE), "proprio.Provider");
        Path specification = Compilation.jars()
                .filter(jar -> jar.getFileName().toString().startsWith("jakarta.persistence-api"))
                .findFirst()
                .orElseThrow();

        PrintStream output = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(EntityModel.onClassPath(List.of(folder, specification)).createScript(15))
                    .containsExactly("CREATE [escola.outra.Curso]", "APART true", "VERSION 15");
        } finally {
            System.setOut(output);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void scriptIsForTheVersionOfTheServer() {
        Compilation.compile(folder, """
                package escola;
                @jakarta.persistence.Entity
                public class Soma {
                    @jakarta.persistence.Id long id;
                    @org.hibernate.annotations.GeneratedColumn("id + 1") long proximo;
                }
                """);
        EntityModel model = EntityModel.onClassPath(List.of(folder));

        assertThat(model.createScript(15).toString()).contains("stored");
        assertThat(model.createScript(18).toString()).doesNotContain("stored");
    }

    @Test
    void propertiesReachTheProvider() {
        Compilation.compile(folder, ESCOLA);

        assertThat(EntityModel.onClassPath(List.of(folder), List.of("escola.outra"))
                        .withProperties(Map.of("hibernate.default_schema", "ensino"))
                        .createScript(18))
                .anySatisfy(sql -> assertThat(sql).startsWith("create table ensino.Curso"));
    }

    @Test
    void persistenceUnitNamesClassesAndPropertiesAndItsDatabaseIsNotUsed() throws IOException {
        Compilation.compile(folder, ESCOLA);
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/persistence.xml"), """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="ensino" transaction-type="RESOURCE_LOCAL">
                    <class>escola.outra.Curso</class>
                    <exclude-unlisted-classes>true</exclude-unlisted-classes>
                    <properties>
                      <property name="hibernate.default_schema" value="ensino"/>
                      <property name="hibernate.hbm2ddl.auto" value="update"/>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://db.invalid/ensino"/>
                    </properties>
                  </persistence-unit>
                </persistence>
                """);

        assertThat(EntityModel.onClassPath(List.of(folder))
                        .withPersistenceUnit("ensino")
                        .createScript(18))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("create table ensino.Curso");
    }

    private Path jar(Path classes) throws IOException {
        Path jar = folder.resolve("escola.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path :
                    (Iterable<Path>) paths.filter(path -> !path.equals(classes)).sorted()::iterator) {
                boolean isFolder = Files.isDirectory(path);
                content.putNextEntry(new JarEntry(classes.relativize(path) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(path, content);
                }
                content.closeEntry();
            }
        }
        return jar;
    }
}
