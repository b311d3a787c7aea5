package dev.alambique.migration.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads a model's classes from its own class path.
 *
 * <p>A class path that brings a persistence provider is isolated: it sees the JDK and itself, and the classes that talk
 * to the provider are defined in it once more. Any other sees this library's class path too; its own classes come
 * first, except those of the specifications and of the provider, which both sides have to share.
 */
final class ModelClassLoader extends URLClassLoader {
    static final String PROVIDER_SERVICE = "META-INF/services/jakarta.persistence.spi.PersistenceProvider";

    private static final List<String> SHARED =
            List.of("java.", "javax.", "jakarta.", "org.hibernate.", "org.jboss.", "org.slf4j.");

    private final boolean isolated;

    private ModelClassLoader(URL[] classPath, ClassLoader parent, boolean isolated) {
        super("model", classPath, parent);
        this.isolated = isolated;
    }

    static ModelClassLoader open(List<Path> classPath) {
        URL[] urls = classPath.stream().map(ModelClassLoader::url).toArray(URL[]::new);
        ModelClassLoader apart = new ModelClassLoader(urls, ClassLoader.getPlatformClassLoader(), true);
        if (apart.findResource(PROVIDER_SERVICE) != null) {
            return apart;
        }
        try {
            apart.close();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return new ModelClassLoader(urls, ModelClassLoader.class.getClassLoader(), false);
    }

    boolean isolated() {
        return isolated;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isolated || SHARED.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
                loaded = findClass(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return isolated && ScriptWriter.LOADED_BESIDE_THE_PROVIDER.contains(name)
                ? defineOwn(name)
                : super.findClass(name);
    }

    private Class<?> defineOwn(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream content = ModelClassLoader.class.getClassLoader().getResourceAsStream(file)) {
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = content.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException failure) {
            throw new ClassNotFoundException(name, failure);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(path.toString(), impossible);
        }
    }
}
