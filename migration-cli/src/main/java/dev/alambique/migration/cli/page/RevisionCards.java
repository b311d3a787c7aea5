package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.operation.RenameLine;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A card for each revision, newest first. */
record RevisionCards(HistoryPage page) {
    List<Element> markup() {
        List<Element> cards = new ArrayList<>();
        Snapshot before = Snapshot.NOTHING;
        Optional<Revision> drawn = Optional.empty();
        Optional<Problem> stopped = page.schemas().stopped();
        for (Revision each : page.revisions().all()) {
            Optional<Snapshot> after =
                    Optional.ofNullable(page.schemas().schemas().get(each.version()));
            SchemaFigure figure =
                    new SchemaFigure(before, after, renames(each), drawn, after.isEmpty() ? stopped : Optional.empty());
            cards.add(new RevisionCard(each, page.booked().flatMap(all -> all.of(each.version())), figure).markup());
            stopped = after.isEmpty() ? Optional.empty() : stopped;
            before = after.orElse(before);
            drawn = figure.isDrawn() ? Optional.of(each) : drawn;
        }
        Collections.reverse(cards);
        return cards;
    }

    private static List<RenameLine> renames(Revision revision) {
        return revision.header()
                .map(header -> RenameLine.among(header.operations()))
                .orElse(List.of());
    }
}
