package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes revisions into a folder: both files or none, and never a version that is there already or that another process
 * is writing.
 *
 * @param folder where to write
 * @param clock gives the version
 */
public record RevisionWriter(RevisionFolder folder, Clock clock) {
    /**
     * Writes a draft as the newest revision of the folder. Its version is the time in UTC, moved on by a second until
     * it is free and above every other.
     *
     * @throws dev.alambique.migration.problem.MigrationException if the folder cannot be read or written
     */
    public Revision write(RevisionDraft draft) {
        Path reservation = null;
        try {
            Files.createDirectories(folder.migration());
            Files.createDirectories(folder.undo());
            Instant created = clock.instant();
            Version version = Timestamp.of(created);
            while (reservation == null) {
                version = Timestamp.above(version, newest());
                reservation = reserve(version);
                if (reservation == null) {
                    version = Timestamp.next(version);
                } else if (newest().filter(version::equals).isPresent()) {
                    // Written by another process between the look and the reservation.
                    Files.delete(reservation);
                    reservation = null;
                }
            }
            return write(draft, version, created);
        } catch (IOException e) {
            throw Problem.of("The revision '" + draft.message() + "' cannot be written: " + e)
                    .with("folder", folder.folder().toString())
                    .instead("a folder that exists and is writable, with --revisions DIR")
                    .failure(e);
        } finally {
            deleteQuietly(reservation);
        }
    }

    private Optional<Version> newest() {
        return folder.read().newest().map(Revision::version);
    }

    /** Two names with one version may differ in the slug, so what is created exclusively is a file per version. */
    private @Nullable Path reserve(Version version) throws IOException {
        try {
            return Files.createFile(folder.undo().resolve("." + version + ".reserved"));
        } catch (FileAlreadyExistsException e) {
            return null;
        }
    }

    private Revision write(RevisionDraft draft, Version version, Instant created) throws IOException {
        RevisionHeader header = new RevisionHeader(
                version,
                draft.parents(),
                draft.message(),
                created,
                draft.operations(),
                draft.hazards(),
                draft.proven());
        String name = version + "__" + Slug.of(draft.message()) + ".sql";
        Script up = new Script("V" + name, header.text() + "\n" + ended(draft.up()));
        String undoHeader =
                RevisionHeader.line("undoes", version.text()) + RevisionHeader.line("message", header.message());
        Script undo = new Script("U" + name, undoHeader + "\n" + ended(draft.down()));
        move(up, undo);
        return new Revision(version, header.parents(), header.message(), up, Optional.of(undo), Optional.of(header));
    }

    /** The undo script first: alone it is a stray that harms nobody, while a revision without one cannot be taken back. */
    private void move(Script up, Script undo) throws IOException {
        Path upFile = folder.migration().resolve(up.path());
        Path undoFile = folder.undo().resolve(undo.path());
        Path upDraft = Files.writeString(upFile.resolveSibling("." + up.path() + ".tmp"), up.text());
        Path undoDraft = undoFile.resolveSibling("." + undo.path() + ".tmp");
        try {
            Files.writeString(undoDraft, undo.text());
            Files.move(undoDraft, undoFile, StandardCopyOption.ATOMIC_MOVE);
            Files.move(upDraft, upFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            for (Path path : List.of(undoFile, upDraft, undoDraft)) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    private static String ended(String sql) {
        return sql.isEmpty() || sql.endsWith("\n") ? sql : sql + "\n";
    }

    private static void deleteQuietly(@Nullable Path path) {
        if (path != null && !path.toFile().delete()) {
            path.toFile().deleteOnExit();
        }
    }
}
