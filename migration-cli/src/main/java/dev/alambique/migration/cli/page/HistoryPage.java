package dev.alambique.migration.cli.page;

import dev.alambique.migration.autogenerate.SchemaHistory;
import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The history of a schema as one page that needs nothing beside itself: HTML 5 that is well-formed XML too.
 *
 * @param booked what a database says of the revisions, if there is one
 * @param schemas the schema after each revision
 */
public record HistoryPage(Revisions revisions, Optional<Booked> booked, SchemaHistory schemas) {
    public HistoryPage {
        Objects.requireNonNull(revisions, "revisions");
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(schemas, "schemas");
    }

    /** The page; the same for the same history. */
    public String text() {
        return new Document(booked.map(each -> "Schema history of " + each.database())
                        .orElse("Schema history"))
                .text(body());
    }

    private List<Markup> body() {
        if (revisions.all().isEmpty()) {
            return List.of(
                    new Overview(this).markup(),
                    Element.of("main").holding(Element.of("p", "quiet").holding("There are no revisions yet.")));
        }
        List<Markup> main = new ArrayList<>();
        main.add(Legend.MARKUP);
        main.addAll(new RevisionCards(this).markup());
        main.add(new WholeSchema(this).markup());
        main.add(new OtherEntries(this).markup());
        return List.of(
                new Overview(this).markup(),
                Element.of("div", "columns")
                        .holding(
                                new GraphPicture(revisions, booked).markup(),
                                Element.of("main").holding(main)));
    }
}
