package dev.alambique.migration.model;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a model that cannot be read means for the person who wrote it. */
final class ModelProblems {
    private static final String COMPLETE =
            "add what is missing to --model-classpath (model-classpath in alambique.properties)";

    private static final int SHOWN = 4;

    private ModelProblems() {}

    static MigrationException notLoaded(String name, Throwable failure) {
        Throwable deepest = deepest(failure);
        String missing = String.valueOf(deepest.getMessage()).replace('/', '.');
        boolean absent = deepest instanceof NoClassDefFoundError || deepest instanceof ClassNotFoundException;
        return Problem.of("The model's class " + name + " cannot be loaded"
                        + (absent ? ": it needs " + missing + ", which is not on the class path." : "."))
                .with("reason", deepest.getClass().getSimpleName() + ": " + deepest.getMessage())
                .instead(absent ? COMPLETE : "compile it for the Java version that runs this command, or a later one")
                .usage(failure);
    }

    static MigrationException noProvider(String where) {
        return Problem.of("There is no Jakarta Persistence provider to read the model with.")
                .with("looked in", where)
                .instead("add Hibernate 6 or later, or another provider, to the class path of the model")
                .usage();
    }

    /** The class path brings a provider of its own, and so has to bring what that needs. */
    static MigrationException withoutAnnotations(Collection<String> classes, String where) {
        return Problem.of("The model's class path has a persistence provider, but not the API of Jakarta Persistence.")
                .with("classes", shown(classes))
                .with("looked in", where)
                .instead("add the jar jakarta.persistence-api and all else that the provider needs to"
                        + " --model-classpath,\nas with 'lib/*'; or leave the provider out of it")
                .usage();
    }

    private static String shown(Collection<String> classes) {
        List<String> names = classes.stream().distinct().sorted().toList();
        String more = names.size() > SHOWN ? "\nand " + (names.size() - SHOWN) + " more" : "";
        return names.stream().limit(SHOWN).collect(Collectors.joining("\n")) + more;
    }

    static MigrationException oldAnnotations(List<String> classes, String where) {
        return Problem.of(
                        "The entities are mapped with javax.persistence, which no provider of Jakarta Persistence reads.")
                .with("classes", shown(classes))
                .with("looked in", where)
                .instead("import jakarta.persistence in their place (Jakarta Persistence 3, Hibernate 6 or later), and"
                        + " compile the entities again")
                .usage();
    }

    static MigrationException unknownUnit(String unit, String where) {
        return Problem.of("There is no persistence unit \"" + unit + "\" that a provider on the class path can read.")
                .with("looked in", where + " (META-INF/persistence.xml)")
                .instead("correct --persistence-unit (persistence-unit in alambique.properties), or name the entities'"
                        + " packages with --model-packages")
                .usage();
    }

    static MigrationException invalid(String where, Throwable failure) {
        Throwable deepest = deepest(failure);
        if (deepest instanceof NoClassDefFoundError || deepest instanceof ClassNotFoundException) {
            String missing = String.valueOf(deepest.getMessage()).replace('/', '.');
            return Problem.of("The model needs the class " + missing + ", which is not on the class path.")
                    .with("model", where)
                    .with("reason", messages(failure))
                    .instead(COMPLETE)
                    .usage(failure);
        }
        return Problem.of("The model's mapping is invalid: " + describe(deepest))
                .with("model", where)
                .with("reason", messages(failure))
                .instead("correct the entity; the persistence provider refuses it at run time, too")
                .usage(failure);
    }

    /** The innermost failure that says something. */
    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null || at.getCause() == null && deepest.getMessage() == null) {
                deepest = at;
            }
        }
        return deepest;
    }

    /** Each message of the chain once, the outermost first: an outer one may name the entity that an inner one does not. */
    private static String messages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = describe(at);
            if (text.indexOf(message) < 0) {
                text.append(text.length() == 0 ? "" : "\n").append(message);
            }
        }
        return text.toString();
    }

    private static String describe(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
