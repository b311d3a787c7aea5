package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.HashSet;
import java.util.Set;

/** The ownership of all that a schema holds. */
final class EverythingIn {
    private EverythingIn() {}

    static Ownership of(Schema schema) {
        Set<ObjectKey> keys = new HashSet<>();
        schema.namespaces().forEach(each -> keys.add(ObjectKey.namespace(each.name())));
        schema.sequences().forEach(each -> keys.add(each.key()));
        schema.enums().forEach(each -> keys.add(each.key()));
        schema.enums().forEach(type -> type.casts().forEach(each -> keys.add(ObjectKey.cast(type.name(), each))));
        schema.tables().forEach(table -> add(table, keys));
        return new Ownership(keys, keys);
    }

    private static void add(Table table, Set<ObjectKey> keys) {
        keys.add(table.key());
        table.columns().forEach(each -> keys.add(ObjectKey.column(table.name(), each.name())));
        table.columns().forEach(each -> keys.add(ObjectKey.columnDefault(table.name(), each.name())));
        table.constraints().forEach(each -> keys.add(ObjectKey.constraint(table.name(), each.name())));
        table.indexes().forEach(each -> keys.add(ObjectKey.index(table.name().sibling(each.name()))));
    }
}
