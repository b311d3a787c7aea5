package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code edit}. */
@Command(name = "edit", description = "Opens the two files of a revision in the editor that VISUAL or EDITOR names.")
final class EditCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(arity = "1", paramLabel = "REV", description = "head, a version or the beginning of one")
    private String target = "";

    EditCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        RevisionFolder folder = root.project().revisionFolder();
        Revision revision = named(folder.read(), target);
        List<String> files = new ArrayList<>();
        files.add(folder.migration().resolve(revision.up().path()).toString());
        revision.undo()
                .map(Script::path)
                .ifPresent(path -> files.add(folder.undo().resolve(path).toString()));
        List<String> command = new ArrayList<>(List.of(editor().split("\\s+")));
        command.addAll(files);
        try {
            int exit = new ProcessBuilder(command)
                    .directory(root.surroundings().folder().toAbsolutePath().toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw Problem.of("The editor '" + editor() + "' ended with exit code " + exit + ".")
                        .with("files", String.join("\n", files))
                        .failure();
            }
        } catch (IOException e) {
            throw Problem.of("The editor '" + editor() + "' cannot be started: " + e.getMessage())
                    .with("files", String.join("\n", files))
                    .instead("name one: EDITOR=nano alambique edit " + target)
                    .usage(e);
        }
        root.output()
                .result(
                        Map.of("edited", files),
                        files.stream().map(each -> "Edited " + each).toList());
        return Alambique.OK;
    }

    private String editor() {
        Map<String, String> environment = root.surroundings().environment();
        return Stream.of("VISUAL", "EDITOR")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).stream())
                .findFirst()
                .orElse("vi");
    }

    /** The one revision that a target names. */
    static Revision named(Revisions revisions, String target) {
        revisions.refuseNone();
        return new Directions(revisions)
                .to(Target.parse(target), List.of()).stream()
                        .findFirst()
                        .flatMap(revisions::known)
                        .orElseThrow(() -> Problem.of("'" + target + "' is no revision.")
                                .instead("head, a version, or the beginning of one: history lists them")
                                .usage());
    }
}
