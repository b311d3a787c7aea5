package dev.alambique.migration.model;

import dev.alambique.migration.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes of a model that carry a mapping annotation. */
final class MappedClasses {
    static final List<String> ANNOTATIONS = List.of(
            "jakarta.persistence.Entity",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Converter");

    /** What they were called before Jakarta Persistence 3. */
    private static final List<String> OLD_ANNOTATIONS =
            ANNOTATIONS.stream().map(each -> each.replace("jakarta.", "javax.")).toList();

    private MappedClasses() {}

    /**
     * Their names, sorted: the order in which classes are registered shows in the script, and the order of a class path
     * is nobody's decision.
     */
    static List<String> in(Entities entities, ClassLoader loader) {
        List<String> names = new ArrayList<>();
        Set<String> candidates = new TreeSet<>(entities.candidates(ANNOTATIONS));
        for (String name : candidates) {
            if (carries(load(name, loader), ANNOTATIONS)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            List<String> old = entities.candidates(OLD_ANNOTATIONS);
            if (!old.isEmpty()) {
                throw ModelProblems.oldAnnotations(old, entities.where());
            }
            if (!candidates.isEmpty() && loader.getResource("jakarta/persistence/Entity.class") == null) {
                throw ModelProblems.withoutAnnotations(candidates, entities.where());
            }
            throw Problem.of("No entity classes were found.")
                    .with("looked in", entities.where())
                    .instead("compile the entities, and name their folder or jar with --model-classpath and their"
                            + " packages with --model-packages (model-classpath and model-packages in"
                            + " alambique.properties)")
                    .usage();
        }
        return List.copyOf(names);
    }

    /** Loads a class without initialising it, and what its members name, so that what is missing is told here. */
    static Class<?> load(String name, ClassLoader loader) {
        try {
            Class<?> loaded = Class.forName(name, false, loader);
            loaded.getDeclaredFields();
            loaded.getDeclaredMethods();
            return loaded;
        } catch (ClassNotFoundException | LinkageError failure) {
            throw ModelProblems.notLoaded(name, failure);
        }
    }

    /** Whether a class has one of the annotations. */
    static boolean carries(Class<?> candidate, List<String> annotations) {
        // By name, because the class may see another copy of the annotation's class than this one does.
        return Arrays.stream(candidate.getDeclaredAnnotations())
                .map(annotation -> annotation.annotationType().getName())
                .anyMatch(annotations::contains);
    }
}
