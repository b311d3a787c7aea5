package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.util.regex.MatchResult;

/** Whether all placeholders of forward scripts have values; Flyway stops at one that has none. */
record PlaceholderCheck(Revisions revisions) {
    /** @throws dev.alambique.migration.problem.MigrationException if one of a script's has none; names it and its line */
    void orThrow(Script script) {
        if (!revisions.leavesPlaceholders(script)) {
            revisions.placeholders().firstWithoutValue(script.text()).ifPresent(found -> refuse(script, found));
        }
    }

    private void refuse(Script script, MatchResult placeholder) {
        long line = script.text().substring(0, placeholder.start()).lines().count();
        throw Problem.of("Script " + script.fileName() + " holds the placeholder " + placeholder.group()
                        + ", which has no value.")
                .with("script", revisions.place() + "/migration/" + script.path() + ", line " + Math.max(1, line))
                .instead(wayOut(placeholder.group(1)) + ";\nor, if it is meant as it stands,"
                        + " placeholderReplacement=false in " + script.fileName() + ".conf beside it")
                .failure();
    }

    static String wayOut(String name) {
        return name.startsWith("flyway:")
                ? "the value itself; of Flyway's own, defaultSchema, database, user and table have one"
                : "placeholder." + name + " = VALUE in alambique.properties, --placeholder " + name
                        + "=VALUE, or Migrations.withPlaceholders(…)";
    }
}
