package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final List<String> VERSIONS =
            List.of("1", "01", "1.0", "1.1", "1.10", "1_2", "1.2.0", "2", "10", "20261122101530", "0", "0.1");

    @Test
    void comparesAsFlywayDoes() {
        for (String left : VERSIONS) {
            for (String right : VERSIONS) {
                int flyway = MigrationVersion.fromVersion(left).compareTo(MigrationVersion.fromVersion(right));
                assertThat(Integer.signum(new Version(left).compareTo(new Version(right))))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(flyway));
                assertThat(new Version(left).equals(new Version(right))).isEqualTo(flyway == 0);
            }
        }
    }

    @Test
    void equalVersionsHaveOneHash() {
        assertThat(new Version("01.0")).hasSameHashCodeAs(new Version("1"));
    }

    @Test
    void isShownAsWritten() {
        assertThat(Stream.of("001", "1_2").map(Version::new))
                .extracting(Version::text)
                .containsExactly("001", "1.2");
    }

    @Test
    void otherTextsAreNoVersions() {
        for (String text : List.of("", "x", "1..2", ".1", "1.", "1-2")) {
            assertThat(Version.find(text)).as(text).isEmpty();
        }
        assertThatThrownBy(() -> Version.of("x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'x'");
    }
}
