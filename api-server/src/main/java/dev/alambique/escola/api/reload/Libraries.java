package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.Main;
import dev.alambique.escola.domain.aluno.Aluno;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The class path of this process without the application itself: Hibernate looks for entities by its own class loader first,
 * and must not find those that were there when the process began.
 *
 * @param entries folders and jars
 */
record Libraries(List<Path> entries) {
    private static final Set<String> SHARED =
            Set.of(Application.class.getName(), Application.Start.class.getName(), Application.Refused.class.getName());

    Libraries {
        entries = List.copyOf(entries);
    }

    static Libraries ofThisProcess() {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            entries.add(path);
            entries.addAll(named(path));
        }
        Stream.of(Main.class, Aluno.class).map(Libraries::place).forEach(entries::remove);
        return new Libraries(List.copyOf(entries));
    }

    /** Loads them, and what the loop and the application share. */
    ClassLoader loader() {
        ClassLoader shared = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (SHARED.contains(name)) {
                    return Libraries.class.getClassLoader().loadClass(name);
                }
                throw new ClassNotFoundException(name);
            }
        };
        return new URLClassLoader(urls(entries), shared);
    }

    static URL[] urls(List<Path> paths) {
        List<URL> urls = new ArrayList<>();
        try {
            for (Path path : paths) {
                urls.add(path.toUri().toURL());
            }
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        return urls.toArray(URL[]::new);
    }

    /** What the manifest of a jar names. */
    private static List<Path> named(Path jar) {
        if (!Files.isRegularFile(jar)) {
            return List.of();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .stream()
                    .flatMap(names -> Stream.of(names.split(" ")))
                    .map(name -> Path.of(jar.toUri().resolve(name)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path place(Class<?> type) {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
