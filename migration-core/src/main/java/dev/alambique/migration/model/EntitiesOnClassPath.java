package dev.alambique.migration.model;

import dev.alambique.migration.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** Classes in folders and jars; in any package, or in some. */
record EntitiesOnClassPath(List<Path> entries, List<String> packages) implements Entities {
    private static final int SHOWN = 4;

    /** Providers map classes of their own, such as the revision entity of Envers, when they want them. */
    private static final List<String> OF_PROVIDERS =
            List.of("org.hibernate.", "org.eclipse.persistence.", "jakarta.", "javax.");

    EntitiesOnClassPath {
        entries = List.copyOf(entries);
        packages = List.copyOf(packages);
    }

    @Override
    public ClassLoader open() {
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw Problem.of("The model's class path names " + entry + ", which does not exist.")
                        .instead("compile the entities first (mvn compile), or correct --model-classpath"
                                + " (model-classpath in alambique.properties)")
                        .usage();
            }
        }
        return ModelClassLoader.open(entries);
    }

    @Override
    public List<String> candidates(List<String> annotations) {
        List<String> names = new ArrayList<>();
        for (Path entry : entries) {
            try {
                names.addAll(in(entry, annotations));
            } catch (IOException failure) {
                throw Problem.of("The classes in " + entry + " cannot be read.")
                        .with("reason", String.valueOf(failure.getMessage()))
                        .usage(failure);
            }
        }
        names.removeIf(name -> !wanted(name));
        return names;
    }

    private static List<String> in(Path entry, List<String> annotations) throws IOException {
        if (Files.isDirectory(entry)) {
            return ClassFiles.inFolder(entry, entry, annotations);
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return ClassFiles.inJar(jar, "", annotations);
        }
    }

    private boolean wanted(String name) {
        return packages.isEmpty()
                ? OF_PROVIDERS.stream().noneMatch(name::startsWith)
                : packages.stream().anyMatch(wanted -> name.startsWith(wanted + "."));
    }

    @Override
    public String where() {
        String places =
                entries.stream().limit(SHOWN).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String more = entries.size() > SHOWN ? " and " + (entries.size() - SHOWN) + " more" : "";
        return (places.isEmpty() ? "an empty class path" : places + more)
                + (packages.isEmpty() ? "" : " (packages " + String.join(", ", packages) + ")");
    }
}
