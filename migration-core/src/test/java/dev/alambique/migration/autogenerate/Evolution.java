package dev.alambique.migration.autogenerate;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.TestServer;
import dev.alambique.migration.Written;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.model.Compilation;
import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.scenario.CatalogFingerprint;
import dev.alambique.migration.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    final ConnectionSettings database = TestServer.newDatabase();
    private final Path folder;
    private int version;
    private Migrations migrations;

    Evolution(Path folder) {
        this.folder = folder;
        this.migrations = Migrations.of(database.dataSource())
                .withRevisions(new RevisionFolder(folder.resolve("db")))
                .withScratch(() -> ScratchServer.on(TestServer.admin(), "the test server"));
    }

    /** The model from here on: Java source of the package {@code app}, without its imports. */
    Evolution model(String source) {
        version++;
        try {
            Path classes = Files.createDirectories(folder.resolve("classes-" + version));
            migrations = migrations.withModel(
                    EntityModel.onClassPath(List.of(Compilation.compile(classes, PREAMBLE + source))));
            return this;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
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

    void execute(String... statements) {
        TestServer.execute(database, statements);
    }

    List<String> query(String sql) {
        return TestServer.query(database, sql);
    }

    /** Whether the revisions, as they are, bring an empty database to the model. */
    boolean upgradesAFreshDatabase() {
        return migrations.check(Start.MIGRATIONS, Policy.careful()).isEmpty();
    }

    /** What PostgreSQL's catalogs say of the database, without Flyway's table. */
    List<String> fingerprint() {
        try (Connection connection = database.open()) {
            return CatalogFingerprint.of(connection).stream()
                    .filter(line -> !line.contains("flyway_schema_history"))
                    .toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
