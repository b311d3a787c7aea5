package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.Uncompared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Views, functions, triggers and the like of two schemas: left alone, and told about where they differ. */
record NotCompared(Schema before, Schema after) {
    /** A sentence for each thing that only one side has, or that differs. */
    List<String> notes() {
        Map<String, Uncompared> left = byPhrase(before);
        Map<String, Uncompared> right = byPhrase(after);
        Set<String> phrases = new TreeSet<>(left.keySet());
        phrases.addAll(right.keySet());
        List<String> notes = new ArrayList<>();
        for (String phrase : phrases) {
            if (!right.containsKey(phrase) && goes(left.get(phrase))) {
                continue;
            }
            if (!right.containsKey(phrase)) {
                notes.add("left as it is: " + phrase + ", which only the first side has");
            } else if (!left.containsKey(phrase)) {
                notes.add("not written: " + phrase + ", which only the second side has" + need(right.get(phrase)));
            } else if (!left.get(phrase).definition().equals(right.get(phrase).definition())) {
                notes.add("not compared: " + phrase + ", which differs");
            }
        }
        for (Table table : before.tables()) {
            Optional<String> key = table.settings().partitionKey();
            after.table(table.name())
                    .map(other -> other.settings().partitionKey())
                    .filter(other -> !other.equals(key))
                    .ifPresent(other -> notes.add("not written: " + table.key() + " " + partitioned(other)
                            + " on the second side, and PostgreSQL cannot alter that: make a new table"));
            after.table(table.name()).ifPresent(other -> notes.addAll(onOneSide(table, other)));
        }
        return notes;
    }

    private static List<String> onOneSide(Table before, Table after) {
        List<String> notes = new ArrayList<>();
        unsaid(before).stream()
                .filter(thing -> !after.unmodelled().contains(thing))
                .forEach(thing -> notes.add(
                        "left as it is: " + thing + " of " + before.key() + ", which only the first side has"));
        unsaid(after).stream()
                .filter(thing -> !before.unmodelled().contains(thing))
                .forEach(thing -> notes.add(
                        "not written: " + thing + " of " + before.key() + ", which only the second side has"));
        return notes;
    }

    private static String partitioned(Optional<String> key) {
        return key.map(each -> "is partitioned by " + each).orElse("is not partitioned");
    }

    private boolean goes(Uncompared thing) {
        return thing.table().filter(table -> after.table(table).isEmpty()).isPresent();
    }

    private String need(Uncompared thing) {
        Set<QualifiedName> tables = after.tablesByName().keySet();
        Optional<String> parts = thing.uses().stream()
                .filter(use -> tables.contains(use.table()))
                .map(Uncompared.Use::part)
                .distinct()
                .reduce((one, other) -> one + ", " + other);
        return parts.map(each -> ": create it before the script is run, which needs it (" + each + ")")
                .orElse("");
    }

    /** The second schema, with the namespaces that cannot be dropped, for they hold something that is left alone. */
    Schema keepingNamespaces(List<String> notes) {
        Map<String, Namespace> wanted = after.namespacesByName();
        List<Namespace> namespaces = new ArrayList<>(after.namespaces());
        for (Namespace each : before.namespaces()) {
            Optional<Uncompared> held = before.uncompared().stream()
                    .filter(thing -> thing.namespace().equals(Optional.of(each.name())))
                    .filter(thing -> thing.owner().isEmpty())
                    .findFirst();
            if (!wanted.containsKey(each.name()) && held.isPresent()) {
                namespaces.add(each);
                notes.add("left as it is: schema " + each.name() + ", which holds "
                        + held.get().phrase());
            }
        }
        return after.withNamespaces(namespaces);
    }

    private static Map<String, Uncompared> byPhrase(Schema schema) {
        return schema.uncompared().stream()
                .collect(Collectors.toMap(Uncompared::phrase, Function.identity(), (one, other) -> one));
    }

    /** What the tables have that the plan or its way back creates, and no script says. */
    static List<String> unsaid(MigrationPlan plan) {
        List<String> notes = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof CreateTable create) {
                unsaid(create.table())
                        .forEach(thing ->
                                notes.add("not written: " + create.table().key() + " is made without: " + thing));
            } else if (operation instanceof DropTable drop) {
                drop.table()
                        .unmodelled()
                        .forEach(thing -> notes.add("not written on the way back: "
                                + drop.table().key() + " is made again without: " + thing));
            }
        }
        return notes;
    }

    /** Triggers, policies and rules are compared by themselves, but for those that go with their table. */
    private static List<String> unsaid(Table table) {
        return table.unmodelled().stream()
                .filter(thing ->
                        !thing.startsWith("trigger ") && !thing.startsWith("policy ") && !thing.startsWith("rule "))
                .toList();
    }
}
