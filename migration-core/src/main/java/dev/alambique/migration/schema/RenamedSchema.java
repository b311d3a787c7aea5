package dev.alambique.migration.schema;

import dev.alambique.migration.schema.Sequence.ColumnReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema in which something has another name, wherever the model says that name. The texts of expressions stay as they
 * are: only PostgreSQL can tell what becomes of them.
 */
public final class RenamedSchema {
    private final UnaryOperator<QualifiedName> relation;
    private final BiFunction<QualifiedName, String, String> column;

    private RenamedSchema(UnaryOperator<QualifiedName> relation, BiFunction<QualifiedName, String, String> column) {
        this.relation = relation;
        this.column = column;
    }

    /** With another name of a table; into another namespace it takes the sequences of its columns along. */
    public static Schema table(Schema schema, QualifiedName from, QualifiedName to) {
        Set<QualifiedName> moving = sequencesOf(schema, from);
        UnaryOperator<QualifiedName> relation = name -> {
            if (name.equals(from)) {
                return to;
            }
            return moving.contains(name) ? new QualifiedName(to.schema(), name.name()) : name;
        };
        return new RenamedSchema(relation, (table, column) -> column).of(schema);
    }

    /** With another name of a column, which the tables below take over. */
    public static Schema column(Schema schema, QualifiedName table, String from, String to) {
        Set<QualifiedName> tables =
                Heirs.of(schema, table, each -> each.ancestry().hasColumn(from));
        tables.add(table);
        return new RenamedSchema(
                        UnaryOperator.identity(),
                        (owner, name) -> tables.contains(owner) && name.equals(from) ? to : name)
                .of(schema);
    }

    public static Schema sequence(Schema schema, QualifiedName from, QualifiedName to) {
        return new RenamedSchema(name -> name.equals(from) ? to : name, (table, column) -> column).of(schema);
    }

    /** With another name of an enum type, in its namespace or in another one. */
    public static Schema type(Schema schema, TypeName from, TypeName to) {
        return schema.withEnums(schema.enums().stream()
                        .map(each -> each.name().equals(from.name()) ? each.withName(to) : each)
                        .toList())
                .withTables(schema.tables().stream()
                        .map(table -> table.withColumns(table.columns().stream()
                                .map(each -> each.withType(from.renamed(each.type(), to)))
                                .toList()))
                        .toList());
    }

    /** With another name of a value of an enum type. */
    public static Schema value(Schema schema, QualifiedName type, String from, String to) {
        return schema.withEnums(schema.enums().stream()
                .map(each -> each.name().equals(type)
                        ? each.withValues(Names.renamed(each.values(), value -> value.equals(from) ? to : value))
                        : each)
                .toList());
    }

    /** With another name of a constraint, and of its index where it has one; the tables below take that of a check over. */
    public static Schema constraint(Schema schema, QualifiedName table, String from, String to) {
        boolean isCheck = schema.table(table)
                .flatMap(each -> each.constraint(from))
                .filter(Check.class::isInstance)
                .isPresent();
        Set<QualifiedName> tables =
                Heirs.of(schema, table, each -> isCheck && each.ancestry().hasConstraint(from));
        tables.add(table);
        return inside(schema, tables, each -> {
            List<Constraint> constraints = each.constraints().stream()
                    .map(part -> part.name().equals(from) ? part.withName(to) : part)
                    .toList();
            boolean hasIndex =
                    each.constraint(from).filter(Constraint::hasIndex).isPresent();
            return (hasIndex ? each.withSettings(settings(each.settings(), from, to)) : each)
                    .withConstraints(constraints)
                    .withAncestry(each.ancestry().renamedPart(from, to));
        });
    }

    public static Schema index(Schema schema, QualifiedName table, String from, String to) {
        return inside(schema, Set.of(table), each -> {
            List<Index> indexes = each.indexes().stream()
                    .map(part -> part.name().equals(from) ? part.withName(to) : part)
                    .toList();
            return (each.index(from).isPresent() ? each.withSettings(settings(each.settings(), from, to)) : each)
                    .withIndexes(indexes)
                    .withAncestry(each.ancestry().renamedPart(from, to));
        });
    }

    private static Schema inside(Schema schema, Set<QualifiedName> tables, UnaryOperator<Table> change) {
        return schema.withTables(schema.tables().stream()
                .map(each -> tables.contains(each.name()) ? change.apply(each) : each)
                .toList());
    }

    /** What a table says of one of its indexes, by another name of that. */
    private static TableSettings settings(TableSettings settings, String from, String to) {
        ReplicaIdentity identity = settings.replicaIdentity();
        return settings.withClusteredOn(settings.clusteredOn().map(name -> name.equals(from) ? to : name))
                .withReplicaIdentity(identity.index().equals(Optional.of(from)) ? ReplicaIdentity.of(to) : identity);
    }

    private static Set<QualifiedName> sequencesOf(Schema schema, QualifiedName table) {
        Stream<QualifiedName> owned = schema.sequences().stream()
                .filter(each -> each.isOwnedBy(table))
                .map(Sequence::name);
        Stream<QualifiedName> inside = schema.table(table).stream()
                .flatMap(each -> each.columns().stream())
                .flatMap(each -> each.value() instanceof ColumnValue.Identity identity
                        ? Stream.of(identity.sequence())
                        : Stream.empty());
        return Stream.concat(owned, inside).collect(Collectors.toSet());
    }

    private Schema of(Schema schema) {
        return schema.withTables(schema.tables().stream().map(this::table).toList())
                .withSequences(schema.sequences().stream().map(this::sequence).toList())
                .withEnums(schema.enums().stream().map(this::type).toList())
                .withReaders(schema.readers().stream().map(this::reader).toList());
    }

    private EnumType type(EnumType type) {
        return type.withExpressions(type.expressions().stream().map(this::key).toList());
    }

    private ObjectKey key(ObjectKey key) {
        return new ObjectKey(
                key.kind(),
                relation.apply(key.relation()),
                key.kind() == ObjectKey.Kind.CONSTRAINT
                        ? key.part()
                        : key.part().map(part -> column.apply(key.relation(), part)));
    }

    private Table table(Table table) {
        QualifiedName old = table.name();
        UnaryOperator<String> names = name -> column.apply(old, name);
        return table.withName(relation.apply(old))
                .withAncestry(table.ancestry().renamed(relation, names))
                .withColumns(table.columns().stream()
                        .map(each -> each.withName(names.apply(each.name())).withValue(value(old, each.value())))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .map(each -> constraint(each.withColumns(names)))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(each -> each.withColumns(names))
                        .toList());
    }

    private Constraint constraint(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? key.withTarget(relation.apply(key.target()), name -> column.apply(key.target(), name))
                : constraint;
    }

    private ColumnValue value(QualifiedName table, ColumnValue value) {
        if (value instanceof ColumnValue.Default given) {
            return new ColumnValue.Default(
                    given.expression(),
                    given.sequences().stream().map(relation).toList(),
                    given.relations().stream().map(relation).toList(),
                    given.volatility());
        }
        if (value instanceof ColumnValue.Identity identity) {
            return new ColumnValue.Identity(
                    identity.generation(), relation.apply(identity.sequence()), identity.options(), identity.comment());
        }
        if (value instanceof ColumnValue.Generated generated) {
            return new ColumnValue.Generated(
                    generated.expression(),
                    generated.storage(),
                    generated.columns().stream()
                            .map(name -> column.apply(table, name))
                            .toList());
        }
        return value;
    }

    private Sequence sequence(Sequence sequence) {
        Optional<ColumnReference> owner = sequence.owner()
                .map(each ->
                        new ColumnReference(relation.apply(each.table()), column.apply(each.table(), each.column())));
        return sequence.withName(relation.apply(sequence.name())).withOwner(owner);
    }

    private Reader reader(Reader reader) {
        return new Reader(
                reader.kind(),
                reader.name(),
                reader.table().map(relation),
                reader.reads().stream().map(this::key).toList());
    }
}
