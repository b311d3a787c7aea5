package dev.alambique.migration.model;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;

/** Classes that a class loader sees in packages or below. */
record EntitiesInPackages(ClassLoader loader, List<String> packages) implements Entities {
    EntitiesInPackages {
        Objects.requireNonNull(loader, "loader");
        packages = List.copyOf(packages);
    }

    @Override
    public ClassLoader open() {
        return loader;
    }

    @Override
    public List<String> candidates(List<String> annotations) {
        List<String> names = new ArrayList<>();
        for (String name : packages) {
            String folder = name.replace('.', '/');
            try {
                for (URL place : Collections.list(loader.getResources(folder))) {
                    names.addAll(in(place, folder, annotations));
                }
            } catch (IOException | URISyntaxException failure) {
                throw Problem.of("The classes of package " + name + " cannot be read.")
                        .with("reason", String.valueOf(failure.getMessage()))
                        .failure(failure);
            }
        }
        return names;
    }

    /** Unlike the loader's own resources, a jar is opened without the shared cache: it is closed again here. */
    private static List<String> in(URL place, String folder, List<String> annotations)
            throws IOException, URISyntaxException {
        if (place.getProtocol().equals("file")) {
            Path path = Path.of(new URI(place.toString()));
            Path root = path;
            for (String part : folder.split("/")) {
                root = part.isEmpty() ? root : root.getParent();
            }
            return ClassFiles.inFolder(root, path, annotations);
        }
        URLConnection connection = place.openConnection();
        if (!(connection instanceof JarURLConnection)) {
            return List.of();
        }
        connection.setUseCaches(false);
        try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
            return ClassFiles.inJar(jar, folder + "/", annotations);
        }
    }

    @Override
    public String where() {
        return packages.isEmpty() ? "the class path" : "the packages " + String.join(", ", packages);
    }
}
