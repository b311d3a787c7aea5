package dev.alambique.escola.api.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
    @TempDir
    private Path folder;

    @Test
    void resourcesComeAndGoBesideTheClasses() throws IOException {
        Checkout checkout = built();
        Watch watch = new Watch(() -> Snapshot.of(checkout.resources(), ""));
        Path page = write("api-server/src/main/resources/page/index.html", "hello");
        write("api-server/src/main/resources/page/.index.html.swp", "an editor's");

        assertThat(settled(watch)).containsExactly(page);
        checkout.copyResource(page);
        assertThat(folder.resolve("api-server/target/classes/page/index.html")).hasContent("hello");

        Files.delete(page);
        assertThat(settled(watch)).containsExactly(page);
        checkout.copyResource(page);
        assertThat(folder.resolve("api-server/target/classes/page/index.html")).doesNotExist();
    }

    @Test
    void revisionsAndEntitiesConcernTheSchema() throws IOException {
        Checkout checkout = built();
        Path revision = folder.resolve("domain-model/src/main/resources/db/migration/V1__a.sql");
        Path entity = folder.resolve("domain-model/src/main/java/escola/Course.java");
        Path page = folder.resolve("api-server/src/main/resources/page/index.html");

        assertThat(checkout.isRevision(revision)).isTrue();
        assertThat(checkout.isRevision(page)).isFalse();
        assertThat(checkout.concernsTheSchema(revision)).isTrue();
        assertThat(checkout.concernsTheSchema(entity)).isTrue();
        assertThat(checkout.concernsTheSchema(page)).isFalse();
    }

    @Test
    void aCheckoutIsHalfBuiltWhileAClassIsMissing() throws IOException {
        Checkout checkout = built();
        write("domain-model/src/main/java/escola/package-info.java", "package escola;");
        assertThat(checkout.isHalfBuilt()).isFalse();

        write("domain-model/src/main/java/escola/Course.java", "");
        assertThat(checkout.isHalfBuilt()).isTrue();

        write("domain-model/target/classes/escola/Course.class", "");
        assertThat(checkout.isHalfBuilt()).isFalse();
    }

    @Test
    void aFolderThatWasNotBuiltIsRefused() {
        assertThatThrownBy(() -> Checkout.in(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--reload watches a checkout that was built");
    }

    private static List<Path> settled(Watch watch) {
        assertThat(watch.settledChanges()).isEmpty();
        assertThat(watch.isUnsettled()).isTrue();
        return watch.settledChanges();
    }

    private Checkout built() throws IOException {
        Files.createDirectories(folder.resolve("domain-model/target/classes"));
        Files.createDirectories(folder.resolve("domain-model/src/main/resources"));
        Files.createDirectories(folder.resolve("api-server/target/classes"));
        Files.createDirectories(folder.resolve("api-server/src/main/resources"));
        return Checkout.in(folder);
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
