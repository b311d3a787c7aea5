package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathTest {
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    Path folder;

    @Test
    void javaMigrationsLiveBesideScriptsAndAreTakenBackByScripts() {
        String place = "classpath:dev/alambique/migration/runner/mixed";
        RevisionRunner runner = new RevisionRunner(
                database.dataSource(), RevisionSource.of(place, getClass().getClassLoader()));

        assertThat(runner.upgrade(Target.HEAD).steps()).hasSize(3);
        assertThat(runner.upgrade(Target.HEAD).isNothing()).isTrue();
        assertThat(database.tables()).containsExactly("a", "b", "c");
        assertThat(runner.history()).extracting(Entry::state).containsOnly(Entry.State.APPLIED);

        runner.downgrade(Target.parse("-2"));
        assertThat(database.tables()).containsExactly("a");

        runner.stamp(Target.HEAD);
        assertThat(database.tables()).containsExactly("a");
        Flyway flyway = Flyway.configure()
                .dataSource(database.dataSource())
                .locations(place + "/migration")
                .load();
        flyway.validate();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void aJavaMigrationMayTakeItselfBack() {
        RevisionRunner runner = new RevisionRunner(
                database.dataSource(),
                RevisionSource.of(
                        "classpath:dev/alambique/migration/runner/injava",
                        getClass().getClassLoader()));

        assertThat(runner.upgrade(Target.HEAD).steps()).hasSize(1);
        assertThat(database.tables()).containsExactly("a", "b");
        assertThat(runner.upgrade(Target.HEAD).isNothing()).isTrue();

        assertThat(runner.downgrade(Target.BASE).steps()).hasSize(1);
        assertThat(database.tables()).isEmpty();
        assertThat(runner.audit())
                .extracting(each -> each.direction() + " " + each.message())
                .containsExactly("upgrade Two tables", "downgrade Two tables");
    }

    @Test
    void jarsContributeTogether() throws IOException {
        jar("one.jar", "db/migration/V1__a.sql", "CREATE TABLE a ();", "db/undo/U1__a.sql", "DROP TABLE a;");
        jar("two.jar", "db/migration/sub/V2__b.sql", "CREATE TABLE b ();", "db/undo/U2__b.sql", "DROP TABLE b;");
        // The same entry twice, as when a module is on the class path as a jar and as a folder.
        jar("three.jar", "db/migration/V1__a.sql", "CREATE TABLE a ();", "db/undo/U1__a.sql", "DROP TABLE a;");
        URL[] urls = {url("one.jar"), url("two.jar"), url("three.jar")};

        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            RevisionRunner runner =
                    new RevisionRunner(database.dataSource(), RevisionSource.of("classpath:db", loader));

            assertThat(runner.upgrade(Target.HEAD).to()).contains(new Version("2"));
            assertThat(database.tables()).containsExactly("a", "b");
            assertThat(runner.downgrade(Target.BASE).steps()).hasSize(2);
            assertThat(runner.stamp(Target.HEAD).steps()).hasSize(2);
            assertThat(runner.problems()).isEmpty();
        }
    }

    private URL url(String jar) throws IOException {
        return folder.resolve(jar).toUri().toURL();
    }

    /** A jar of names and texts in turn. */
    private void jar(String name, String... entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("db/migration/"));
            jar.putNextEntry(new JarEntry("db/undo/"));
            for (int i = 0; i < entries.length; i += 2) {
                jar.putNextEntry(new JarEntry(entries[i]));
                jar.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
