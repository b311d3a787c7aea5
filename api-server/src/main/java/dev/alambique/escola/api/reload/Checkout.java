package dev.alambique.escola.api.reload;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of a checkout in which the application is written.
 *
 * @param modules its modules, those that others need first
 */
record Checkout(List<Path> modules) {
    private static final Path ENTITIES = Path.of("domain-model");

    Checkout {
        modules = List.copyOf(modules);
    }

    /**
     * The checkout that a folder is.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is none, or was not built
     */
    static Checkout in(Path folder) {
        Checkout checkout = new Checkout(
                Stream.of(ENTITIES, Path.of("api-server")).map(folder::resolve).toList());
        for (Path classes : checkout.classes()) {
            if (!Files.isDirectory(classes)) {
                throw Problem.of("--reload watches a checkout that was built, and there is no folder " + classes + ".")
                        .instead("./serve --reload, which builds it")
                        .usage();
            }
        }
        return checkout;
    }

    static Path sources(Path module) {
        return module.resolve("src/main/java");
    }

    static Path resources(Path module) {
        return module.resolve("src/main/resources");
    }

    static Path classes(Path module) {
        return module.resolve("target/classes");
    }

    List<Path> sources() {
        return modules.stream().map(Checkout::sources).toList();
    }

    List<Path> resources() {
        return modules.stream().map(Checkout::resources).toList();
    }

    List<Path> classes() {
        return modules.stream().map(Checkout::classes).toList();
    }

    /** Whether it is a script of a revision, or of its way back. */
    boolean isRevision(Path resource) {
        return resources().stream().anyMatch(folder -> resource.startsWith(folder.resolve("db")));
    }

    /** Whether a class is missing: Maven takes all away before it compiles, and a developer's new one may not compile. */
    boolean isHalfBuilt() {
        return modules.stream()
                .anyMatch(module -> Snapshot.of(List.of(sources(module)), ".java").files().keySet().stream()
                        .filter(source -> !source.endsWith("package-info.java") && !source.endsWith("module-info.java"))
                        .map(source ->
                                sources(module).relativize(source).toString().replaceFirst("java$", "class"))
                        .anyMatch(name -> !Files.isRegularFile(classes(module).resolve(name))));
    }

    /** Puts a resource beside the classes, as a build does, or takes it away if it is gone. */
    void copyResource(Path resource) throws IOException {
        for (Path module : modules) {
            if (resource.startsWith(resources(module))) {
                Path copy = classes(module).resolve(resources(module).relativize(resource));
                if (Files.isRegularFile(resource)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }

    /** Whether the schema may be another one with this file. */
    boolean concernsTheSchema(Path file) {
        return modules.stream().filter(module -> module.endsWith(ENTITIES)).anyMatch(file::startsWith);
    }
}
