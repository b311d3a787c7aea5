package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Revisions on the class path, in folders and jars, from as many of them as contribute: forward scripts in
 * {@code <root>/migration} and below it, undo scripts in {@code <root>/undo}.
 *
 * @param root the parent of both, such as {@code db}
 * @param classLoader finds them
 */
public record ClasspathRevisions(String root, ClassLoader classLoader) implements RevisionSource {
    public ClasspathRevisions {
        root = root.replaceAll("^/+|/+$", "");
    }

    @Override
    public Revisions read() {
        return Revisions.of(
                "classpath:" + root, RevisionFolder.scripts(files("migration")), RevisionFolder.scripts(files("undo")));
    }

    @Override
    public String location() {
        return "classpath:" + below("migration");
    }

    private String below(String name) {
        return root.isEmpty() ? name : root + "/" + name;
    }

    private Map<String, byte[]> files(String name) {
        String folder = below(name) + "/";
        // A path that several class path entries have is one resource, the first: a class loader would never show the
        // others, and Flyway does not.
        Map<String, byte[]> found = new TreeMap<>();
        try {
            Enumeration<URL> urls = classLoader.getResources(below(name));
            for (URL url : Collections.list(urls)) {
                read(url, folder, found);
            }
            return found;
        } catch (IOException | URISyntaxException e) {
            throw Problem.of("The revisions in classpath:" + below(name) + " cannot be read: " + e.getMessage())
                    .failure(e);
        }
    }

    private static void read(URL url, String folder, Map<String, byte[]> found) throws IOException, URISyntaxException {
        if (url.getProtocol().equals("file")) {
            FileTree.read(Path.of(new URI(url.toString()))).forEach(found::putIfAbsent);
            return;
        }
        URLConnection connection = url.openConnection();
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new IOException("unknown kind of class path entry: " + url);
        }
        // A cached jar is shared with the class loader: closing it here would close it there.
        jarConnection.setUseCaches(false);
        try (JarFile jar = jarConnection.getJarFile()) {
            // The entry differs from the folder where the class path itself lies inside the jar.
            String entry = jarConnection.getEntryName();
            readJar(jar, entry == null ? folder : entry.replaceAll("/*$", "/"), found);
        }
    }

    private static void readJar(JarFile jar, String folder, Map<String, byte[]> found) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.isDirectory() || !entry.getName().startsWith(folder)) {
                continue;
            }
            String path = entry.getName().substring(folder.length());
            if (!found.containsKey(path)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    found.put(path, in.readAllBytes());
                }
            }
        }
    }
}
