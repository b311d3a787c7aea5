package dev.alambique.migration.squash;

import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;

/** Revisions that are read already, for the runner. */
record GivenRevisions(Revisions read, ClassLoader classLoader) implements RevisionSource {
    @Override
    public String location() {
        return read.place();
    }
}
