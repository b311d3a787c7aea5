package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enum types and their casts as PostgreSQL statements. */
final class EnumStatements {
    private final Quoting quoting;
    private final Statements others;
    private final Comments comments;

    /**
     * Statements in that quoting.
     *
     * @param others the statements of the operations that making a type anew consists of
     */
    EnumStatements(Quoting quoting, Statements others) {
        this.quoting = quoting;
        this.others = others;
        this.comments = new Comments(quoting);
    }

    List<String> create(EnumType type) {
        List<String> sql = new ArrayList<>();
        sql.add("CREATE TYPE " + type.written()
                + type.values().stream().map(Quoting::literal).collect(Collectors.joining(", ", " AS ENUM (", ")")));
        sql.addAll(comments.on(type.key(), Optional.empty(), type.comment()));
        return sql;
    }

    List<String> drop(EnumType type) {
        return List.of("DROP TYPE " + type.written());
    }

    List<String> create(EnumType type, Cast cast) {
        String name = name(type, cast);
        String context = switch (cast.context()) {
            case EXPLICIT -> "";
            case ASSIGNMENT -> " AS ASSIGNMENT";
            case IMPLICIT -> " AS IMPLICIT";
        };
        List<String> sql = new ArrayList<>(List.of("CREATE " + name + " WITH INOUT" + context));
        cast.comment().ifPresent(text -> sql.add("COMMENT ON " + name + " IS " + Quoting.literal(text)));
        return sql;
    }

    List<String> drop(EnumType type, Cast cast) {
        return List.of("DROP " + name(type, cast));
    }

    List<String> alter(AlterEnum operation) {
        return operation.onlyAdds() ? added(operation) : madeAnew(operation);
    }

    List<String> rename(RenameEnum operation) {
        QualifiedName from = operation.from().name();
        QualifiedName to = operation.to().name();
        List<String> sql = new ArrayList<>();
        if (!from.name().equals(to.name())) {
            sql.add("ALTER TYPE " + quoting.type(from) + " RENAME TO " + Quoting.identifier(to.name()));
        }
        if (!from.schema().equals(to.schema())) {
            sql.add("ALTER TYPE " + quoting.type(from.sibling(to.name())) + " SET SCHEMA "
                    + Quoting.identifier(to.schema()));
        }
        return sql;
    }

    List<String> rename(RenameValue operation) {
        return List.of("ALTER TYPE " + quoting.type(operation.type().name()) + " RENAME VALUE "
                + Quoting.literal(operation.from()) + " TO " + Quoting.literal(operation.to()));
    }

    private static String name(EnumType type, Cast cast) {
        String other = TypeNames.written(cast.other());
        return cast.direction() == Cast.Direction.FROM
                ? "CAST (" + other + " AS " + type.written() + ")"
                : "CAST (" + type.written() + " AS " + other + ")";
    }

    /** Each value behind the one before it, which is there by then; what comes first goes before what was first. */
    private static List<String> added(AlterEnum operation) {
        List<String> before = operation.from().values();
        List<String> after = operation.to().values();
        List<String> sql = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (before.contains(after.get(i))) {
                continue;
            }
            String place = "";
            if (!before.isEmpty() && i == 0) {
                place = " BEFORE " + Quoting.literal(before.get(0));
            } else if (!before.isEmpty()
                    && after.subList(i, after.size()).stream().anyMatch(before::contains)) {
                place = " AFTER " + Quoting.literal(after.get(i - 1));
            }
            sql.add("ALTER TYPE " + operation.to().written() + " ADD VALUE " + Quoting.literal(after.get(i)) + place);
        }
        return sql;
    }

    /**
     * PostgreSQL cannot remove a value or move it: the type makes room for a new one of its name, which every column
     * takes by its text. Indexes on plain columns and unique keys PostgreSQL rebuilds by itself; what names the type, or
     * compares two columns, cannot be read as long as there are two types.
     */
    private List<String> madeAnew(AlterEnum operation) {
        List<String> sql = new ArrayList<>();
        List<Table> uses = operation.uses();
        uses.forEach(table -> table.foreignKeys()
                .forEach(each -> sql.addAll(others.dropConstraint(new DropConstraint(table.name(), each)))));
        for (Table table : uses) {
            table.constraints().stream()
                    .filter(each -> !table.foreignKeys().contains(each))
                    .forEach(each -> sql.addAll(others.dropConstraint(new DropConstraint(table.name(), each))));
            table.indexes().forEach(each -> sql.addAll(others.dropIndex(new DropIndex(table.name(), each))));
        }
        EnumType old = operation.from();
        EnumType now = operation.to();
        old.casts().forEach(each -> sql.addAll(drop(old, each)));
        sql.add("ALTER TYPE " + old.written() + " RENAME TO " + Quoting.identifier(operation.waiting()));
        sql.addAll(create(now));
        sql.addAll(new EnumColumns(quoting, operation).conversions());
        sql.add("DROP TYPE " + quoting.type(old.name().sibling(operation.waiting())));
        now.casts().forEach(each -> sql.addAll(create(now, each)));
        for (Table table : uses) {
            table.indexes().forEach(each -> sql.addAll(others.createIndex(new CreateIndex(table.name(), each))));
            table.constraints().stream()
                    .filter(each -> !table.foreignKeys().contains(each))
                    .forEach(each -> sql.addAll(others.addConstraint(new AddConstraint(table.name(), each))));
        }
        uses.forEach(table -> table.foreignKeys()
                .forEach(each -> sql.addAll(others.addConstraint(new AddConstraint(table.name(), each)))));
        return sql;
    }
}
