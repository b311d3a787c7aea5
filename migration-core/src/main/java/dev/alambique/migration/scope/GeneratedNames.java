package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Unique;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells names that nobody chose: those by PostgreSQL, and those by Hibernate, which end in a hash. */
public final class GeneratedNames {
    /** Hibernate: a prefix for the kind, then an MD5 in base 35 ({@code NamingHelper.hashedName}). */
    private static final Pattern HASHED = Pattern.compile("(?:fk|uk|uc|idx)[0-9a-z]{18,25}", Pattern.CASE_INSENSITIVE);

    private GeneratedNames() {}

    /** Whether Hibernate made it: a name with a hash. */
    public static boolean isGenerated(String name) {
        return HASHED.matcher(name).matches();
    }

    static boolean isGenerated(QualifiedName table, Constraint constraint) {
        String usual = usual(table.name(), constraint);
        String name = constraint.name();
        boolean counted = name.startsWith(usual)
                && name.substring(usual.length()).chars().allMatch(character -> character >= '0' && character <= '9');
        return counted || isGenerated(name);
    }

    /** The name that PostgreSQL gives the constraint when nothing else has it (ChooseConstraintName). */
    public static String usual(String table, Constraint constraint) {
        String columns = String.join("_", constraint.columns());
        if (constraint instanceof PrimaryKey) {
            return Names.generated(table, "", "pkey");
        }
        if (constraint instanceof Unique) {
            return Names.generated(table, columns, "key");
        }
        if (constraint instanceof ForeignKey) {
            return Names.generated(table, columns, "fkey");
        }
        if (constraint instanceof Exclusion) {
            return Names.generated(table, columns, "excl");
        }
        return Names.generated(table, constraint.columns().size() == 1 ? columns : "", "check");
    }

    /** The name that PostgreSQL gives an index of CREATE INDEX without a name (ChooseIndexName in indexcmds.c). */
    public static String usual(String table, Index index) {
        String columns = index.keys().stream()
                .map(key -> key.term() instanceof Index.Term.OfColumn term ? term.column() : "expr")
                .collect(Collectors.joining("_"));
        return Names.generated(table, columns, "idx");
    }
}
