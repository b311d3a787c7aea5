package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.cli.page.Booked;
import dev.alambique.migration.cli.page.HistoryPage;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code history --html}: a page about the revisions, which needs a database only for telling what is applied. */
record HistoryFile(Path file, String named) {
    /** The file that an option names, in the working directory if it is relative. */
    static HistoryFile of(Surroundings surroundings, Path named) {
        return new HistoryFile(surroundings.folder().resolve(named), named.toString());
    }

    int write(Project project, Output output) {
        Revisions revisions = project.revisions().read();
        Optional<ConnectionSettings> database = project.database();
        Migrations migrations =
                database.map(any -> project.migrations()).orElseGet(() -> project.without(Optional.empty()));
        Optional<Booked> booked = database.map(each -> new Booked(each.database(), migrations.history()));
        SchemaHistory schemas =
                Progress.during(output, "replaying " + revisions.all().size() + " revisions", migrations::schemas);
        write(new HistoryPage(revisions, booked, schemas).text());
        schemas.stopped().ifPresent(problem -> output.message("! not all schemas are drawn: " + problem.text()));
        output.result(Map.of("file", named), List.of("Wrote " + named));
        return Alambique.OK;
    }

    private void write(String page) {
        try {
            Files.writeString(file, page);
        } catch (NoSuchFileException missing) {
            throw Problem.of("The page cannot be written to " + named + ".")
                    .with("missing", "the folder " + file.toAbsolutePath().getParent())
                    .instead("create that folder, or name a file in one that exists")
                    .usage(missing);
        } catch (IOException failure) {
            throw Problem.of("The page cannot be written to " + named + ".")
                    .with("reason", failure.toString())
                    .instead("name a file in a folder that exists")
                    .usage(failure);
        }
    }
}
