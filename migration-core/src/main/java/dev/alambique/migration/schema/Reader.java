package dev.alambique.migration.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that reads tables and columns and is not compared. It is known because PostgreSQL does not let what it reads
 * be dropped or change its type.
 *
 * @param table the table that it belongs to and goes with, if it does
 * @param reads the tables and columns that it reads, sorted
 */
public record Reader(Kind kind, QualifiedName name, Optional<QualifiedName> table, List<ObjectKey> reads) {
    public Reader {
        Objects.requireNonNull(kind, "kind");
        reads = reads.stream().sorted().toList();
    }

    /** The sorts of readers. */
    public enum Kind {
        VIEW,
        RULE,
        TRIGGER,
        POLICY,
        STATISTICS,
        FUNCTION,
        PUBLICATION,
        PARTITION_KEY;

        /** The word for this kind in reports, such as {@code view}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** {@code trigger carimbo on public.alunos}. */
    @Override
    public String toString() {
        String word = kind.word();
        if (kind == Kind.PARTITION_KEY) {
            return word + " of " + table.orElse(name);
        }
        return table.map(owner -> word + " " + Names.display(name.name()) + " on " + owner)
                .orElse(word + " " + name);
    }
}
