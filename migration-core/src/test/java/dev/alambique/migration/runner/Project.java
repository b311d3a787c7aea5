package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A folder of revisions and a database of its own. */
record Project(Path folder, TestDatabase database) {
    static Project in(Path folder) {
        return new Project(folder, TestDatabase.create());
    }

    /** Three tables in three revisions, each of which can be taken back. */
    static Project ofThree(Path folder) {
        return in(folder).table("1", "alunos").table("2", "cursos").table("3", "matriculas");
    }

    Project table(String version, String table) {
        return up("V" + version + "__" + table + ".sql", "CREATE TABLE " + table + " (id bigint);\n")
                .undo("U" + version + "__" + table + ".sql", "DROP TABLE " + table + ";\n");
    }

    Project up(String name, String sql) {
        return write("migration/" + name, sql);
    }

    Project undo(String name, String sql) {
        return write("undo/" + name, sql);
    }

    private Project write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RevisionRunner runner() {
        return new RevisionRunner(database.dataSource(), new RevisionFolder(folder));
    }

    Run upgrade(String target) {
        return runner().upgrade(Target.parse(target));
    }

    Run downgrade(String target) {
        return runner().downgrade(Target.parse(target));
    }

    Run stamp(String target) {
        return runner().stamp(Target.parse(target));
    }

    /** An unmodified Flyway, that knows nothing of this library but where the forward scripts are. */
    Flyway flyway() {
        return flyway(configuration -> configuration);
    }

    /** The same with other settings. */
    Flyway flyway(UnaryOperator<FluentConfiguration> settings) {
        return settings.apply(Flyway.configure()
                        .dataSource(database.dataSource())
                        .locations("filesystem:" + folder.resolve("migration")))
                .load();
    }

    /** What prints scripts for this folder's revisions, for databases with that default schema. */
    OfflineRunner offline(String schema) {
        return new OfflineRunner(new RevisionFolder(folder), schema, RunSettings.DEFAULT);
    }

    /** The same files, and a database of its own. */
    Project twin() {
        return new Project(folder, TestDatabase.create());
    }

    /** Holds that an unmodified Flyway has nothing to complain of, and nothing to do. */
    void isWhatFlywayExpects() {
        flyway().validate();
        assertThat(flyway().migrate().migrationsExecuted).isZero();
    }
}
