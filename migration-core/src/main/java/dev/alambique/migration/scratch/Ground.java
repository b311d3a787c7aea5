package dev.alambique.migration.scratch;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Uncompared;
import dev.alambique.migration.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tables stand on (schemas, types, sequences, functions), made in a scratch database without the tables. */
public final class Ground {
    private Ground() {}

    /**
     * Makes what either schema has, as the second has it where both do. What cannot be made there is left out: only an
     * expression that needs it suffers.
     *
     * @param database an empty scratch database
     * @throws SQLException if the scratch database cannot be used
     */
    public static void lay(Schema one, Schema other, ScratchDatabase database, String defaultSchema)
            throws SQLException {
        Map<String, OtherType> types = new LinkedHashMap<>();
        Map<String, Uncompared> rest = new LinkedHashMap<>();
        for (Schema each : List.of(one, other)) {
            each.unmodelled().forEach(type -> types.put(type.toString(), type));
            each.uncompared().forEach(thing -> rest.put(thing.phrase(), thing));
        }
        SqlRenderer renderer = new SqlRenderer(defaultSchema);
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Schema empty = new Introspector(defaultSchema).read(connection);
            for (Operation operation :
                    SchemaDiff.between(empty, plain(one, other)).operations()) {
                statements.addAll(renderer.statements(operation));
            }
            rest.values().stream()
                    .filter(Uncompared::isExtension)
                    .forEach(thing -> thing.creation().ifPresent(statements::add));
            types.values().forEach(type -> statements.addAll(renderer.statements(type)));
            rest.values().stream()
                    .filter(thing -> !thing.isExtension())
                    .forEach(thing -> thing.creation().ifPresent(statements::add));
            for (String sql : statements) {
                attempt(statement, sql);
            }
        }
    }

    private static void attempt(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException refused) {
            // what needs it is noted when it is compared
        }
    }

    private static Schema plain(Schema one, Schema other) {
        Map<String, Namespace> namespaces = new LinkedHashMap<>(one.namespacesByName());
        namespaces.putAll(other.namespacesByName());
        Map<QualifiedName, EnumType> enums = new LinkedHashMap<>(one.enumsByName());
        enums.putAll(other.enumsByName());
        Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>(one.sequencesByName());
        sequences.putAll(other.sequencesByName());
        return new Schema(
                List.copyOf(namespaces.values()),
                List.copyOf(enums.values()),
                List.of(),
                sequences.values().stream()
                        .map(each -> each.withOwner(Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
