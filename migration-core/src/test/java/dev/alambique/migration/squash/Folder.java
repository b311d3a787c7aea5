package dev.alambique.migration.squash;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Squashed;
import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.revision.Originals;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.scenario.CatalogFingerprint;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of revisions, and what is done with it. */
record Folder(Path path) {
    Folder up(int version, String sql) {
        write("migration/V" + version + "__v" + version + ".sql", sql);
        return write("undo/U" + version + "__v" + version + ".sql", "SELECT 1;\n");
    }

    /** A revision that says what it does, as a generated one. */
    Folder generated(int version, String sql, String... operations) {
        return up(version, header(version, String.valueOf(version - 1), operations) + sql);
    }

    static String header(int version, String parent, String... operations) {
        return "-- revision:   " + version + "\n-- parent:     " + (version == 1 ? "none" : parent)
                + "\n-- message:    m\n-- created:    2026-11-22T10:15:30Z\n-- operations: "
                + String.join("\n--             ", operations) + "\n-- hazards:    none\n\n";
    }

    Folder write(String name, String text) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of all files, sorted. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Squashed squash(String target) {
        return squash(target, Originals.DELETED);
    }

    Squashed squash(String target, Map<String, String> placeholders) {
        return squash(target, Originals.DELETED, new RevisionFolder(path).with(Placeholders.of(placeholders)));
    }

    Squashed squash(String target, Originals originals) {
        return squash(target, originals, new RevisionFolder(path));
    }

    private static Squashed squash(String target, Originals originals, RevisionFolder folder) {
        return Migrations.withoutDatabase(folder)
                .withScratch(() -> ScratchServer.on(TestServer.newDatabase(), "the test server"))
                .squash(Target.parse(target), "Squash up to " + target, originals);
    }

    Run upgrade(ConnectionSettings database, String target) {
        return Migrations.of(database.dataSource())
                .withRevisions(new RevisionFolder(path))
                .upgrade(Target.parse(target));
    }

    /** What an empty database holds after an upgrade, without what PostgreSQL may word in two ways. */
    List<String> fingerprint(String target) {
        ConnectionSettings database = TestServer.newDatabase();
        upgrade(database, target);
        try (Connection connection = database.dataSource().getConnection()) {
            return CatalogFingerprint.of(connection).stream()
                    .filter(line -> !CatalogFingerprint.isExpression(line))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
