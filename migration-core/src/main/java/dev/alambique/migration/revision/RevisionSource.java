package dev.alambique.migration.revision;

import java.nio.file.Path;

/** A place that holds revisions: a folder, or a part of the class path. */
public interface RevisionSource {
    /**
     * The revisions that are there now.
     *
     * @throws dev.alambique.migration.problem.MigrationException if the place cannot be read or what is there makes no
     *     graph
     */
    Revisions read();

    /** The location of the forward scripts, as Flyway's {@code locations} wants it. */
    String location();

    /** These revisions as they are now, read once however often they are asked for. */
    default RevisionSource readOnce() {
        return new ReadRevisions(read(), location(), classLoader());
    }

    /** The same revisions with values for the placeholders in their scripts. */
    default RevisionSource with(Placeholders values) {
        return new ValuedRevisions(this, values);
    }

    /** The class loader that finds that location when it is on the class path, and Java migrations. */
    ClassLoader classLoader();

    /**
     * The place that a configuration names: {@code classpath:db} for a part of the class path, otherwise a folder. In
     * both, forward scripts stand in {@code migration/} and undo scripts in {@code undo/}.
     */
    static RevisionSource of(String place, ClassLoader classLoader) {
        String prefix = "classpath:";
        return place.startsWith(prefix)
                ? new ClasspathRevisions(place.substring(prefix.length()), classLoader)
                : new RevisionFolder(Path.of(place), classLoader);
    }
}
