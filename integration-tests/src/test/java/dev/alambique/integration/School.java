package dev.alambique.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source of the school's domain model in a project of its own, at two points of its history. */
record School(Project project) {
    private static final Path TODAY = Running.checkout("domain-model/src/main/java");
    private static final Path STUDENTS = Path.of("dev/alambique/escola/domain/aluno");
    private static final List<String> CHANGED = List.of("Aluno.java", "AlunoRequest.java", "AlunoResponse.java");

    /** The model as it was before students had a date of birth, compiled. */
    static School beforeTheDateOfBirth(Project project) {
        School school = new School(project);
        copy(TODAY, school.sources());
        for (String file : CHANGED) {
            copy(Path.of("src/test/resources/before", file), school.sources().resolve(STUDENTS.resolve(file)));
        }
        school.compile();
        return school;
    }

    /** Gives students a date of birth, in the entity and in what travels over HTTP, and compiles it. */
    void addTheDateOfBirth() {
        for (String file : CHANGED) {
            copy(TODAY.resolve(STUDENTS.resolve(file)), sources().resolve(STUDENTS.resolve(file)));
        }
        compile();
    }

    private Path sources() {
        return project.folder().resolve("src/main/java");
    }

    private void compile() {
        Sources.compileBelow(sources(), project.folder().resolve("target/classes"));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Path target = file.equals(from) ? to : copy;
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
