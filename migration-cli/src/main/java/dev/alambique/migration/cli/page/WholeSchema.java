package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.diagram.SchemaStep;
import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.schema.Snapshot;
import java.util.SortedMap;

/** The schema that all revisions lead to. */
record WholeSchema(HistoryPage page) {
    Markup markup() {
        SortedMap<Version, Snapshot> schemas = page.schemas().schemas();
        if (schemas.isEmpty()) {
            return Markup.nothing();
        }
        Version last = schemas.lastKey();
        SchemaStep step = SchemaStep.at(schemas.get(last));
        if (step.isBlank()) {
            return Markup.nothing();
        }
        return Element.of("section", "whole")
                .with("id", "schema")
                .holding(
                        Element.of("header")
                                .holding(
                                        Element.of("p", "eyebrow").holding(Markup.text("as at "), Pieces.link(last)),
                                        Element.of("h2").holding("The whole schema")),
                        SchemaFigure.picture(step.picture()));
    }
}
