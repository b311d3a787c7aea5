package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.runner.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is no revision of the graph: repeatable migrations, and what a database applied whose file is gone. */
record OtherEntries(HistoryPage page) {
    Markup markup() {
        List<Markup> rows = new ArrayList<>();
        entries().forEach(entry -> rows.add(row(entry)));
        if (page.booked().isEmpty()) {
            page.revisions()
                    .repeatables()
                    .forEach(script -> rows.add(Element.of("li").holding(script.description())));
        }
        return rows.isEmpty()
                ? Markup.nothing()
                : Element.of("section")
                        .holding(
                                Element.of("h2").holding("Besides"),
                                Element.of("ul", "entries").holding(rows),
                                Markup.several(page.revisions().repeatables().stream()
                                        .map(script -> Pieces.script(script.description(), script))
                                        .toList()));
    }

    private Stream<Entry> entries() {
        return page.booked().stream()
                .flatMap(booked -> booked.entries().stream())
                .filter(entry -> entry.version().flatMap(page.revisions()::find).isEmpty());
    }

    private static Element row(Entry entry) {
        return Element.of("li")
                .holding(
                        Element.of("code")
                                .holding(
                                        entry.version().map(each -> each.text()).orElse("repeatable")),
                        Pieces.state(entry),
                        Markup.text(entry.message()
                                + entry.execution()
                                        .map(each -> " (" + Words.execution(each) + ")")
                                        .orElse("")));
    }
}
