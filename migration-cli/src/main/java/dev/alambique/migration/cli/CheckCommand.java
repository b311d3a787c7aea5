package dev.alambique.migration.cli;

import dev.alambique.migration.Start;
import dev.alambique.migration.autogenerate.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}. */
@Command(
        name = "check",
        description = "Tells whether the model and the database agree: exit code 1, and the differences, if"
                + " revision --autogenerate would write something.")
final class CheckCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Mixin
    private final ComparisonOptions options = new ComparisonOptions();

    CheckCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Project project = root.project();
        Output output = root.output();
        Start start = options.start(project);
        Comparison comparison = Progress.during(
                output, "comparing", () -> project.migrations(start).check(start, options.policy(project)));
        ComparisonReport report = new ComparisonReport(comparison);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("equal", comparison.isEmpty());
        document.putAll(report.document());
        document.put("obstacles", report.obstacles());
        List<String> lines = new ArrayList<>();
        if (comparison.isEmpty()) {
            lines.add("The model and the " + subject(start) + " agree.");
        } else {
            lines.add("The model and the " + subject(start) + " differ:");
            lines.addAll(report.operations());
            lines.addAll(ComparisonReport.told(report.hazards()));
            lines.addAll(report.inTheWay());
        }
        output.result(document, lines);
        report.suggest(output);
        report.explain(output);
        report.refused(output, options.wishes.refused());
        return comparison.isEmpty() ? Alambique.OK : Alambique.NO;
    }

    static String subject(Start start) {
        return start == Start.DATABASE ? "database" : "revisions";
    }
}
