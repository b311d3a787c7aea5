package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.diagram.SchemaStep;
import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema after a revision, with what is new about it. A schema is drawn once: a revision that changed no table refers to
 * the one that did.
 *
 * @param before the schema before it
 * @param after the schema after it; absent if it could not be replayed
 * @param renames what the revision says that it renamed
 * @param drawn the revision at which the same schema is drawn
 * @param stopped why it could not be replayed, if this is the revision that could not
 */
record SchemaFigure(
        Snapshot before,
        Optional<Snapshot> after,
        List<RenameLine> renames,
        Optional<Revision> drawn,
        Optional<Problem> stopped) {
    boolean isDrawn() {
        return step().filter(each -> !each.isEmpty()).isPresent();
    }

    private Optional<SchemaStep> step() {
        return after.map(schema -> SchemaStep.between(before, schema, renames));
    }

    Markup markup() {
        return step().map(this::told).orElseGet(this::untold);
    }

    private Markup told(SchemaStep step) {
        if (!step.isEmpty()) {
            return Markup.several(picture(step.focus()), besides(step.besides()));
        }
        return Element.of("p", "quiet")
                .holding(drawn.map(each -> Markup.several(
                                Markup.text("No table changes: the schema stays as at "),
                                Pieces.link(each.version()),
                                Markup.text(".")))
                        .orElse(Markup.text("There is no table yet.")));
    }

    static Element picture(Element diagram) {
        return Element.of("figure", "schema").with("tabindex", 0).holding(diagram);
    }

    private static Markup besides(List<String> names) {
        if (names.isEmpty()) {
            return Markup.nothing();
        }
        List<Markup> items = new ArrayList<>();
        for (String each : names) {
            items.add(Element.of("li").holding(each));
        }
        return Element.of("details", "besides")
                .holding(
                        Element.of("summary")
                                .holding(Words.count(names.size(), "more table", "more tables") + " as before"),
                        Element.of("ul").holding(items));
    }

    private Markup untold() {
        return stopped.<Markup>map(problem -> Element.of("div", "problem")
                        .holding(
                                Element.of("p")
                                        .holding(
                                                "The schema is not known from here on: the revision could not be replayed."),
                                Element.of("pre").with("tabindex", 0).holding(problem.text())))
                .orElse(Element.of("p", "quiet")
                        .holding("The schema is not known here: an earlier revision could not be replayed."));
    }
}
