package dev.alambique.migration.squash;

import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import java.util.List;

/**
 * A baseline script that was proven and has no file yet.
 *
 * @param header its header
 * @param script the script with its header
 * @param form what it is made of
 * @param reasons what the creations of the schema would have lost, where it is made of the revisions' own statements
 */
public record BaselineDraft(RevisionHeader header, Script script, Form form, List<String> reasons) {
    /** What a baseline script is made of. */
    public enum Form {
        /** What creates the schema that the revisions lead to. */
        CREATIONS,
        /** The statements of the revisions, one after the other. */
        STATEMENTS
    }

    public BaselineDraft {
        reasons = List.copyOf(reasons);
    }

    /** The version of the last revision that it stands for. */
    public Version version() {
        return header.revision();
    }

    /** The versions that it stands for. */
    public List<Version> squashed() {
        return header.squashed();
    }
}
