package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The Java migrations among the revisions of a class path. A folder of files holds none, as with Flyway.
 *
 * @param source where they are
 * @param revisions what was found there
 */
record JavaClasses(RevisionSource source, Revisions revisions) {
    private static final String CLASSPATH = "classpath:";
    private static final String SUFFIX = ".class";

    /** The migrations among revisions, and those that are no revision because their name has no version. */
    ClassProvider<JavaMigration> provider(Collection<Revision> migrations) {
        List<Class<? extends JavaMigration>> classes = new ArrayList<>();
        migrations.stream()
                .filter(Revision::isJava)
                .forEach(each -> load(each.up()).ifPresent(classes::add));
        unnamed().forEach(each -> load(each).ifPresent(classes::add));
        return () -> classes;
    }

    /** The class files that may be migrations without saying so by their name; Flyway takes any that implements it. */
    private List<Script> unnamed() {
        return revisions.others().stream()
                .filter(each -> each.path().endsWith(SUFFIX) && isTopLevel(each.fileName()))
                .toList();
    }

    private static boolean isTopLevel(String fileName) {
        return !fileName.contains("$") && !fileName.equals("package-info" + SUFFIX);
    }

    /** Whether there are any that are no revisions, which only Flyway can run. */
    boolean hasUnnamed() {
        return source.location().startsWith(CLASSPATH) && !unnamed().isEmpty();
    }

    /** The class of a Java migration, if that is what the file holds. */
    Optional<Class<? extends JavaMigration>> load(Script script) {
        if (!source.location().startsWith(CLASSPATH)) {
            return Optional.empty();
        }
        String folder = source.location().substring(CLASSPATH.length()) + "/";
        String path = folder + script.path().substring(0, script.path().length() - SUFFIX.length());
        try {
            Class<?> found = Class.forName(path.replace('/', '.'), false, source.classLoader());
            return JavaMigration.class.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers())
                    ? Optional.of(found.asSubclass(JavaMigration.class))
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            throw Problem.of("The Java migration " + script.path() + " cannot be loaded: " + e)
                    .with("revision", source.location() + "/" + script.path())
                    .failure(e);
        }
    }
}
