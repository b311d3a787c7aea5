package dev.alambique.migration.autogenerate;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.TestServer;
import dev.alambique.migration.Written;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.connect.ReusedConnections;
import dev.alambique.migration.model.Compilation;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.scenario.CatalogFingerprint;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project whose entities change: a database, a folder of revisions, and one version of the model after another. */
final class Evolution {
    private static final String PREAMBLE = """
            package app;
            import jakarta.persistence.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.hibernate.annotations.*;
            import org.hibernate.type.SqlTypes;
            """;

    /** Projects whose first model is applied, by its source. */
    private static final Map<String, Evolution> STARTS = new ConcurrentHashMap<>();

    /** The projects of the tests before: those of one class run one by one, and none has more than a few. */
    private static final ThreadLocal<Deque<Evolution>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

    private static final int FEW = 4;

    final ConnectionSettings database;
    private final ReusedConnections connections;
    private final Path folder;
    private int version;
    private @Nullable Path classes;
    private Migrations migrations;

    Evolution(Path folder) {
        this(folder, TestServer.newDatabase());
    }

    private Evolution(Path folder, ConnectionSettings database) {
        this.folder = folder;
        this.database = database;
        this.connections = database.reusedConnections();
        OPEN.get().add(this);
        if (OPEN.get().size() > FEW) {
            OPEN.get().remove().close();
        }
        this.migrations = Migrations.of(connections)
                .withRevisions(new RevisionFolder(folder.resolve("db")))
                .withScratch(() -> ScratchServer.on(TestServer.admin(), "the test server"));
    }

    /** A project whose first model is applied: a copy of one that was made so before, if there is one. */
    static Evolution upgraded(Path folder, String source) {
        Evolution start = STARTS.computeIfAbsent(source, Evolution::started);
        Evolution copy = new Evolution(folder, TestServer.copyOf(start.database));
        try {
            copy(start.folder.resolve("db"), folder.resolve("db"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return copy.model(Objects.requireNonNull(start.classes));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Evolution started(String source) {
        Evolution start =
                new Evolution(Path.of("target", "starts", UUID.randomUUID().toString())).model(source);
        start.revise();
        start.upgrade();
        OPEN.get().remove(start);
        start.disconnect();
        return start;
    }

    private void close() {
        disconnect();
        TestServer.drop(database);
    }

    private void disconnect() {
        try {
            connections.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The model from here on: Java source of the package {@code app}, without its imports. */
    Evolution model(String source) {
        try {
            Path empty = Files.createDirectories(folder.resolve("classes-" + (version + 1)));
            return model(Compilation.compile(empty, PREAMBLE + source));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Evolution model(Path compiled) {
        version++;
        classes = compiled;
        migrations = migrations.withModel(EntityModel.onClassPath(List.of(compiled)));
        return this;
    }

    Evolution inSchema(String schema) {
        migrations = migrations.withSchema(schema);
        return this;
    }

    Migrations migrations() {
        return migrations;
    }

    /** Writes the revision that the model asks for; the operations it lists, or nothing when there is nothing to do. */
    List<String> revise() {
        return revise(Policy.careful());
    }

    List<String> revise(Policy policy) {
        Written written = migrations.autogenerate("version " + version, Start.DATABASE, policy);
        return written.revision()
                .map(revision -> revision.header().orElseThrow().operations())
                .orElse(List.of());
    }

    /** Takes over what the model matches; the lines that say so, or nothing. */
    List<String> adopt() {
        return migrations
                .adopt("adopt")
                .revision()
                .map(revision -> revision.header().orElseThrow().operations())
                .orElse(List.of());
    }

    void upgrade() {
        migrations.upgrade();
    }

    void downgrade() {
        migrations.downgrade(Target.parse("-1"));
    }

    Comparison check() {
        return migrations.check(Start.DATABASE, Policy.careful());
    }

    Comparison check(Policy policy) {
        return migrations.check(Start.DATABASE, policy);
    }

    /** The kept things, as {@code --drop} names them. */
    List<String> kept() {
        return check().kept().stream().map(kept -> kept.flag("public")).toList();
    }

    /** Lets no connection be used again. */
    Evolution reconnected() {
        try {
            connections.closeIdle();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return this;
    }

    void execute(String... statements) {
        TestServer.execute(connections, statements);
    }

    List<String> query(String sql) {
        return TestServer.query(connections, sql);
    }

    /** Whether the revisions, as they are, bring an empty database to the model. */
    boolean upgradesAFreshDatabase() {
        return migrations.check(Start.MIGRATIONS, Policy.careful()).isEmpty();
    }

    /** What PostgreSQL's catalogs say of the database, without the history and the audit. */
    List<String> fingerprint() {
        try (Connection connection = connections.getConnection()) {
            return CatalogFingerprint.of(connection).stream()
                    .filter(line -> !line.contains("flyway_schema_history") && !line.contains("migration_audit"))
                    .toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
