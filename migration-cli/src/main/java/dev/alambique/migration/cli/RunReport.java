package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Direction;
import dev.alambique.migration.runner.Run;
import dev.alambique.migration.runner.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an upgrade, downgrade or stamp did, as lines for people and as a document for programs. */
record RunReport(String verb, Run run, Revisions revisions) {
    void print(Output output) {
        output.result(document(), lines());
        revisions
                .passedOver()
                .forEach(each -> output.message("! " + each.path()
                        + " is passed over: a revision's name is V<version>__<words>.sql, with two underscores."));
        if (!run.ahead().isEmpty()) {
            output.message("! The database is ahead: it has revisions whose files are not here, up to "
                    + run.ahead().get(run.ahead().size() - 1) + ".");
        }
    }

    private List<String> lines() {
        if (run.isNothing()) {
            return List.of("Nothing to do: the database is at " + name(run.to()) + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                run.from().equals(run.to())
                        ? verb + ", still at " + name(run.to()) + "."
                        : verb + " from " + name(run.from()) + " to " + name(run.to()) + ".");
        for (Step step : run.steps()) {
            String what = step.version()
                    .map(version -> version + "  " + message(version, step))
                    .orElse(step.script());
            lines.add("  " + what + "  ("
                    + (step.direction() == Direction.FORGET
                            ? "out of the history"
                            : step.took().toMillis() + " ms")
                    + ")");
        }
        return lines;
    }

    private String message(Version version, Step step) {
        return revisions.known(version).map(revision -> revision.message()).orElse(step.script());
    }

    static String name(Optional<Version> version) {
        return version.map(Version::text).orElse("base");
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", run.from());
        document.put("to", run.to());
        document.put("ahead", run.ahead());
        document.put(
                "revisions",
                run.steps().stream()
                        .map(step -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("direction", step.direction().toString());
                            entry.put("version", step.version());
                            entry.put("script", step.script());
                            entry.put("milliseconds", step.took().toMillis());
                            return entry;
                        })
                        .toList());
        return document;
    }
}
