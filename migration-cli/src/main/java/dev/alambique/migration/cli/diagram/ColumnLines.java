package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a table, each a line: those that are there in their order, then those that a revision dropped. */
record ColumnLines(Optional<Table> before, Optional<Table> after, Renames renames) {
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        after.ifPresent(table -> table.columns().forEach(each -> lines.add(present(table, each))));
        before.ifPresent(table -> table.columns().stream()
                .filter(each -> column(after, each.name()).isEmpty())
                .forEach(each -> lines.add(line(table, each, Change.REMOVED, Optional.empty(), Optional.empty()))));
        return lines;
    }

    private Line present(Table table, Column column) {
        Optional<Column> earlier = column(before, column.name());
        Optional<String> name = renames.earlier(table.name(), column.name());
        Change change = Change.of(earlier, Optional.of(column));
        return line(table, column, name.isPresent() ? Change.RENAMED : change, name, earlier.map(Column::type));
    }

    private static Line line(
            Table table, Column column, Change change, Optional<String> earlierName, Optional<String> earlierType) {
        String became = ShortType.became(earlierType, column.type());
        return new Line(
                new Keys(table).of(column),
                column.name(),
                earlierName,
                became,
                column.notNull() ? Line.Nulls.REFUSED : Line.Nulls.ALLOWED,
                change,
                tip(column));
    }

    private static Optional<Column> column(Optional<Table> table, String name) {
        return table.flatMap(each -> each.column(name));
    }

    private static String tip(Column column) {
        return column.name() + " " + column.type() + (column.notNull() ? " not null" : "") + value(column.value())
                + column.comment().map(each -> "\n" + each).orElse("");
    }

    private static String value(ColumnValue value) {
        if (value instanceof ColumnValue.Default known) {
            return " default " + known.expression();
        }
        if (value instanceof ColumnValue.Generated known) {
            return " generated as " + known.expression();
        }
        return value instanceof ColumnValue.Identity ? " identity" : "";
    }
}
