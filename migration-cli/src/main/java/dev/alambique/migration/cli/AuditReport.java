package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.AuditEntry;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was done to a database, as lines for people and as a document for programs; newest first. */
final class AuditReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private AuditReport() {}

    static List<String> lines(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return List.of("Nothing was noted yet.");
        }
        List<String> lines = new ArrayList<>();
        for (AuditEntry each : newestFirst(entries)) {
            lines.add("%s  %-9s  %-7s  %s  %s  (%s by %s, %s)"
                    .formatted(
                            each.started().format(TIME),
                            each.direction(),
                            each.outcome(),
                            each.version().map(Version::text).orElse("repeat"),
                            each.message(),
                            each.took()
                                    .map(Duration::toMillis)
                                    .map(took -> took + " ms")
                                    .orElse("not ended"),
                            each.who(),
                            each.tool()));
            each.error().ifPresent(error -> lines.add("  ! " + error));
        }
        return lines;
    }

    private static List<AuditEntry> newestFirst(List<AuditEntry> entries) {
        List<AuditEntry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }

    static Map<String, Object> document(List<AuditEntry> entries) {
        return Map.of(
                "audit",
                newestFirst(entries).stream().map(AuditReport::document).toList());
    }

    private static Map<String, Object> document(AuditEntry each) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("direction", each.direction());
        document.put("version", each.version());
        document.put("message", each.message());
        document.put("script", each.script());
        document.put("checksum", each.checksum());
        document.put("outcome", each.outcome());
        document.put("error", each.error());
        document.put("who", each.who());
        document.put("tool", each.tool());
        document.put("started", each.started());
        document.put("milliseconds", each.took().map(Duration::toMillis));
        return document;
    }
}
