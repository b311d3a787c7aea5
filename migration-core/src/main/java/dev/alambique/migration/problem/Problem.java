package dev.alambique.migration.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A problem as a user reads it: one sentence that names the subject, then labelled lines with the evidence and the way
 * out.
 *
 * @param summary one sentence that names the subject
 * @param details labelled lines, in reading order
 */
public record Problem(String summary, List<Detail> details) {
    private static final int LABEL_WIDTH = 9;

    public Problem {
        Objects.requireNonNull(summary, "summary");
        details = List.copyOf(details);
    }

    /** One labelled line of a problem; the text may span lines. */
    public record Detail(String label, String text) {
        public Detail {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A problem without details yet. */
    public static Problem of(String summary) {
        return new Problem(summary, List.of());
    }

    /** Several problems in one, each under its number; a single one as it is. */
    public static Problem of(String summary, List<Problem> several) {
        if (several.size() == 1) {
            return several.get(0);
        }
        Problem all = of(summary);
        for (Problem each : several) {
            all = all.with(Integer.toString(all.details.size() + 1), each.text());
        }
        return all;
    }

    /** This problem with one more labelled line, such as {@code revision  V1__x.sql, line 3}. */
    public Problem with(String label, String text) {
        List<Detail> more = new ArrayList<>(details);
        more.add(new Detail(label, text));
        return new Problem(summary, more);
    }

    /** This problem with what the user can do instead. */
    public Problem instead(String wayOut) {
        return with("instead", wayOut);
    }

    /** The exception that carries this problem: the database or a revision failed. */
    public MigrationException failure() {
        return new MigrationException(this, null);
    }

    /** The exception that carries this problem and its cause. */
    public MigrationException failure(Throwable cause) {
        return new MigrationException(this, cause);
    }

    /** The exception that carries this problem when the command or the configuration is at fault. */
    public UsageException usage() {
        return new UsageException(this, null);
    }

    /** The exception that carries this problem and its cause when the command or the configuration is at fault. */
    public UsageException usage(Throwable cause) {
        return new UsageException(this, cause);
    }

    /** The exception that carries this problem when the caller's own rule says no. */
    public RefusedException refusal() {
        return new RefusedException(this, null);
    }

    /** The problem as text: the summary, then one indented line for each detail, labels aligned. */
    public String text() {
        StringBuilder text = new StringBuilder(summary);
        String continuation = "\n" + " ".repeat(2 + LABEL_WIDTH + 1);
        for (Detail detail : details) {
            text.append("\n  ").append(detail.label());
            text.append(" ".repeat(Math.max(1, LABEL_WIDTH + 1 - detail.label().length())));
            text.append(detail.text().strip().replace("\n", continuation));
        }
        return text.toString();
    }
}
