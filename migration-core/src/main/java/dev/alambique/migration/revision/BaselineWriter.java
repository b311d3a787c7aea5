package dev.alambique.migration.revision;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a baseline script into a folder and deletes what it stands for. The script comes first, whole or not at all: with
 * it, any of the other files may be there or not.
 *
 * @param folder where to write
 */
public record BaselineWriter(RevisionFolder folder) {
    /**
     * Writes a baseline script.
     *
     * @return the files that were deleted
     * @throws MigrationException if it cannot be written (nothing is deleted then), or a file cannot be deleted
     */
    public List<Path> write(Script baseline, Originals originals) {
        Version version = baseline.version().orElseThrow();
        Revisions revisions = folder.read();
        Path file = folder.migration().resolve(baseline.path());
        try {
            move(baseline, file);
        } catch (IOException e) {
            throw Problem.of("The baseline up to " + version + " cannot be written: " + e)
                    .with("folder", folder.folder().toString())
                    .instead("a folder that exists and is writable; nothing was changed")
                    .failure(e);
        }
        return originals == Originals.KEPT ? List.of() : delete(replaced(revisions, version), baseline);
    }

    private static void move(Script baseline, Path file) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        ScriptSettings settings = new ScriptSettings(file);
        try {
            Files.writeString(draft, baseline.text());
            settings.writeFor(baseline);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            settings.delete();
            throw e;
        }
    }

    /** Each script before its settings and before its way back: those harm nobody without it. */
    private Set<Path> replaced(Revisions revisions, Version version) {
        Set<Path> files = new LinkedHashSet<>();
        for (Script older : revisions.baselines()) {
            if (older.version().orElseThrow().compareTo(version) < 0) {
                addWithSettings(folder.migration(), older, files);
            }
        }
        for (Revision revision : revisions.all()) {
            if (revision.version().compareTo(version) <= 0) {
                addWithSettings(folder.migration(), revision.up(), files);
                revision.undo().ifPresent(undo -> addUndo(undo, files));
            }
        }
        revisions.strays().stream()
                .filter(stray -> stray.version()
                        .filter(each -> each.compareTo(version) <= 0)
                        .isPresent())
                .forEach(stray -> addUndo(stray, files));
        return files;
    }

    /** Flyway leaves undo scripts alone that lie beside the migrations. */
    private void addUndo(Script undo, Set<Path> files) {
        addWithSettings(folder.undo(), undo, files);
        addWithSettings(folder.migration(), undo, files);
    }

    private static void addWithSettings(Path root, Script script, Set<Path> files) {
        Path file = root.resolve(script.path());
        files.add(file);
        files.add(file.resolveSibling(file.getFileName() + ".conf"));
    }

    private static List<Path> delete(Set<Path> files, Script baseline) {
        List<Path> deleted = new ArrayList<>();
        List<Path> left = new ArrayList<>();
        Optional<IOException> reason = Optional.empty();
        for (Path file : files) {
            try {
                if (Files.deleteIfExists(file)) {
                    deleted.add(file);
                }
            } catch (IOException e) {
                left.add(file);
                reason = Optional.of(e);
            }
        }
        if (reason.isPresent()) {
            throw Problem.of(baseline.path() + " was written, and not all files that it stands for could be deleted: "
                            + reason.get())
                    .with(
                            "left",
                            String.join("\n", left.stream().map(Path::toString).toList()))
                    .instead("delete them; until then all works, with those files that are there")
                    .failure(reason.get());
        }
        return deleted;
    }
}
