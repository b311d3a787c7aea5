package dev.alambique.migration.revision;

/** Revisions that have been read, for whoever needs them again and again. */
record ReadRevisions(Revisions read, String location, ClassLoader classLoader) implements RevisionSource {}
