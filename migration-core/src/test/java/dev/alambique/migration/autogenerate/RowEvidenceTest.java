package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.Start;
import dev.alambique.migration.operation.Hazard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hazards say how many rows of the database at hand they are about. */
class RowEvidenceTest {
    private static final String BEFORE = """
            @Entity @Table(name = "alunos") class Aluno { @Id Long id; String nome; Long turma_id; }
            @Entity @Table(name = "turmas") class Turma { @Id Long id; }
            """;

    @TempDir
    Path folder;

    private Evolution project(String model, String... rows) {
        Evolution project = Evolution.upgraded(folder, BEFORE);
        project.execute(rows);
        return project.model(model);
    }

    private static List<String> mayFail(Comparison comparison) {
        return comparison.hazards().stream()
                .map(Object::toString)
                .filter(text -> text.startsWith("may fail"))
                .toList();
    }

    private static String change(String from, String to) {
        assertThat(BEFORE).contains(from);
        return BEFORE.replace(from, to);
    }

    @Test
    void countsTheRowsThatANewColumnCannotBeAddedTo() {
        Evolution project = project(
                change("String nome;", "String nome; int idade;"),
                "INSERT INTO alunos VALUES (1, 'Ana', 1), (2, 'Rui', 1)");

        assertThat(mayFail(project.check()))
                .containsExactly("may fail on existing rows: column public.alunos.idade"
                        + " (NOT NULL without a default: fails, the table has 2 rows)");
        assertThat(project.check().hazards().get(0).rows()).contains(2L);
    }

    @Test
    void fearsNothingForATableWithoutRows() {
        Evolution project = project(change("String nome;", "String nome; int idade;"));

        assertThat(project.check().hazards()).isEmpty();
        assertThat(mayFail(project.migrations().check(Start.MIGRATIONS, Policy.careful())))
                .hasSize(1);
    }

    @Test
    void listsEveryKindForTheWayBack() {
        Comparison comparison =
                project(change("Long turma_id;", "Integer turma_id;")).check();

        assertThat(comparison.hazardsOfDown())
                .extracting(Hazard::kind)
                .containsExactly(Hazard.Kind.REWRITES_TABLE, Hazard.Kind.BLOCKS_READS_AND_WRITES);
    }

    @Test
    void countsTheRowsThatHoldAConstantWhichGoes() {
        String before = BEFORE.replace("String nome;", "String nome; @Enumerated(EnumType.STRING) Turno turno;")
                + "enum Turno { MANHA, TARDE, NOITE }";
        Evolution project = Evolution.upgraded(folder, before);
        project.execute("INSERT INTO alunos (id, turno) VALUES (1, 'MANHA'), (2, 'NOITE'), (3, 'NOITE'), (4, NULL)");

        assertThat(mayFail(project.model(before.replace(", NOITE", "")).check()))
                .containsExactly("may fail on existing rows: constraint public.alunos.alunos_turno_check"
                        + " (2 rows break it: fails, unless --using says what becomes of them)");
        assertThat(mayFail(project.model(before.replace("NOITE", "NOITE, MADRUGADA"))
                        .check()))
                .isEmpty();
    }

    @Test
    void countsTheRowsThatHoldNull() {
        Evolution project = project(
                change("String nome;", "@Column(nullable = false) String nome;"),
                "INSERT INTO alunos VALUES (1, NULL, 1), (2, 'Rui', 1)");

        assertThat(mayFail(project.check()))
                .containsExactly("may fail on existing rows: column public.alunos.nome"
                        + " (becomes NOT NULL: 1 row holds NULL)");
    }

    @Test
    void countsTheRowsThatShareAKey() {
        Evolution project = project(
                change("String nome;", "@Column(unique = true) String nome;"),
                "INSERT INTO alunos VALUES (1, NULL, 1), (2, NULL, 1), (3, 'Rui', 1), (4, 'Rui', 1), (5, 'Ana', 1)");

        assertThat(mayFail(project.check()))
                .containsExactly("may fail on existing rows: constraint public.alunos.alunos_nome_key"
                        + " (2 rows share a key with another)");
    }

    @Test
    void countsTheRowsThatReferToNothing() {
        Evolution project = project(
                change("Long turma_id;", "@ManyToOne Turma turma;"),
                "INSERT INTO turmas VALUES (1)",
                "INSERT INTO alunos VALUES (1, 'Ana', 1), (2, 'Rui', 7), (3, 'Eva', NULL)");

        assertThat(mayFail(project.check()))
                .singleElement()
                .asString()
                .endsWith("(1 row refers to a row that is not there)");
    }

    @Test
    void saysWhyNothingWasCounted() {
        Evolution project = project(
                change("String nome;", "@Column(nullable = false) String nome;"),
                "INSERT INTO alunos VALUES (1, NULL, 1)",
                "CREATE ROLE leitora_das_linhas",
                "GRANT ALL ON SCHEMA public TO leitora_das_linhas",
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO leitora_das_linhas",
                "ALTER TABLE alunos ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE alunos FORCE ROW LEVEL SECURITY",
                "ALTER TABLE alunos OWNER TO leitora_das_linhas");
        project.execute(
                "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET role = leitora_das_linhas'; END $$");

        assertThat(project.reconnected().check().notes())
                .singleElement()
                .asString()
                .startsWith("the rows that may fail were not counted: ");
    }
}
