package dev.alambique.migration.rework;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Timestamp;
import dev.alambique.migration.revision.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Revisions under new versions: first as drafts in a copy of the folder, then in the folder itself. */
final class Moved implements AutoCloseable {
    private final RevisionFolder folder;
    private final RevisionFolder draft;
    private final Map<Version, Version> versions;
    /** New files by the old ones that they replace, below the folder. */
    private final Map<Path, Path> files = new LinkedHashMap<>();

    private Moved(RevisionFolder folder, RevisionFolder draft, Map<Version, Version> versions) {
        this.folder = folder;
        this.draft = draft;
        this.versions = versions;
    }

    static Moved of(RevisionFolder folder, Revisions revisions, Set<Version> moving, Version onto, Clock clock) {
        Map<Version, Version> versions = new LinkedHashMap<>();
        Version last = revisions.newest().orElseThrow().version();
        for (Version each : moving) {
            last = Timestamp.next(clock, last);
            versions.put(each, last);
        }
        try {
            Moved moved = new Moved(folder, new RevisionFolder(Files.createTempDirectory("rebase")), versions);
            moved.copy();
            for (Version each : moving) {
                Revision revision = revisions.find(each).orElseThrow();
                List<Version> parents = each.equals(moving.iterator().next())
                        ? List.of(onto)
                        : revision.parents().stream().map(moved::now).toList();
                moved.rewrite(revision, parents);
            }
            return moved;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private Version now(Version version) {
        return versions.getOrDefault(version, version);
    }

    private void copy() throws IOException {
        for (Path part : List.of(folder.migration(), folder.undo())) {
            if (!Files.isDirectory(part)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(part)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path copy = draft.folder()
                            .resolve(folder.folder().relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void rewrite(Revision revision, List<Version> parents) throws IOException {
        Version version = now(revision.version());
        Optional<RevisionHeader> header = revision.header()
                .map(old -> new RevisionHeader(
                        version,
                        parents,
                        old.dependsOn().stream().map(this::now).toList(),
                        old.message(),
                        old.created(),
                        old.operations(),
                        old.hazards(),
                        Optional.empty()));
        String up = header.map(each -> each.inPlaceOfThatOf(revision.up()))
                .orElse(revision.up().text());
        replace("migration", revision.up(), "V", revision, up);
        if (revision.undo().isPresent()) {
            Script undo = revision.undo().get();
            String text = undo.text().replaceFirst("(?m)^(-- undoes:\\s+)\\S+$", "$1" + version.text());
            replace("undo", undo, "U", revision, text);
        }
    }

    private void replace(String part, Script script, String prefix, Revision revision, String text) throws IOException {
        Path old = Path.of(part, script.path());
        String slug = script.fileName().replaceFirst("^" + prefix + "[0-9._]+?(?=__|\\.)", "");
        Path now = old.resolveSibling(prefix + now(revision.version()).text() + slug);
        Files.delete(draft.folder().resolve(old));
        Files.writeString(draft.folder().resolve(now), text);
        files.put(old, now);
        Path settings = old.resolveSibling(old.getFileName() + ".conf");
        if (Files.exists(draft.folder().resolve(settings))) {
            Path moved = now.resolveSibling(now.getFileName() + ".conf");
            Files.move(draft.folder().resolve(settings), draft.folder().resolve(moved));
            files.put(settings, moved);
        }
    }

    /** The folder as it would be. */
    RevisionFolder draft() {
        return draft;
    }

    /** Notes in the headers of the drafts that they are proven. */
    void prove(String proven) {
        try {
            for (Revision revision : revisionsIn(draft)) {
                if (revision.header().isPresent()) {
                    RevisionHeader old = revision.header().get();
                    RevisionHeader header = new RevisionHeader(
                            old.revision(),
                            old.parents(),
                            old.dependsOn(),
                            old.message(),
                            old.created(),
                            old.operations(),
                            old.hazards(),
                            Optional.of(proven));
                    Files.writeString(
                            draft.migration().resolve(revision.up().path()), header.inPlaceOfThatOf(revision.up()));
                }
            }
        } catch (IOException e) {
            throw unwritable(draft, e);
        }
    }

    /** Puts the drafts into the folder, in place of the old files. */
    void keep() {
        try {
            for (Path now : files.values()) {
                Path hidden = folder.folder().resolve(now).resolveSibling("." + now.getFileName() + ".tmp");
                Files.copy(draft.folder().resolve(now), hidden, StandardCopyOption.REPLACE_EXISTING);
            }
            for (Path now : files.values()) {
                Path file = folder.folder().resolve(now);
                Files.move(file.resolveSibling("." + now.getFileName() + ".tmp"), file, StandardCopyOption.ATOMIC_MOVE);
            }
            // What was moved is there twice for a moment, and never not at all.
            for (Path old : files.keySet()) {
                Files.delete(folder.folder().resolve(old));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The revisions as they are now. */
    List<Revision> revisions() {
        return revisionsIn(folder);
    }

    private List<Revision> revisionsIn(RevisionFolder place) {
        List<Revision> moved = new ArrayList<>();
        Revisions all = place.read();
        versions.values().forEach(version -> all.find(version).ifPresent(moved::add));
        return moved;
    }

    private static RuntimeException unwritable(RevisionFolder folder, IOException failure) {
        return Problem.of("The revisions cannot be moved: " + failure)
                .with("folder", folder.folder().toString())
                .instead("a folder that is writable")
                .failure(failure);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(draft.folder())) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw unwritable(draft, e);
        }
    }
}
