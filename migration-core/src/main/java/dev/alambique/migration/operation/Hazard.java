package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import java.util.Objects;

/**
 * What an operation puts at risk.
 *
 * @param subject the object concerned
 * @param reason why, in a few words
 */
public record Hazard(Kind kind, ObjectKey subject, String reason) {
    public Hazard {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
    }

    /** The sorts of risk, worst first. */
    public enum Kind {
        LOSES_DATA("loses data"),
        BREAKS_RUNNING_CODE("breaks running code"),
        MAY_FAIL("may fail on existing rows"),
        REWRITES_TABLE("rewrites the table"),
        BLOCKS_WRITES("blocks writes while it reads the table");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /** The words for this kind in headers and reports. */
        public String phrase() {
            return phrase;
        }
    }

    /** {@code loses data: column public.alunos.telefone (the column is dropped)}. */
    @Override
    public String toString() {
        return kind.phrase() + ": " + subject + " (" + reason + ")";
    }
}
