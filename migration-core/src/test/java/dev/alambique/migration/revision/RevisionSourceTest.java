package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionSourceTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsReadWithItsSubFolders() throws IOException {
        write("db/migration/V1__a.sql", "SELECT 'ã';".getBytes(StandardCharsets.UTF_8));
        write("db/migration/2026/V2__b.sql", "\uFEFFSELECT 2;".getBytes(StandardCharsets.UTF_8));
        write("db/migration/.V3__c.sql.tmp", new byte[0]);
        write("db/undo/U1__a.sql", new byte[0]);

        RevisionSource source =
                RevisionSource.of(folder.resolve("db").toString(), getClass().getClassLoader());
        Revisions revisions = source.read();

        assertThat(revisions.all())
                .extracting(Revision::up)
                .containsExactly(new Script("V1__a.sql", "SELECT 'ã';"), new Script("2026/V2__b.sql", "SELECT 2;"));
        assertThat(revisions.all().get(0).undo()).isPresent();
        assertThat(revisions.others()).isEmpty();
        assertThat(source.location()).isEqualTo("filesystem:" + folder.resolve("db/migration"));
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(new RevisionFolder(folder.resolve("none")).read().all()).isEmpty();
    }

    @Test
    void aFolderThatWasNamedHasToBeThereToBeRead() throws IOException {
        Path named = folder.resolve("named");
        RevisionSource source = new RevisionFolder(named).required();

        assertThatThrownBy(source::read)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("There is no revisions folder " + named + ".")
                .hasMessageContaining("alambique init")
                .hasMessageContaining("--revisions");

        Files.createDirectories(named);
        assertThatThrownBy(source::read).hasMessageStartingWith("There is no folder migration/ in " + named + ".");

        Files.createDirectories(named.resolve("migration"));
        assertThat(source.read().all()).isEmpty();
        assertThat(source.location()).isEqualTo("filesystem:" + named.resolve("migration"));
    }

    @Test
    void bytesThatAreNotUtf8AreTold() throws IOException {
        write("db/migration/V1__a.sql", "SELECT 'ã';".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new RevisionFolder(folder.resolve("db")).read())
                .hasMessageStartingWith("Revision file V1__a.sql is not UTF-8.");
    }

    @Test
    void theClassPathIsReadFromJarsAndFoldersTogether() throws IOException {
        Path first = jar("first.jar", "db/migration/V1__a.sql", "db/undo/U1__a.sql");
        Path second = jar("second.jar", "db/migration/sub/V2__b.sql", "db/migration/V1__a.sql", "other/V9__x.sql");
        write("classes/db/migration/V3__c.sql", new byte[0]);
        URL[] urls = {url(first), url(second), url(folder.resolve("classes"))};

        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Revisions revisions = RevisionSource.of("classpath:db", loader).read();

            assertThat(revisions.all())
                    .extracting(revision -> revision.up().path())
                    .containsExactly("V1__a.sql", "sub/V2__b.sql", "V3__c.sql");
            assertThat(revisions.all().get(0).undo()).isPresent();
            assertThat(revisions.undoPath(revisions.all().get(2))).isEqualTo("classpath:db/undo/U3__c.sql");
        }
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** A jar with entries for its folders, as build tools write them. */
    private Path jar(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("db/migration/"));
            jar.putNextEntry(new JarEntry("db/undo/"));
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write("SELECT 1;".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static URL url(Path path) throws IOException {
        return path.toUri().toURL();
    }
}
