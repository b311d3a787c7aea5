package dev.alambique.migration.operation;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.schema.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the values of an enum type.
 *
 * @param added the new values, in their order
 * @param removed the old values that go, in their order
 * @param order whether those that stay keep their order
 */
record EnumChange(List<String> added, List<String> removed, Order order) {

    /** How the values that stay stand to one another. */
    enum Order {
        KEPT,
        CHANGED
    }

    static EnumChange of(AlterEnum operation) {
        List<String> before = operation.from().values();
        List<String> after = operation.to().values();
        List<String> stayBefore = before.stream().filter(after::contains).toList();
        List<String> stayAfter = after.stream().filter(before::contains).toList();
        return new EnumChange(
                without(after, before),
                without(before, after),
                stayBefore.equals(stayAfter) ? Order.KEPT : Order.CHANGED);
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(each -> !others.contains(each)).toList();
    }

    /** The change as a summary tells it: {@code added "NEW"}, {@code removed "OLD"}, {@code in another order}. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        display(added).forEach(each -> words.add("added " + each));
        display(removed).forEach(each -> words.add("removed " + each));
        if (order == Order.CHANGED) {
            words.add("in another order");
        }
        return words;
    }

    /** The values for reports, on one line: a value may hold anything, line ends too. */
    static List<String> display(List<String> values) {
        return values.stream()
                .map(each -> Names.display(each.replaceAll("\\R", " ")))
                .toList();
    }
}
