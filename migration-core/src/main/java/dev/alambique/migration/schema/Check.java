package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A check.
 *
 * @param expression the condition in PostgreSQL's own words ({@code pg_get_expr})
 */
public record Check(
        String name,
        List<String> columns,
        String expression,
        Inheritance inheritance,
        Validity validity,
        Optional<String> comment)
        implements Constraint {
    public Check {
        Names.require(name, "name");
        Names.require(expression, "expression");
        columns = columns.stream().sorted().toList();
    }

    public Check withExpression(String other) {
        return new Check(name, columns, other, inheritance, validity, comment);
    }

    @Override
    public Check withName(String other) {
        return new Check(other, columns, expression, inheritance, validity, comment);
    }

    @Override
    public Check withComment(Optional<String> other) {
        return new Check(name, columns, expression, inheritance, validity, other);
    }

    @Override
    public Check withColumns(UnaryOperator<String> names) {
        return new Check(name, Names.renamed(columns, names), expression, inheritance, validity, comment);
    }

    /** This check without what VALIDATE CONSTRAINT can change. */
    @Override
    public Check shape() {
        Validity shape = validity == Validity.NOT_ENFORCED ? validity : Validity.VALID;
        return new Check("?", columns, expression, inheritance, shape, Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.check(this);
    }
}
