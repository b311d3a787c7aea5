package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.Written;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code revision}. */
@Command(
        name = "revision",
        description = "Writes a new revision, by hand or from what the model and the database differ in.")
final class RevisionCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Mixin
    private final ComparisonOptions options = new ComparisonOptions();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            required = true,
            description = "what the revision does")
    private String message = "";

    @Option(
            names = "--autogenerate",
            description = "compare the model, and write its difference, up and down, after both were run on a"
                    + " scratch database")
    private boolean autogenerate;

    @Option(names = "--allow-empty", description = "with --autogenerate: write a file even if there is nothing to do")
    private boolean allowEmpty;

    @Option(names = "--sql", description = "with --autogenerate: print the SQL instead of writing files")
    private boolean sql;

    @Option(
            names = "--empty",
            description = "a revision without statements, to be filled in by hand; as without --autogenerate")
    private boolean empty;

    @Mixin
    private final LineageOptions lineage = new LineageOptions();

    RevisionCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (message.isBlank()) {
            throw Problem.of("The message is empty.")
                    .instead("say what the revision does: -m \"Add data_nascimento to Aluno table\"")
                    .usage();
        }
        refuseOptionsOfAComparison();
        if (empty && autogenerate) {
            throw Problem.of("--empty and --autogenerate exclude one another.")
                    .instead("--autogenerate --allow-empty for a file even if there is nothing to do")
                    .usage();
        }
        Project project = root.project();
        return autogenerate ? generate(project) : empty(project, Map.of());
    }

    private void refuseOptionsOfAComparison() {
        List<String> used = options.used();
        if (allowEmpty) {
            used.add("--allow-empty");
        }
        if (sql) {
            used.add("--sql");
        }
        if (!autogenerate && !used.isEmpty()) {
            String are = used.size() == 1 ? " is" : " are";
            throw Problem.of(String.join(", ", used) + are + " for a comparison, and none was asked for.")
                    .instead("add --autogenerate, which compares, or leave " + String.join(", ", used)
                            + " out for an empty file")
                    .usage();
        }
    }

    private int empty(Project project, Map<String, Object> comparison) {
        RevisionFolder folder = project.revisionFolder();
        Migrations files = Migrations.withoutDatabase(folder);
        Optional<Lineage> place = lineage.in(folder.read());
        Revision revision =
                place.isPresent() ? files.emptyRevision(message, place.get()) : files.emptyRevision(message);
        new WrittenReport(folder, revision).print(root.output(), comparison, List.of());
        return Alambique.OK;
    }

    private int generate(Project project) {
        Output output = root.output();
        Start start = options.start(project);
        Migrations migrations = project.migrations(start).withRevisions(project.revisionFolder());
        Optional<RenameQuestions> questions = RenameQuestions.at(root.surroundings(), output);
        Written settled = settled(migrations, start, questions, options.policy(project));
        Written written = sql ? settled : migrations.write(settled);
        Comparison comparison = written.comparison().orElseThrow();
        ComparisonReport report = new ComparisonReport(comparison);
        String nothing = "Nothing to do: the model and the " + CheckCommand.subject(start) + " agree.";
        if (sql && comparison.isEmpty()) {
            output.text(script(comparison), "");
            output.message(nothing);
        } else if (sql) {
            output.text(script(comparison), "-- up\n" + comparison.up() + "\n-- down\n" + comparison.down());
        } else if (written.revision().isPresent()) {
            List<String> lines = new ArrayList<>(report.operations());
            lines.addAll(ComparisonReport.told(report.hazards()));
            new WrittenReport(project.revisionFolder(), written.revision().get())
                    .print(output, report.document(), lines);
        } else if (allowEmpty) {
            return empty(project, report.document());
        } else {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("revision", Optional.empty());
            document.putAll(report.document());
            output.result(document, List.of(nothing + " No file was written."));
        }
        if (questions.isEmpty()) {
            report.suggest(output);
        }
        report.explain(output);
        return Alambique.OK;
    }

    /** The draft once all is asked: what a type was renamed to, a column can be asked about only afterwards. */
    private Written settled(Migrations migrations, Start start, Optional<RenameQuestions> questions, Policy given) {
        Policy policy = given;
        Set<String> asked = new HashSet<>();
        while (true) {
            Written drafted = draft(migrations, start, policy);
            List<RenameCandidate> candidates = questions.isEmpty()
                    ? List.of()
                    : drafted.comparison().orElseThrow().suggestions().stream()
                            .filter(each -> asked.add(each.rename()))
                            .toList();
            List<String> told = questions.map(each -> each.ask(candidates)).orElse(List.of());
            if (told.isEmpty()) {
                return drafted;
            }
            List<String> renames = new ArrayList<>(policy.renames());
            renames.addAll(told);
            policy = policy.withRenames(renames);
        }
    }

    private Written draft(Migrations migrations, Start start, Policy policy) {
        Optional<Lineage> place = lineage.in(migrations.revisions());
        return Progress.during(
                root.output(),
                "comparing and proving",
                () -> place.isPresent()
                        ? migrations.draft(message, start, policy, place.get())
                        : migrations.draft(message, start, policy));
    }

    private static Map<String, Object> script(Comparison comparison) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("up", comparison.up());
        document.put("down", comparison.down());
        return document;
    }
}
