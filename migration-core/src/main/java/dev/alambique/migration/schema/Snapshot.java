package dev.alambique.migration.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a database holds at one moment, to be drawn: its schema, and the views over it.
 *
 * @param views sorted by name; what each reads stands among the readers of the schema
 */
public record Snapshot(Schema schema, List<View> views) {
    /** What an empty database holds. */
    public static final Snapshot NOTHING = new Snapshot(
            new Schema(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()), List.of());

    public Snapshot {
        Objects.requireNonNull(schema, "schema");
        views = views.stream().sorted(Comparator.comparing(View::name)).toList();
    }
}
