package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operation puts at risk.
 *
 * @param subject the object concerned
 * @param reason why, in a few words
 * @param check what to count in a database to know more, where that helps
 * @param rows how many rows of the database at hand are concerned, where they were counted
 */
public record Hazard(Kind kind, ObjectKey subject, String reason, Optional<RowCheck> check, Optional<Long> rows) {
    public Hazard {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(rows, "rows");
    }

    /** A hazard whose rows cannot be counted. */
    public Hazard(Kind kind, ObjectKey subject, String reason) {
        this(kind, subject, reason, Optional.empty(), Optional.empty());
    }

    /** A hazard whose rows can be counted. */
    Hazard(Kind kind, ObjectKey subject, String reason, RowCheck check) {
        this(kind, subject, reason, Optional.of(check), Optional.empty());
    }

    /** The same hazard once its rows are counted; none if a table without rows leaves nothing to fear. */
    public Optional<Hazard> counted(Map<RowCheck, Long> counts) {
        Optional<Long> count = check.map(counts::get);
        if (count.isEmpty()) {
            return Optional.of(this);
        }
        RowCheck counted = check.orElseThrow();
        return counted instanceof RowCheck.HasRows && count.get() == 0
                ? Optional.empty()
                : Optional.of(new Hazard(kind, subject, counted.words(count.get()), check, count));
    }

    /** The sorts of risk, worst first. */
    public enum Kind {
        LOSES_DATA("loses data"),
        MAY_FAIL("may fail on existing rows"),
        BREAKS_RUNNING_CODE("breaks running code"),
        REWRITES_TABLE("rewrites the table"),
        SCANS_TABLE("scans the table"),
        BLOCKS_READS_AND_WRITES("blocks reads and writes"),
        BLOCKS_WRITES("blocks writes");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /** The words for this kind in headers and reports. */
        public String phrase() {
            return phrase;
        }

        /** How flags and documents spell this kind: {@code loses-data}. */
        public String flag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind that a flag spells, if there is one. */
        public static Optional<Kind> ofFlag(String flag) {
            return Arrays.stream(values())
                    .filter(kind -> kind.flag().equals(flag))
                    .findFirst();
        }
    }

    /** {@code loses data: column public.alunos.telefone (the column is dropped)}. */
    @Override
    public String toString() {
        return kind.phrase() + ": " + subject + " (" + reason + ")";
    }
}
