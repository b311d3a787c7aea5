package dev.alambique.migration.rename;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses renames of enum types and their values whose new name the model does not ask for, or which is not free. */
final class TypeTargetCheck {
    private final Map<QualifiedName, EnumType> has;
    private final Map<QualifiedName, EnumType> asked;
    private final Map<QualifiedName, QualifiedName> names;
    private final Map<QualifiedName, Map<String, String>> values;
    private final Set<QualifiedName> taken = new HashSet<>();

    TypeTargetCheck(
            Schema original,
            Schema desired,
            Map<QualifiedName, QualifiedName> names,
            Map<QualifiedName, Map<String, String>> values,
            Set<QualifiedName> movedTables) {
        this.has = original.enumsByName();
        this.asked = desired.enumsByName();
        this.names = names;
        this.values = values;
        original.views().forEach(each -> taken.add(each.name()));
        original.tables().forEach(each -> taken.add(each.name()));
        original.unmodelled().stream().filter(OtherType::isType).forEach(each -> taken.add(each.name()));
        taken.removeAll(movedTables);
        taken.addAll(has.keySet());
    }

    void type(QualifiedName from, QualifiedName to) {
        ObjectKey old = ObjectKey.type(from);
        if (!asked.containsKey(to)) {
            throw TargetCheck.notAsked(
                    old,
                    ObjectKey.type(to),
                    "candidates",
                    asked.keySet().stream()
                            .filter(each -> !has.containsKey(each))
                            .map(QualifiedName::toString)
                            .toList());
        }
        if (taken.contains(to) && !names.containsKey(to)) {
            throw TargetCheck.taken(old, to.toString());
        }
        if (asked.containsKey(from) && !names.containsValue(from)) {
            throw TargetCheck.stillAsked(old);
        }
        List<String> before = has.get(from).values();
        List<String> after = asked.get(to).values();
        boolean alike = before.isEmpty()
                || after.isEmpty()
                || values.containsKey(from)
                || before.stream().anyMatch(after::contains);
        if (!alike) {
            throw Problem.of("Type " + from + " cannot have become " + to + ": they have no value in common.")
                    .with("values", Names.display(before) + "\n" + Names.display(after))
                    .instead("say which values are the same, a --rename "
                            + Names.display(from.name()) + "." + Names.display(before.get(0)) + ":NEW_NAME each;"
                            + "\nor leave the --rename out: one is dropped, the other created")
                    .usage();
        }
    }

    void value(QualifiedName type, String from, String to) {
        ObjectKey old = ObjectKey.value(type, from);
        List<String> there = has.get(type).values();
        QualifiedName name = names.getOrDefault(type, type);
        List<String> wanted = asked.containsKey(name) ? asked.get(name).values() : List.of();
        if (!wanted.contains(to)) {
            throw TargetCheck.notAsked(
                    old,
                    ObjectKey.value(name, to),
                    "candidates",
                    wanted.stream()
                            .filter(each -> !there.contains(each))
                            .map(Names::display)
                            .toList());
        }
        Map<String, String> renamed = values.get(type);
        if (there.contains(to) && !renamed.containsKey(to)) {
            throw TargetCheck.taken(old, ObjectKey.value(type, to).name());
        }
        if (wanted.contains(from) && !renamed.containsValue(from)) {
            throw TargetCheck.stillAsked(old);
        }
    }
}
