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
import java.util.stream.Stream;

/**
 * Writes revisions into a folder: both files (and Flyway's settings beside them where it needs some) or none, and never a version that is there already or that another process
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
        try {
            Files.createDirectories(folder.migration());
            Files.createDirectories(folder.undo());
            Instant created = clock.instant();
            Version version = Timestamp.of(created);
            while (true) {
                version = Timestamp.above(version, newest());
                Optional<Revision> written = writeAs(version, draft, created);
                if (written.isPresent()) {
                    return written.get();
                }
                version = Timestamp.next(version);
            }
        } catch (IOException e) {
            throw Problem.of("The revision '" + draft.message() + "' cannot be written: " + e)
                    .with("folder", folder.folder().toString())
                    .instead("a folder that exists and is writable, with --revisions DIR")
                    .failure(e);
        }
    }

    /**
     * Writes a draft with a version, unless somebody else has or is about to. Two files of one version may differ in the
     * slug, so what is created exclusively is a file for the version alone.
     */
    private Optional<Revision> writeAs(Version version, RevisionDraft draft, Instant created) throws IOException {
        Path reservation = folder.undo().resolve("." + version + ".reserved");
        try {
            Files.createFile(reservation);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        try {
            boolean late =
                    newest().filter(other -> other.compareTo(version) >= 0).isPresent();
            return late ? Optional.empty() : Optional.of(write(draft, version, created));
        } finally {
            Files.delete(reservation);
        }
    }

    private Optional<Version> newest() {
        Revisions read = folder.read();
        return Stream.of(read.newest().map(Revision::version), read.baseline())
                .flatMap(Optional::stream)
                .max(Version::compareTo);
    }

    private Revision write(RevisionDraft draft, Version version, Instant created) throws IOException {
        RevisionHeader header = new RevisionHeader(
                version,
                draft.parents(),
                draft.dependsOn(),
                draft.message(),
                created,
                draft.operations(),
                draft.hazards(),
                draft.proven());
        String name = version + "__" + Slug.of(draft.message()) + ".sql";
        Script up = new Script("V" + name, header.text() + "\n" + ended(draft.up()));
        String undoHeader = RevisionHeader.line("undoes", version.text())
                + RevisionHeader.line("message", header.message())
                + RevisionHeader.list("hazards", draft.hazardsOfDown());
        Script undo = new Script("U" + name, undoHeader + "\n" + ended(draft.down()));
        move(up, undo);
        return new Revision(
                version,
                header.parents(),
                header.dependsOn(),
                header.message(),
                up,
                Optional.of(undo),
                Optional.of(header));
    }

    /** The undo script first: alone it is a stray that harms nobody, while a revision without one cannot be taken back. */
    private void move(Script up, Script undo) throws IOException {
        Path upFile = folder.migration().resolve(up.path());
        Path undoFile = folder.undo().resolve(undo.path());
        Path upDraft = Files.writeString(upFile.resolveSibling("." + up.path() + ".tmp"), up.text());
        ScriptSettings settings = new ScriptSettings(upFile);
        ScriptSettings undoSettings = new ScriptSettings(undoFile);
        Path undoDraft = undoFile.resolveSibling("." + undo.path() + ".tmp");
        try {
            Files.writeString(undoDraft, undo.text());
            undoSettings.writeFor(undo);
            Files.move(undoDraft, undoFile, StandardCopyOption.ATOMIC_MOVE);
            settings.writeFor(up);
            Files.move(upDraft, upFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            for (Path path : List.of(undoFile, upDraft, undoDraft)) {
                Files.deleteIfExists(path);
            }
            settings.delete();
            undoSettings.delete();
            throw e;
        }
    }

    private static String ended(String sql) {
        return sql.isEmpty() || sql.endsWith("\n") ? sql : sql + "\n";
    }
}
