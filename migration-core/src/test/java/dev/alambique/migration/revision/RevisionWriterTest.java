package dev.alambique.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:15:59Z"), ZoneOffset.ofHours(-3));

    @TempDir
    Path folder;

    @Test
    void writesBothFiles() throws IOException {
        Revision revision = writer().write(draft("Add x to Aluno"));

        assertThat(files())
                .containsExactly(
                        "migration/V20261122101559__add_x_to_aluno.sql", "undo/U20261122101559__add_x_to_aluno.sql");
        assertThat(folder.resolve("migration").resolve(revision.fileName())).hasContent("""
                        -- revision:   20261122101559
                        -- parent:     none
                        -- message:    Add x to Aluno
                        -- created:    2026-11-22T10:15:59Z
                        -- operations: add column alunos.x
                        -- hazards:    none
                        -- proven:     no

                        ALTER TABLE alunos ADD COLUMN x date;
                        """);
        assertThat(Files.readString(folder.resolve("undo").resolve(revision.undoFileName())))
                .endsWith("\n\nALTER TABLE alunos DROP COLUMN x;\n");
        assertThat(new RevisionFolder(folder).read().all()).containsExactly(revision);
    }

    @Test
    void aVersionThatIsTakenIsMovedOnByASecond() {
        writer().write(draft("one"));

        assertThat(writer().write(draft("two")).version()).isEqualTo(new Version("20261122101600"));
    }

    @Test
    void isAboveEveryOtherVersion() throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createFile(folder.resolve("migration/V20271231235959__future.sql"));
        assertThat(writer().write(draft("one")).version()).isEqualTo(new Version("20280101000000"));

        Files.createFile(folder.resolve("migration/V99999999999999__odd.sql"));
        assertThat(writer().write(draft("two")).version()).isEqualTo(new Version("100000000000000"));
    }

    @Test
    void manyAtOnceNeverWriteOneVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Revision>> revisions = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String message = "message " + i;
            revisions.add(threads.submit(() -> writer().write(draft(message))));
        }
        List<Version> versions = new ArrayList<>();
        for (Future<Revision> revision : revisions) {
            versions.add(revision.get().version());
        }
        threads.shutdown();

        assertThat(versions).doesNotHaveDuplicates();
        assertThat(new RevisionFolder(folder).read().all())
                .hasSize(24)
                .allMatch(revision -> revision.undo().isPresent());
        assertThat(files()).hasSize(48);
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createFile(folder.resolve("undo"));

        assertThatThrownBy(() -> writer().write(draft("one")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("'one' cannot be written");

        assertThat(files()).containsExactly("undo");
    }

    @Test
    void aTextThatFlywayWouldReplaceIsWrittenWithTheSettingThatKeepsIt() throws IOException {
        writer().write(draft("one", "COMMENT ON TABLE alunos IS '${x}';"));

        assertThat(files())
                .containsExactly(
                        "migration/V20261122101559__one.sql",
                        "migration/V20261122101559__one.sql.conf",
                        "undo/U20261122101559__one.sql");
        assertThat(folder.resolve("migration/V20261122101559__one.sql.conf"))
                .hasContent("placeholderReplacement=false");
        assertThat(new RevisionFolder(folder).read().others())
                .extracting(Script::path)
                .containsExactly("V20261122101559__one.sql.conf");
    }

    @Test
    void leavesNoSettingBehindWhereItCannotWriteTheScript() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("migration/V20261122101559__one.sql/x"));

        assertThatThrownBy(() -> writer().write(draft("one", "COMMENT ON TABLE alunos IS '${x}';")))
                .hasMessageContaining("'one' cannot be written");

        assertThat(files()).isEmpty();
        assertThat(inTheWay).isDirectory();
    }

    private RevisionWriter writer() {
        return new RevisionWriter(new RevisionFolder(folder), CLOCK);
    }

    private static RevisionDraft draft(String message) {
        return draft(message, "ALTER TABLE alunos ADD COLUMN x date;");
    }

    private static RevisionDraft draft(String message, String up) {
        return new RevisionDraft(
                List.of(),
                List.of(),
                message,
                List.of("add column alunos.x"),
                List.of(),
                List.of(),
                Optional.empty(),
                up,
                "ALTER TABLE alunos DROP COLUMN x;\n");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
