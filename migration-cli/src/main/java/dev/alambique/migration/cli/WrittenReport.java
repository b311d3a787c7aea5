package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A revision that was written, as lines for people and as a document for programs. */
record WrittenReport(RevisionFolder folder, Revision revision) {
    void print(Output output, List<String> more) {
        print(output, Map.of(), more);
    }

    void print(Output output, Map<String, Object> comparison, List<String> more) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("revision", revision.version());
        document.put("message", revision.message());
        document.put("up", folder.migration().resolve(revision.up().path()));
        document.put("down", folder.undo().resolve(revision.undoFileName()));
        document.putAll(comparison);
        List<String> lines = new ArrayList<>();
        lines.add("Wrote " + document.get("up"));
        lines.add("  and " + document.get("down"));
        lines.addAll(more);
        output.result(document, lines);
    }
}
