package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A change to an enum type or to its casts. */
public sealed interface EnumOperation extends Operation {
    /** An enum type is made with its values and its comment; its casts have an operation of their own. */
    record CreateEnum(EnumType type) implements EnumOperation {
        @Override
        public Operation inverse() {
            return new DropEnum(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createEnum(this);
        }
    }

    /** An enum type, by then without casts and used by nothing, is dropped. */
    record DropEnum(EnumType type) implements EnumOperation {
        @Override
        public Operation inverse() {
            return new CreateEnum(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropEnum(this);
        }
    }

    /**
     * The values of an enum type change; its casts and its comment stay as they are.
     *
     * @param uses the tables that use the type before and after, each reduced to its columns of the type (with those
     *     defaults that stay), columns of other types whose defaults name it, and the constraints and indexes that
     *     stand on it
     * @param newValues whether the plan also uses one of the values that are added or removed
     * @param conversions what the user says of the values in old rows, by the column
     * @param waiting what the old type is called while a new one takes its place, where that is how it changes
     */
    record AlterEnum(
            EnumType from,
            EnumType to,
            List<Table> uses,
            NewValues newValues,
            Map<ObjectKey, Conversion> conversions,
            String waiting)
            implements EnumOperation {
        public AlterEnum {
            uses = List.copyOf(uses);
            conversions = Map.copyOf(conversions);
        }

        public AlterEnum(EnumType from, EnumType to, List<Table> uses, NewValues newValues) {
            this(
                    from,
                    to,
                    uses,
                    newValues,
                    Map.of(),
                    Names.generated(from.name().name(), "", "_old"));
        }

        /** Whether a value is used in the transaction that adds it. */
        public enum NewValues {
            UNUSED,
            USED
        }

        /**
         * Whether PostgreSQL can add the values to the type as it stands, without a look at the rows: nothing goes,
         * nothing changes its place, and no new value is used before the transaction has ended (ALTER TYPE … ADD
         * VALUE in PostgreSQL's documentation).
         */
        public boolean onlyAdds() {
            return newValues == NewValues.UNUSED
                    && from.values()
                            .equals(to.values().stream()
                                    .filter(from.values()::contains)
                                    .toList());
        }

        /** The columns that hold values of the type and keep it. */
        public List<ObjectKey> columns() {
            return uses.stream()
                    .flatMap(table -> table.columns().stream()
                            .filter(from::isTypeOf)
                            .map(column -> ObjectKey.column(table.name(), column.name())))
                    .toList();
        }

        /** Whether rows may hold a value that goes. */
        public boolean removes() {
            return !to.values().containsAll(from.values());
        }

        /** How the values of a column follow. */
        public Conversion conversion(ObjectKey column) {
            return conversions.getOrDefault(column, Conversion.BY_CAST);
        }

        public AlterEnum withConversions(Map<ObjectKey, Conversion> other) {
            return new AlterEnum(from, to, uses, newValues, other, waiting);
        }

        /** The same change, with a name for the old type to wait under that is not taken in its namespace. */
        public AlterEnum aside(Predicate<QualifiedName> taken) {
            String name = from.name().name();
            String free = Names.generated(name, "", "_old");
            for (int i = 2; taken.test(from.name().sibling(free)); i++) {
                free = Names.generated(name, "", "_old" + i);
            }
            return new AlterEnum(from, to, uses, newValues, conversions, free);
        }

        @Override
        public AlterEnum inverse() {
            Map<ObjectKey, Conversion> back = new HashMap<>();
            conversions.forEach((column, conversion) -> back.put(column, conversion.inverse()));
            return new AlterEnum(to, from, uses, newValues, back, waiting);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterEnum(this);
        }
    }

    /** An enum type gets another name, in its namespace or in another one; what uses it follows. */
    record RenameEnum(TypeName from, TypeName to) implements EnumOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameEnum(to, from);
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.type(schema, from, to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameEnum(this);
        }
    }

    /** A value of an enum type gets another name, and keeps its place; the rows that hold it follow. */
    record RenameValue(TypeName type, String from, String to) implements EnumOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameValue(type, to, from);
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.value(schema, type.name(), from, to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameValue(this);
        }
    }

    /** A cast by text between an enum type and another is made. */
    record CreateCast(EnumType type, Cast cast) implements EnumOperation {
        @Override
        public Operation inverse() {
            return new DropCast(type, cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createCast(this);
        }
    }

    /** A cast between an enum type and another is dropped. */
    record DropCast(EnumType type, Cast cast) implements EnumOperation {
        @Override
        public Operation inverse() {
            return new CreateCast(type, cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropCast(this);
        }
    }
}
