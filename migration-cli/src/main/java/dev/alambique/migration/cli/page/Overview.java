package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.runner.Entry.State;
import java.util.ArrayList;
import java.util.List;

/** The top of the page: what it is about, in numbers. */
record Overview(HistoryPage page) {
    Markup markup() {
        return Element.of("header", "top")
                .holding(
                        Element.of("p", "brand").holding("Alambique"),
                        Element.of("h1").holding("Schema history"),
                        Element.of("dl", "numbers").holding(numbers()));
    }

    private List<Element> numbers() {
        List<Revision> all = page.revisions().all();
        List<Element> numbers = new ArrayList<>();
        numbers.add(number(all.size(), "revision", "revisions"));
        numbers.add(number(page.revisions().heads().size(), "head", "heads"));
        page.booked().ifPresent(booked -> {
            numbers.add(number(booked.count(State.APPLIED), "applied", "applied"));
            numbers.add(number(booked.count(State.PENDING), "pending", "pending"));
        });
        if (!page.schemas().schemas().isEmpty()) {
            int tables = page.schemas()
                    .schemas()
                    .get(page.schemas().schemas().lastKey())
                    .schema()
                    .tables()
                    .size();
            numbers.add(number(tables, "table", "tables"));
        }
        page.booked()
                .ifPresent(booked -> numbers.add(Element.of("div")
                        .holding(
                                Element.of("dt").holding("database"),
                                Element.of("dd", "words").holding(booked.database()))));
        return numbers;
    }

    private static Element number(long number, String one, String many) {
        return Element.of("div")
                .holding(
                        Element.of("dt").holding(number == 1 ? one : many),
                        Element.of("dd").holding(Long.toString(number)));
    }
}
