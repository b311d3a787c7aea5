package dev.alambique.migration.embedded;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * The folder of this machine's user for what can be made again: PostgreSQL's programs and scratch clusters.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>
 */
record CacheFolder(Path path) {
    static CacheFolder ofUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** {@code ALAMBIQUE_CACHE} if that is set, else where the operating system's users expect it. */
    static CacheFolder of(Map<String, String> environment, String operatingSystem, Path home) {
        String chosen = environment.getOrDefault("ALAMBIQUE_CACHE", "");
        if (!chosen.isBlank()) {
            return new CacheFolder(Path.of(chosen));
        }
        if (operatingSystem.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return new CacheFolder(home.resolve("Library/Caches/alambique"));
        }
        String base = environment.getOrDefault("XDG_CACHE_HOME", "");
        return new CacheFolder((base.isBlank() ? home.resolve(".cache") : Path.of(base)).resolve("alambique"));
    }

    /** Where the programs are unpacked: readable by this user only, because they are run from there. */
    Path programs() {
        return created("programs");
    }

    /** Where the scratch clusters of a major version are. */
    Path clusters(int majorVersion) {
        return created("scratch-" + majorVersion);
    }

    private Path created(String name) {
        Path folder = path.toAbsolutePath().resolve(name);
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException failure) {
            throw Problem.of("The cache folder " + folder + " cannot be written.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .instead("set ALAMBIQUE_CACHE to a folder that can be written")
                    .usage(failure);
        }
    }
}
