package dev.alambique.migration.squash;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts of revisions as one script, without their headers. */
record JoinedScripts(Stretch stretch) {
    /**
     * @param reasons why it has to be them
     * @throws dev.alambique.migration.problem.MigrationException if one of them runs outside of transactions, as the
     *     baseline is one transaction; or if placeholders are replaced in some of them only
     */
    String text(List<String> reasons) {
        refuseOutside(reasons);
        refuseTwoReadings();
        return stretch.scripts().stream().map(JoinedScripts::part).collect(Collectors.joining("\n"));
    }

    /** In one script, placeholders are replaced or left alone, but not both. */
    private void refuseTwoReadings() {
        List<String> leftAlone = stretch.scripts().stream()
                .filter(each -> stretch.all().leavesPlaceholders(each))
                .map(Script::path)
                .toList();
        if (!leftAlone.isEmpty() && !stretch.placeholders().isEmpty()) {
            throw Problem.of("The revisions up to " + stretch.end() + " cannot be one script: in some of them"
                            + " placeholders are replaced, in others they are left alone.")
                    .with("replaced", "${" + String.join("}, ${", stretch.placeholders()) + "}")
                    .with("left alone", String.join("\n", leftAlone))
                    .instead("squash up to a revision before one of them")
                    .failure();
        }
    }

    private void refuseOutside(List<String> reasons) {
        List<Revision> outside = stretch.revisions().stream()
                .filter(each -> stretch.all().runsOutsideOfTransactions(each.up())
                        || SqlScript.statements(each.up().text()).stream()
                                .anyMatch(SqlStatement::isOutsideOfTransactions))
                .toList();
        if (!outside.isEmpty()) {
            throw Problem.of("The revisions up to " + stretch.end()
                            + " cannot be one script: some of them run outside of" + " transactions.")
                    .with(
                            "outside",
                            outside.stream().map(each -> each.up().path()).collect(Collectors.joining("\n")))
                    .with("besides", String.join("\n", reasons))
                    .instead(
                            "take CONCURRENTLY out of these files and squash again: where the baseline is run, there are no"
                                    + "\nrows to wait for, and the files go; or squash up to a revision before them")
                    .failure();
        }
    }

    private static String part(Script script) {
        String body = RevisionHeader.body(script).strip();
        return "-- " + script.path() + "\n" + body + (isEnded(body) ? "\n" : "\n;\n");
    }

    /** What follows an unfinished statement is a part of it. */
    private static boolean isEnded(String body) {
        return SqlScript.statements(body + "\nSELECT").size()
                > SqlScript.statements(body).size();
    }
}
