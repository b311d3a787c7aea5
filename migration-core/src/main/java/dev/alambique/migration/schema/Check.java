package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A check. */
public record Check(
        String name,
        List<String> columns,
        Expression condition,
        Inheritance inheritance,
        Validity validity,
        Optional<String> comment)
        implements Constraint {
    public Check {
        Names.require(name, "name");
        Objects.requireNonNull(condition, "condition");
        columns = columns.stream().sorted().toList();
    }

    public Check withCondition(Expression other) {
        return new Check(name, columns, other, inheritance, validity, comment);
    }

    @Override
    public Check withName(String other) {
        return new Check(other, columns, condition, inheritance, validity, comment);
    }

    @Override
    public Check withComment(Optional<String> other) {
        return new Check(name, columns, condition, inheritance, validity, other);
    }

    @Override
    public Check withColumns(UnaryOperator<String> names) {
        return new Check(name, Names.renamed(columns, names), condition, inheritance, validity, comment);
    }

    /** This check without what VALIDATE CONSTRAINT can change. */
    @Override
    public Check shape() {
        Validity shape = validity == Validity.NOT_ENFORCED ? validity : Validity.VALID;
        return new Check("?", columns, condition, inheritance, shape, Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.check(this);
    }
}
