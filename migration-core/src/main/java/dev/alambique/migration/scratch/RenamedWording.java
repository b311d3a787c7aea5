package dev.alambique.migration.scratch;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.rename.Words;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The expressions of a schema after renames. Their texts name columns, tables, sequences, types and values, and only PostgreSQL knows
 * where: so it is given the expressions, told the renames, and asked for the texts.
 */
public final class RenamedWording {
    private final ScratchDatabase database;
    private final String defaultSchema;
    private final SqlRenderer renderer;

    /**
     * A wording by that database.
     *
     * @param database an empty scratch database
     */
    public RenamedWording(ScratchDatabase database, String defaultSchema) {
        this.database = database;
        this.defaultSchema = defaultSchema;
        this.renderer = new SqlRenderer(defaultSchema);
    }

    /**
     * The renamed schema in PostgreSQL's words. An expression that the scratch database cannot hold keeps its text, and is
     * noted.
     *
     * @throws SQLException if the scratch database cannot be used
     */
    public Schema of(Renaming renaming) throws SQLException {
        Schema renamed = renaming.renamed();
        Schema probe = probe(renaming, renamed);
        if (probe.tables().isEmpty()) {
            return renamed;
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            make(connection, statement, bare(probe));
            make(connection, statement, probe);
            Schema state = probe;
            for (Rename rename : renaming.renames()) {
                Schema next = rename.in(state);
                if (!next.equals(state)) {
                    run(statement, rename);
                }
                state = next;
            }
            return Words.of(renamed, new Introspector(defaultSchema).read(connection));
        }
    }

    private void make(Connection connection, Statement statement, Schema schema) throws SQLException {
        MigrationPlan additions = SchemaDiff.between(new Introspector(defaultSchema).read(connection), schema);
        for (Operation operation : additions.operations()) {
            run(statement, operation);
        }
    }

    private void run(Statement statement, Operation operation) {
        for (String sql : renderer.statements(operation)) {
            try {
                statement.execute(sql);
            } catch (SQLException refused) {
                database.note(
                        "not followed through the renames: " + Summary.of(operation) + ": " + refused.getMessage());
            }
        }
    }

    /** The tables that the renames change and that hold expressions, with no more than these. */
    private static Schema probe(Renaming renaming, Schema renamed) {
        Schema original = renaming.original();
        List<EnumType> types = original.enums().stream()
                .filter(each -> renamed.enums().stream()
                        .noneMatch(other -> other.typeName().equals(each.typeName())
                                && other.values().equals(each.values())))
                .toList();
        Set<QualifiedName> changing = new HashSet<>();
        original.tables().stream()
                .filter(Words::areIn)
                .filter(table -> !renamed.table(renaming.nameOf(table.name())).equals(Optional.of(table))
                        || types.stream().anyMatch(type -> type.isUsedBy(table)))
                .forEach(table -> changing.add(table.name()));
        Set<QualifiedName> families = families(original);
        List<Table> tables = original.tables().stream()
                .filter(table -> changing.contains(table.name()) || families.contains(table.name()))
                .map(table -> families.contains(table.name())
                        ? withoutForeignKeys(table)
                        : reduced(table, original.sequences()))
                .toList();
        Set<QualifiedName> names = new HashSet<>();
        Set<QualifiedName> drawn = new HashSet<>();
        tables.forEach(table -> names.add(table.name()));
        tables.forEach(table ->
                table.columns().forEach(column -> drawn.addAll(column.value().drawsFrom())));
        List<Sequence> sequences = original.sequences().stream()
                .filter(each -> drawn.contains(each.name()))
                .map(each -> each.withOwner(each.owner().filter(owner -> names.contains(owner.table()))))
                .toList();

        return original.withTables(tables)
                .withSequences(sequences)
                .withNamespaces(renamed.namespaces())
                .withReaders(List.of());
    }

    /** The tables that inherit from one another: a rename reaches all of a family. */
    private static Set<QualifiedName> families(Schema schema) {
        Set<QualifiedName> families = new HashSet<>();
        for (Table table : schema.tables()) {
            if (!table.ancestry().parents().isEmpty()) {
                families.add(table.name());
                families.addAll(table.ancestry().parents());
            }
        }
        return families;
    }

    private static Table withoutForeignKeys(Table table) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !(each instanceof ForeignKey))
                .toList());
    }

    private static Table reduced(Table table, List<Sequence> sequences) {
        Set<String> used = new HashSet<>();
        List<Constraint> constraints =
                table.constraints().stream().filter(Words::areIn).toList();
        List<Index> indexes = table.indexes().stream().filter(Words::areIn).toList();
        constraints.forEach(each -> used.addAll(each.columns()));
        indexes.forEach(each -> used.addAll(each.columns()));
        for (Column column : table.columns()) {
            if (Words.areIn(column)) {
                used.add(column.name());
            }
            if (column.value() instanceof ColumnValue.Generated generated) {
                used.addAll(generated.columns());
            }
        }
        sequences.forEach(sequence -> sequence.owner()
                .filter(owner -> owner.table().equals(table.name()))
                .ifPresent(owner -> used.add(owner.column())));
        List<Column> columns = table.columns().stream()
                .filter(each -> used.contains(each.name()))
                .map(each -> Words.areIn(each) ? each : each.withValue(new ColumnValue.Given()))
                .toList();
        return table.withColumns(columns)
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withUnmodelled(List.of());
    }

    /** The tables without their expressions, so that one which is refused does not take its table along. */
    private static Schema bare(Schema probe) {
        return probe.withTables(probe.tables().stream()
                .map(table -> table.withConstraints(List.of())
                        .withIndexes(List.of())
                        .withColumns(table.columns().stream()
                                .filter(each -> !(each.value() instanceof ColumnValue.Generated))
                                .map(each -> each.withValue(new ColumnValue.Given()))
                                .toList()))
                .toList());
    }
}
