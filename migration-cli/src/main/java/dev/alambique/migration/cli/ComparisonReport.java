package dev.alambique.migration.cli;

import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.schema.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A comparison as lines for people and as a document for programs.
 *
 * @param hazards of the script that is asked for
 * @param hazardsOfDown of the one that leads back
 */
record ComparisonReport(Comparison comparison, List<Hazard> hazards, List<Hazard> hazardsOfDown) {
    private static final int MANY = 10;

    ComparisonReport(Comparison comparison) {
        this(comparison, comparison.hazards(), comparison.hazardsOfDown());
    }

    /** Of a comparison that was made in the other direction. */
    static ComparisonReport backwards(Comparison comparison) {
        return new ComparisonReport(comparison, comparison.hazardsOfDown(), comparison.hazards());
    }

    /** The operations, a line each, marked by what they do. */
    List<String> operations() {
        List<String> lines = new ArrayList<>();
        for (Operation operation : comparison.plan().operations()) {
            String line = Summary.of(operation);
            String mark =
                    line.startsWith("drop ") ? "-" : line.startsWith("create ") || line.startsWith("add ") ? "+" : "~";
            lines.add("  " + mark + " " + line);
        }
        return lines;
    }

    /** A line for each hazard, or one for many that are alike; headers and documents have them all. */
    static List<String> told(List<Hazard> hazards) {
        Map<List<Object>, List<Hazard>> alike = new LinkedHashMap<>();
        hazards.forEach(each -> alike.computeIfAbsent(
                        List.of(each.kind(), each.subject().kind(), each.reason()), key -> new ArrayList<>())
                .add(each));
        return alike.values().stream()
                .flatMap(each -> lines(each))
                .map(line -> "  ! " + line)
                .toList();
    }

    private static Stream<String> lines(List<Hazard> alike) {
        if (alike.size() <= MANY) {
            return alike.stream().map(Hazard::toString);
        }
        Hazard first = alike.get(0);
        return Stream.of(first.kind().phrase() + ": " + first.subject() + " and " + (alike.size() - 1) + " more ("
                + first.reason() + ")");
    }

    /** What stands in the way of a revision, as errors tell it. */
    List<String> inTheWay() {
        List<String> lines = new ArrayList<>();
        if (!comparison.obstacles().isEmpty()) {
            lines.add("In the way of a revision:");
            comparison.obstacles().forEach(each -> each.text().lines().forEach(line -> lines.add("  " + line)));
        }
        return lines;
    }

    List<Map<String, Object>> obstacles() {
        return comparison.obstacles().stream().map(Output::document).toList();
    }

    /** What stays although the model does not ask for it, and what else there is to know. */
    void explain(Output output) {
        if (!comparison.kept().isEmpty()) {
            output.message("Kept, although the model does not ask for it (no revision created it):");
            comparison
                    .kept()
                    .forEach(
                            kept -> output.message("  " + kept + "   --drop " + kept.flag(comparison.defaultSchema())));
        }
        comparison.notes().forEach(note -> output.message("! " + note));
    }

    /** Tells what may be a rename, and how to say so. */
    void suggest(Output output) {
        comparison
                .suggestions()
                .forEach(each -> output.message("Looks like a rename? " + each.option() + "   (" + each.from()
                        + (each.from().kind() == ObjectKey.Kind.SEQUENCE
                                ? " goes on counting as "
                                : " keeps its rows as ")
                        + each.to().name() + ")"));
    }

    /** Tells which hazards are of these kinds; whether there is one. */
    boolean refused(Output output, List<Hazard.Kind> kinds) {
        List<Hazard> refused =
                hazards.stream().filter(each -> kinds.contains(each.kind())).toList();
        refused.forEach(hazard ->
                output.message("Refused by --refuse-hazard " + hazard.kind().flag() + ": " + hazard));
        return !refused.isEmpty();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("operations", comparison.differences());
        document.put(
                "hazards",
                hazards.stream()
                        .map(hazard -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("kind", hazard.kind().flag());
                            entry.put("object", hazard.subject());
                            entry.put("text", hazard.reason());
                            entry.put("rows", hazard.rows());
                            return entry;
                        })
                        .toList());
        document.put(
                "kept",
                comparison.kept().stream()
                        .map(kept -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("object", kept.toString());
                            entry.put("drop", kept.flag(comparison.defaultSchema()));
                            return entry;
                        })
                        .toList());
        document.put(
                "suggestions",
                comparison.suggestions().stream()
                        .map(candidate -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("object", candidate.from());
                            entry.put("becomes", candidate.to());
                            entry.put("rename", candidate.rename());
                            return entry;
                        })
                        .toList());
        document.put("notes", comparison.notes());
        return document;
    }
}
