package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The constraint by which a column is NOT NULL (PostgreSQL 18 and later keep one in {@code pg_constraint}). Names that
 * PostgreSQL generated are all equal: a renamed table or column leaves them behind.
 */
public record NotNull(
        String name, Constraint.Inheritance inheritance, Constraint.Validity validity, Optional<String> comment) {
    /** {@code <table>_<column>_not_null}, and a number where that name was taken (ChooseConstraintName). */
    private static final Pattern GENERATED = Pattern.compile(".+_.+_not_null\\d*", Pattern.DOTALL);

    public NotNull {
        Names.require(name, "name");
        Objects.requireNonNull(inheritance, "inheritance");
        Objects.requireNonNull(validity, "validity");
    }

    /** Whether nobody chose the name. */
    public boolean isNameGenerated() {
        return GENERATED.matcher(name).matches();
    }

    /** Whether it says no more than NOT NULL. */
    public boolean isUsual() {
        return isNameGenerated()
                && inheritance == Constraint.Inheritance.INHERITED
                && validity == Constraint.Validity.VALID
                && comment.isEmpty();
    }

    public NotNull withName(String other) {
        return new NotNull(other, inheritance, validity, comment);
    }

    public NotNull withoutComment() {
        return new NotNull(name, inheritance, validity, Optional.empty());
    }

    public NotNull withValidity(Constraint.Validity other) {
        return new NotNull(name, inheritance, other, comment);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotNull rule
                && chosenName().equals(rule.chosenName())
                && inheritance == rule.inheritance
                && validity == rule.validity
                && comment.equals(rule.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(chosenName(), inheritance, validity, comment);
    }

    private Optional<String> chosenName() {
        return isNameGenerated() ? Optional.empty() : Optional.of(name);
    }
}
