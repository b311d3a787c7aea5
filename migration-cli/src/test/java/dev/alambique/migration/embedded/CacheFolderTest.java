package dev.alambique.migration.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void isWhereTheOperatingSystemKeepsSuchThingsUnlessTold() {
        assertThat(folder(Map.of(), "Linux")).isEqualTo("/home/ana/.cache/alambique");
        assertThat(folder(Map.of("XDG_CACHE_HOME", "/var/c"), "Linux")).isEqualTo("/var/c/alambique");
        assertThat(folder(Map.of(), "Mac OS X")).isEqualTo("/home/ana/Library/Caches/alambique");
        assertThat(folder(Map.of("ALAMBIQUE_CACHE", "/c", "XDG_CACHE_HOME", "/var/c"), "Mac OS X"))
                .isEqualTo("/c");
    }

    private static String folder(Map<String, String> environment, String operatingSystem) {
        return CacheFolder.of(environment, operatingSystem, HOME).path().toString();
    }
}
