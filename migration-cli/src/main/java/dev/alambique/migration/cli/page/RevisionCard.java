package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All about one revision. */
record RevisionCard(Revision revision, Optional<Entry> entry, SchemaFigure figure) {
    Element markup() {
        List<Markup> parts = new ArrayList<>();
        parts.add(top());
        revision.header().ifPresent(header -> parts.addAll(deeds(header)));
        parts.add(figure.markup());
        parts.add(
                revision.isJava()
                        ? Element.of("p", "quiet").holding("A Java migration: " + revision.fileName())
                        : Pieces.script("Up", revision.up()));
        parts.add(revision.undo()
                .<Markup>map(script -> Pieces.script("Down", script))
                .orElse(Element.of("p", "quiet").holding("There is no script that takes it back.")));
        return Element.of("article")
                .with("id", Words.anchor(revision.version()))
                .holding(parts);
    }

    private Element top() {
        List<Markup> line = new ArrayList<>();
        line.add(Element.of("code").holding(revision.version().text()));
        entry.ifPresent(each -> line.add(Pieces.state(each)));
        return Element.of("header")
                .holding(
                        Element.of("p", "eyebrow").holding(line),
                        Element.of("h2").holding(revision.message()),
                        Element.of("dl", "facts").holding(facts()));
    }

    private List<Element> facts() {
        List<Element> facts = new ArrayList<>();
        revision.header().ifPresent(header -> {
            facts.add(Pieces.fact("created", Markup.text(Words.time(header.created()))));
            facts.add(Pieces.fact("proven", proof(header)));
        });
        facts.add(Pieces.fact(
                "follows",
                revision.parents().isEmpty() ? Markup.text("nothing, it is the first") : links(revision.parents())));
        if (!revision.dependsOn().isEmpty()) {
            facts.add(Pieces.fact("depends on", links(revision.dependsOn())));
        }
        entry.flatMap(Entry::execution)
                .ifPresent(execution -> facts.add(Pieces.fact("applied", Markup.text(Words.execution(execution)))));
        return facts;
    }

    private static Markup proof(RevisionHeader header) {
        return header.proven()
                .map(text -> Element.of("span", "proven").holding(text))
                .orElse(Element.of("span", "quiet").holding("not proven"));
    }

    private static Markup links(List<Version> versions) {
        List<Markup> links = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            links.add(Markup.text(i == 0 ? "" : i == versions.size() - 1 ? " and " : ", "));
            links.add(Pieces.link(versions.get(i)));
        }
        return Markup.several(links);
    }

    private static List<Element> deeds(RevisionHeader header) {
        List<Element> lists = new ArrayList<>();
        if (!header.operations().isEmpty()) {
            lists.add(Element.of("ul", "operations")
                    .holding(header.operations().stream()
                            .map(RevisionCard::operation)
                            .toList()));
        }
        if (!header.hazards().isEmpty()) {
            lists.add(Element.of("ul", "hazards")
                    .with("aria-label", "Hazards")
                    .holding(header.hazards().stream()
                            .map(each -> Element.of("li").holding(each))
                            .toList()));
        }
        return lists;
    }

    /** The first word of an operation says what it does. */
    private static Element operation(String text) {
        String verb = text.split(" ", 2)[0];
        String style = switch (verb) {
            case "create", "add" -> "added";
            case "drop" -> "removed";
            default -> "changed";
        };
        return Element.of("li", style).holding(text);
    }
}
