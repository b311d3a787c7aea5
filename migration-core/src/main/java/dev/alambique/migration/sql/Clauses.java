package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Deferrability;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of statements that describe a column, a sequence or an index. */
final class Clauses {
    private final Quoting quoting;

    Clauses(Quoting quoting) {
        this.quoting = quoting;
    }

    /** A column as CREATE TABLE and ADD COLUMN take it. */
    String column(QualifiedName table, Column column) {
        StringBuilder sql = new StringBuilder(Quoting.identifier(column.name()))
                .append(' ')
                .append(TypeNames.written(column.type()));
        column.collation().ifPresent(collation -> sql.append(" COLLATE ").append(collation));
        ColumnValue value = column.value();
        if (value instanceof ColumnValue.Default given) {
            sql.append(" DEFAULT ").append(byDefault(column, given));
        } else if (value instanceof ColumnValue.Generated generated) {
            sql.append(" GENERATED ALWAYS AS ")
                    .append(Parentheses.around(generated.expression()))
                    .append(' ')
                    .append(generated.storage());
        } else if (value instanceof ColumnValue.Identity identity) {
            sql.append(' ').append(new IdentityClause(quoting, column, identity).of(table));
        }
        return sql.append(NotNullRule.clause(table, column)).toString();
    }

    /** The default as a person would write it. */
    static String byDefault(Column column, ColumnValue.Default value) {
        return Literal.of(value.expression())
                .flatMap(literal -> literal.asDefaultOf(column.type()))
                .orElse(value.expression());
    }

    /** The options of a sequence that are not what its type and direction imply. */
    static List<String> sequenceOptions(SequenceOptions options) {
        SequenceOptions usual = SequenceOptions.of(options.type(), options.increment());
        List<String> clauses = new ArrayList<>();
        if (options.increment() != 1) {
            clauses.add("INCREMENT BY " + options.increment());
        }
        if (options.minimum() != usual.minimum()) {
            clauses.add("MINVALUE " + options.minimum());
        }
        if (options.maximum() != usual.maximum()) {
            clauses.add("MAXVALUE " + options.maximum());
        }
        if (options.start() != (options.increment() > 0 ? options.minimum() : options.maximum())) {
            clauses.add("START WITH " + options.start());
        }
        if (options.cache() != 1) {
            clauses.add("CACHE " + options.cache());
        }
        if (options.cycle()) {
            clauses.add("CYCLE");
        }
        return clauses;
    }

    /**
     * Moves the counter of a sequence into the limits to come, where it would stand in front of them: ALTER SEQUENCE
     * refuses limits that the counter is outside of.
     */
    List<String> beforeOptions(QualifiedName sequence, SequenceOptions from, SequenceOptions to) {
        boolean ascends = to.increment() > 0;
        if (turns(from, to)
                || ascends && to.minimum() <= from.minimum()
                || !ascends && to.maximum() >= from.maximum()) {
            return List.of();
        }
        String name = quoting.relation(sequence);
        long limit = ascends ? to.minimum() : to.maximum();
        return List.of("SELECT setval(" + Quoting.literal(name) + ", " + (ascends ? "greatest" : "least")
                + "(last_value, " + limit + "), is_called AND last_value " + (ascends ? ">= " : "<= ") + limit
                + ") FROM " + name);
    }

    /** The next value comes a whole increment behind the last row's: a JPA provider takes it for the end of a range. */
    String begin(Sequence sequence, Sequence.ColumnReference column) {
        String last = "max(" + Quoting.identifier(column.column()) + ")";
        return "SELECT setval(" + Quoting.literal(quoting.relation(sequence.name())) + ", " + last + ") FROM "
                + quoting.relation(column.table()) + " HAVING " + last + " >= "
                + sequence.options().start();
    }

    /** Whether the counter means nothing any more: the direction changes, or the limits leave the old ones behind. */
    private static boolean turns(SequenceOptions from, SequenceOptions to) {
        return from.increment() > 0 != to.increment() > 0
                || to.minimum() > from.maximum()
                || to.maximum() < from.minimum();
    }

    /** Every option of a sequence that differs, said outright, as ALTER takes it. */
    static List<String> changedOptions(SequenceOptions from, SequenceOptions to) {
        List<String> clauses = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            clauses.add("AS " + to.type());
        }
        if (from.increment() != to.increment()) {
            clauses.add("INCREMENT BY " + to.increment());
        }
        SequenceOptions retyped = from.retyped(to.type());
        if (retyped.minimum() != to.minimum()) {
            clauses.add("MINVALUE " + to.minimum());
        }
        if (retyped.maximum() != to.maximum()) {
            clauses.add("MAXVALUE " + to.maximum());
        }
        if (from.start() != to.start()) {
            clauses.add("START WITH " + to.start());
        }
        if (from.cache() != to.cache()) {
            clauses.add("CACHE " + to.cache());
        }
        if (from.cycle() != to.cycle()) {
            clauses.add(to.cycle() ? "CYCLE" : "NO CYCLE");
        }
        if (turns(from, to)) {
            clauses.add("RESTART");
        }
        return clauses;
    }

    /** {@code CREATE INDEX …}. */
    String index(QualifiedName table, Index index) {
        StringBuilder sql = new StringBuilder("CREATE ");
        sql.append(index.uniqueness() == Index.Uniqueness.NONE ? "" : "UNIQUE ");
        sql.append("INDEX ")
                .append(Quoting.identifier(index.name()))
                .append(" ON ")
                .append(quoting.relation(table));
        sql.append(index.method().equals("btree") ? "" : " USING " + Quoting.identifier(index.method()));
        sql.append(index.keys().stream().map(Clauses::key).collect(Collectors.joining(", ", " (", ")")));
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE ").append(Quoting.list(index.include()));
        }
        if (index.uniqueness() == Index.Uniqueness.UNIQUE_NULLS_NOT_DISTINCT) {
            sql.append(" NULLS NOT DISTINCT");
        }
        sql.append(storage(index.storage(), " TABLESPACE "));
        index.predicate().ifPresent(predicate -> sql.append(" WHERE ").append(PlainWords.of(predicate)));
        return sql.toString();
    }

    /** {@code WITH (…)} and a tablespace, behind an index or a constraint. */
    static String storage(IndexStorage storage, String tablespace) {
        return (storage.parameters().isEmpty() ? "" : " WITH " + Parameters.list(storage.parameters()))
                + storage.tablespace()
                        .map(each -> tablespace + Quoting.identifier(each))
                        .orElse("");
    }

    private static String key(Index.Key key) {
        String term = key.term() instanceof Index.Term.OfExpression expression
                ? PlainWords.term(expression.expression())
                : Quoting.identifier(((Index.Term.OfColumn) key.term()).column());
        return term
                + key.collation().map(collation -> " COLLATE " + collation).orElse("")
                + key.operatorClass().map(operators -> " " + operators).orElse("")
                + switch (key.order()) {
                    case ASC -> "";
                    case ASC_NULLS_FIRST -> " NULLS FIRST";
                    case DESC -> " DESC";
                    case DESC_NULLS_LAST -> " DESC NULLS LAST";
                };
    }

    static String deferrability(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }
}
