package dev.alambique.migration;

import dev.alambique.migration.squash.BaselineDraft;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of revisions that were squashed.
 *
 * @param baseline the script that stands for them
 * @param deleted their files, which are gone
 */
public record Squashed(BaselineDraft baseline, List<Path> deleted) {
    public Squashed {
        deleted = List.copyOf(deleted);
    }
}
