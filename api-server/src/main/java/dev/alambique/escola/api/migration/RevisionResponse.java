package dev.alambique.escola.api.migration;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does, as its files say.
 *
 * @param version its version
 * @param parents what it follows
 * @param message what it does, in words
 * @param created when it was written
 * @param operations what it does, an operation a line
 * @param hazards what it may break, a hazard a line
 * @param proven what it has been run on
 * @param up the SQL that applies it
 * @param down the SQL that takes it back, and what that may break
 */
public record RevisionResponse(
        String version,
        List<String> parents,
        String message,
        @Nullable Instant created,
        List<String> operations,
        List<String> hazards,
        @Nullable String proven,
        String up,
        @Nullable String down) {
    public RevisionResponse {
        parents = List.copyOf(parents);
        operations = List.copyOf(operations);
        hazards = List.copyOf(hazards);
    }

    static RevisionResponse of(Revision revision) {
        return new RevisionResponse(
                revision.version().text(),
                revision.parents().stream().map(Version::text).toList(),
                revision.message(),
                revision.header().map(RevisionHeader::created).orElse(null),
                revision.header().map(RevisionHeader::operations).orElse(List.of()),
                revision.header().map(RevisionHeader::hazards).orElse(List.of()),
                revision.header().flatMap(RevisionHeader::proven).orElse(null),
                RevisionHeader.body(revision.up()).strip() + "\n",
                revision.undo().map(Script::text).orElse(null));
    }
}
