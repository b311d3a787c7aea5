package dev.alambique.migration.cli;

import dev.alambique.migration.autogenerate.ColumnWish;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of all comparisons, with which the user says what the model cannot. */
final class WishOptions {
    @Option(
            names = "--rename",
            paramLabel = "OLD:NEW",
            description = "what is the same under another name and keeps its rows: alunos.telefone:celular a column,"
                    + " alunos:estudantes a table, escola.alunos:estudantes a table of a schema,"
                    + " alunos:escola.alunos a table that moves to a schema, situacao:estado an enum type,"
                    + " situacao.ATIVO:ATIVA a value of one; may be repeated")
    List<String> rename = new ArrayList<>();

    @Option(
            names = "--using",
            paramLabel = "T.C=EXPR",
            description = "how the values of a column become those of its new type, where PostgreSQL has no cast or"
                    + " another one is meant: alunos.nota=round(nota); may be repeated")
    List<String> using = new ArrayList<>();

    @Option(names = "--using-back", paramLabel = "T.C=EXPR", description = "the same for the way back; may be repeated")
    List<String> usingBack = new ArrayList<>();

    @Option(
            names = "--fill",
            paramLabel = "T.C=EXPR",
            description = "what old rows get where a column is added, or becomes NOT NULL; where one is dropped, or"
                    + " stops to be NOT NULL, it is for the way back; may be repeated")
    List<String> fill = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "PATTERN",
            description = "compare only what matches: a table (alunos, escola.alunos, aud_*) or a column, constraint or"
                    + " index of one (alunos.ix_*); * and ? stand for characters of one name; may be repeated")
    List<String> include = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "leave alone what matches, as for --include; audit.* is all of the schema audit;"
                    + " may be repeated")
    List<String> exclude = new ArrayList<>();

    @Option(
            names = "--refuse-hazard",
            paramLabel = "KIND",
            description = "exit with 1 if the change has a hazard of this kind: loses-data, may-fail,"
                    + " breaks-running-code, rewrites-table, scans-table, blocks-reads-and-writes, blocks-writes;"
                    + " may be repeated")
    List<String> refuseHazard = new ArrayList<>();

    /** The options that were used, as a command line names them. */
    List<String> used() {
        List<String> used = new ArrayList<>();
        note(used, "--rename", rename);
        note(used, "--using", using);
        note(used, "--using-back", usingBack);
        note(used, "--fill", fill);
        note(used, "--include", include);
        note(used, "--exclude", exclude);
        note(used, "--refuse-hazard", refuseHazard);
        return used;
    }

    private static void note(List<String> used, String name, List<String> values) {
        if (!values.isEmpty()) {
            used.add(name);
        }
    }

    /** The policy with these wishes, and those that the configuration has for all comparisons. */
    Policy in(Policy policy, Configuration configuration) {
        List<String> included = new ArrayList<>(configuration.include());
        included.addAll(include);
        List<String> excluded = new ArrayList<>(configuration.exclude());
        excluded.addAll(exclude);
        return policy.withRenames(rename)
                .withUsing(wishes(using))
                .withUsingBack(wishes(usingBack))
                .withFill(wishes(fill))
                .withInclude(included)
                .withExclude(excluded)
                .withRefuse(refused());
    }

    private static List<ColumnWish> wishes(List<String> values) {
        return values.stream().map(ColumnWish::parse).toList();
    }

    /** The kinds of hazards that are refused. */
    List<Hazard.Kind> refused() {
        return refuseHazard.stream().map(WishOptions::kind).toList();
    }

    private static Hazard.Kind kind(String flag) {
        return Hazard.Kind.ofFlag(flag)
                .orElseThrow(() -> Problem.of("'" + flag + "' is no kind of hazard.")
                        .with(
                                "kinds",
                                Arrays.stream(Hazard.Kind.values())
                                        .map(Hazard.Kind::flag)
                                        .collect(Collectors.joining(", ")))
                        .usage());
    }
}
