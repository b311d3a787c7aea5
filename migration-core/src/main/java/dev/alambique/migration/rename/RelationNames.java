package dev.alambique.migration.rename;

import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Reader;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names that are given once in a namespace: those of tables, views, composite types, sequences, indexes and keys. */
final class RelationNames {
    private RelationNames() {}

    static Set<QualifiedName> of(Schema schema) {
        Set<QualifiedName> names = new HashSet<>();
        schema.views().stream().map(Reader::name).forEach(names::add);
        schema.sequences().stream().map(Sequence::name).forEach(names::add);
        schema.unmodelled().stream()
                .filter(each -> each.kind() == OtherType.Kind.COMPOSITE)
                .map(OtherType::name)
                .forEach(names::add);
        for (Table table : schema.tables()) {
            QualifiedName name = table.name();
            names.add(name);
            table.indexes().forEach(each -> names.add(name.sibling(each.name())));
            table.constraints().stream()
                    .filter(Constraint::hasIndex)
                    .forEach(each -> names.add(name.sibling(each.name())));
            names.addAll(identities(table));
        }
        return names;
    }

    /** Those of the sequences inside a table's columns. */
    static List<QualifiedName> identities(Table table) {
        return table.columns().stream()
                .flatMap(each -> each.value() instanceof ColumnValue.Identity identity
                        ? Stream.of(identity.sequence())
                        : Stream.empty())
                .toList();
    }
}
