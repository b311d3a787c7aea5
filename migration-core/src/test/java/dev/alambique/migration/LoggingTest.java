package dev.alambique.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.scratch.ScratchServer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** An application's logging is its own: nothing of it is other than before, neither afterwards nor meanwhile. */
@Isolated
class LoggingTest {
    @TempDir
    Path folder;

    @Entity
    @Table(name = "alunos")
    static class Aluno {
        @Id
        Long id;
    }

    @Test
    void isAsItWasWhileMigrationsRunAndAfterwards() throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("undo"));
        Files.writeString(folder.resolve("migration/V1__a.sql"), "CREATE TABLE alunos (id bigint PRIMARY KEY);");
        Files.writeString(folder.resolve("undo/U1__a.sql"), "DROP TABLE alunos;");
        ConnectionSettings database = TestServer.newDatabase();
        List<String> before = logging();
        List<List<String>> meanwhile = new ArrayList<>();
        Migrations migrations = Migrations.of(database.dataSource())
                .withRevisions(new RevisionFolder(folder))
                .withModel(EntityModel.ofClasses(List.of(Aluno.class)))
                .withScratch(() -> {
                    meanwhile.add(logging());
                    return ScratchServer.on(database, "the test server");
                })
                .onEvent(event -> meanwhile.add(logging()));

        migrations.upgrade();
        assertThat(migrations.check(Start.DATABASE, Policy.careful()).differences())
                .isEmpty();
        migrations.flyway().info();
        migrations.downgrade(Target.BASE);

        assertThat(meanwhile)
                .hasSizeGreaterThan(4)
                .allSatisfy(each -> assertThat(each).isEqualTo(before));
        assertThat(logging()).isEqualTo(before);
    }

    /** What an application may have set up, of the JDK's logging, of SLF4J and of the standard streams. */
    private static List<String> logging() {
        List<String> found = new ArrayList<>();
        for (String name : List.of("", "org.hibernate", "org.flywaydb", "org.postgresql", "dev.alambique")) {
            Logger logger = Logger.getLogger(name);
            found.add(name + " " + logger.getLevel() + " " + logger.getUseParentHandlers() + " "
                    + Arrays.toString(logger.getHandlers()) + " " + logger.getFilter());
        }
        found.add(LoggerFactory.getILoggerFactory().toString());
        Stream.of(System.out, System.err)
                .map(System::identityHashCode)
                .map(String::valueOf)
                .forEach(found::add);
        found.add(String.valueOf(System.getProperty("org.jboss.logging.provider")));
        return found;
    }
}
