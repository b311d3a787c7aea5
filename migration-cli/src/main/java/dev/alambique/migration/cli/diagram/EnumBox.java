package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An enum type before and after a revision, as a box with a line for each value. */
final class EnumBox {
    private EnumBox() {}

    static Box of(Optional<EnumType> before, Optional<EnumType> after) {
        List<String> earlier = before.map(EnumType::values).orElse(List.of());
        List<String> later = after.map(EnumType::values).orElse(List.of());
        List<Line> lines = new ArrayList<>();
        later.forEach(each -> lines.add(Line.plain(each, earlier.contains(each) ? Change.SAME : Change.ADDED)));
        earlier.stream()
                .filter(each -> !later.contains(each))
                .forEach(each -> lines.add(Line.plain(each, Change.REMOVED)));
        EnumType type = after.or(() -> before).orElseThrow();
        Change change = Change.of(before.map(EnumType::alone), after.map(EnumType::alone));
        return new Box(type.name(), Box.Kind.ENUM, Titles.of(type.name()), lines, change, "enum type " + type.name());
    }
}
