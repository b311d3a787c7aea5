package dev.alambique.migration.cli;

import dev.alambique.migration.rename.RenameCandidate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks a user at a terminal whether something is the same under another name. */
record RenameQuestions(BufferedReader answers, Output output) {
    /** The questions where somebody can be asked, and wants to be: not with --json or --quiet. */
    static Optional<RenameQuestions> at(Surroundings surroundings, Output output) {
        return surroundings.answers().filter(any -> output.mayAsk()).map(reader -> new RenameQuestions(reader, output));
    }

    /** Asks for each candidate, but for those that an answer rules out; the values of --rename that were told. */
    List<String> ask(List<RenameCandidate> candidates) {
        List<RenameCandidate> told = new ArrayList<>();
        for (RenameCandidate candidate : candidates) {
            if (told.stream().noneMatch(candidate::excludes) && isTrue(candidate)) {
                told.add(candidate);
            }
        }
        return told.stream().map(RenameCandidate::rename).toList();
    }

    private boolean isTrue(RenameCandidate candidate) {
        output.messages()
                .print("Is " + candidate.to().name() + " the renamed "
                        + candidate.from().name() + "? [y/N] ");
        output.messages().flush();
        try {
            String answer = answers.readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
