package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.nio.file.Files;

/** A folder of revisions that somebody named, so that it has to exist when it is read. */
record RequiredFolder(RevisionFolder folder) implements RevisionSource {
    @Override
    public Revisions read() {
        if (!Files.isDirectory(folder.folder())) {
            throw Problem.of("There is no revisions folder " + folder.folder() + ".")
                    .instead("create it with 'alambique init', or name the one that there is with --revisions DIR")
                    .usage();
        }
        if (!Files.isDirectory(folder.migration())) {
            throw Problem.of("There is no folder migration/ in " + folder.folder() + ".")
                    .instead("name the folder that holds migration/ and undo/, with --revisions DIR;"
                            + "\nor create them with 'alambique init'")
                    .usage();
        }
        return folder.read();
    }

    @Override
    public String location() {
        return folder.location();
    }

    @Override
    public ClassLoader classLoader() {
        return folder.classLoader();
    }
}
