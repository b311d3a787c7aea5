package dev.alambique.migration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that shows one change: {@code before.sql}, {@code after.sql}, {@code up.sql}, {@code down.sql}. */
record Scenario(Path folder) {
    private static final Path ROOT = Path.of("src/test/resources/scenarios");
    private static final Pattern SINCE = Pattern.compile("-- since PostgreSQL (\\d+)\n");
    static final boolean REWRITE = Boolean.getBoolean("scenarios.rewrite");

    static List<Scenario> all() {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.endsWith("after.sql"))
                    .map(file -> new Scenario(file.getParent()))
                    .sorted(Comparator.comparing(Scenario::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return folder.getParent().getFileName().toString();
    }

    String name() {
        return folder.getFileName().toString();
    }

    String before() {
        return read("before.sql").orElse("");
    }

    String after() {
        return read("after.sql").orElse("");
    }

    /** The PostgreSQL release that the change needs: {@code -- since PostgreSQL 15}, the first line of after.sql. */
    int since() {
        Matcher since = SINCE.matcher(after());
        return since.lookingAt() ? Integer.parseInt(since.group(1)) : 0;
    }

    /** The values of {@code --rename}. */
    List<String> renames() {
        return read("renames").stream().flatMap(String::lines).toList();
    }

    String seed() {
        return read("seed.sql").orElse("");
    }

    String up() {
        return read("up.sql").orElse("");
    }

    /** Holds both scripts against the expected files, or, with {@code -Dscenarios.rewrite=true}, rewrites the files. */
    void expects(String up, String down) {
        if (REWRITE) {
            assertThat(rewrites("up.sql", up) | rewrites("down.sql", down))
                    .as("%s was rewritten: review it, then run without -Dscenarios.rewrite", this)
                    .isFalse();
        }
        assertThat(up).as(this + "/up.sql").isEqualTo(read("up.sql").orElse("(no such file)"));
        assertThat(down).as(this + "/down.sql").isEqualTo(read("down.sql").orElse("(no such file)"));
    }

    private boolean rewrites(String file, String actual) {
        if (read(file).equals(Optional.of(actual))) {
            return false;
        }
        try {
            Files.writeString(folder.resolve(file), actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private Optional<String> read(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(folder).toString();
    }
}
