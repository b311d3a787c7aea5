package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 1 of an entity becomes version 2: the revision says exactly that, goes up and down, and leaves no difference. */
class EvolutionTest {
    private static final String V1 = """
            @Entity @Table(name = "alunos") class Aluno {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Column(nullable = false) String nome;
                @Column(length = 30) String telefone;
            }
            """;

    @TempDir
    Path folder;

    record Change(String name, String before, String after, List<String> operations) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Change aluno(String name, String from, String to, String... operations) {
        if (!V1.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return new Change(name, V1, V1.replace(from, to), List.of(operations));
    }

    private static final String LAST = "@Column(length = 30) String telefone;";

    static Stream<Change> changes() {
        return Stream.of(
                aluno(
                        "a column is added",
                        LAST,
                        LAST + " LocalDate data_nascimento;",
                        "add column public.alunos.data_nascimento date"),
                aluno("a column is dropped", LAST, "", "drop column public.alunos.telefone"),
                aluno(
                        "a varchar grows",
                        "length = 30",
                        "length = 60",
                        "alter column public.alunos.telefone (character varying(30) becomes character varying(60))"),
                aluno(
                        "a column must have a value",
                        "length = 30",
                        "length = 30, nullable = false",
                        "alter column public.alunos.telefone (not null)"),
                aluno(
                        "a column gets a default",
                        "@Column(length = 30)",
                        "@ColumnDefault(\"'?'\") @Column(length = 30)",
                        "alter column public.alunos.telefone (default)"),
                aluno(
                        "a column gets a comment with quotes",
                        "@Column(length = 30)",
                        "@Comment(\"o telefone d''ele \\\"fixo\\\"\") @Column(length = 30)",
                        "set comment on column public.alunos.telefone"),
                aluno(
                        "a column becomes unique",
                        "length = 30",
                        "length = 30, unique = true",
                        "add constraint public.alunos.alunos_telefone_key unique (telefone)"),
                aluno(
                        "an index is added",
                        "name = \"alunos\"",
                        "name = \"alunos\", indexes = @Index(name = \"ix_nome\", columnList = \"nome desc\")",
                        "create index public.ix_nome on public.alunos (nome)"),
                aluno(
                        "a key is assigned by hand",
                        "@GeneratedValue(strategy = GenerationType.IDENTITY) ",
                        "",
                        "alter column public.alunos.id (no identity)"),
                new Change(
                        "a table with a foreign key is added",
                        V1,
                        V1 + """
                        @Entity @Table(name = "matriculas") class Matricula {
                            @Id long id;
                            @ManyToOne(optional = false) @JoinColumn(foreignKey = @ForeignKey(name = "matricula_aluno"))
                            @OnDelete(action = OnDeleteAction.CASCADE) Aluno aluno;
                        }
                        """,
                        List.of(
                                "create table public.matriculas (constraint matricula_aluno, constraint matriculas_pkey)")),
                new Change(
                        "a table in a new schema is added",
                        V1,
                        V1 + "@Entity @Table(schema = \"arquivo\", name = \"alunos\") class Antigo { @Id long id; }",
                        List.of("create schema arquivo", "create table arquivo.alunos (constraint alunos_pkey)")),
                new Change(
                        "a table with its sequence is dropped",
                        V1 + "@Entity class Nota { @Id @GeneratedValue Long id; @Column(unique = true) String texto; }",
                        V1,
                        List.of("drop table public.nota", "drop sequence public.nota_seq")),
                new Change(
                        "two tables that refer to each other are added",
                        V1,
                        V1 + """
                        @Entity class Turma { @Id long id; @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "f1")) Sala sala; }
                        @Entity class Sala { @Id long id; @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "f2")) Turma turma; }
                        """,
                        List.of(
                                "create table public.sala (constraint sala_pkey)",
                                "create table public.turma (constraint turma_pkey)",
                                "add constraint public.sala.f2 foreign key (turma_id)",
                                "add constraint public.turma.f1 foreign key (sala_id)")),
                new Change(
                        "an enum gets a value",
                        V1 + "@Entity class Nota { @Id long id; @Enumerated(EnumType.STRING) E e; enum E { A, B } }",
                        V1 + "@Entity class Nota { @Id long id; @Enumerated(EnumType.STRING) E e; enum E { A, B, C } }",
                        List.of(
                                "drop constraint public.nota.nota_e_check",
                                "add constraint public.nota.nota_e_check check (e)")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void goesUpAndDown(Change change) {
        Evolution project = new Evolution(folder).model(change.before());
        project.revise();
        project.upgrade();
        project.execute("INSERT INTO alunos (id, nome, telefone) VALUES (7, 'Ana', '11 5555')");
        List<String> before = project.fingerprint();

        assertThat(project.model(change.after()).revise()).isEqualTo(change.operations());
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT id, nome FROM alunos")).containsExactly("7|Ana");
        List<String> after = project.fingerprint();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        assertThat(project.query("SELECT id, nome FROM alunos")).containsExactly("7|Ana");
        project.upgrade();
        assertThat(project.fingerprint()).isEqualTo(after);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        Evolution project = new Evolution(folder).model(V1);
        project.revise();
        project.upgrade();

        assertThat(project.revise()).isEmpty();
        assertThat(project.migrations().revisions().all()).hasSize(1);
    }

    @Test
    void worksInAnotherDefaultSchema() {
        Evolution project = new Evolution(folder);
        project.execute("CREATE SCHEMA escola", "CREATE TABLE public.alunos (id int)");
        project.inSchema("escola").model(V1);

        assertThat(project.revise())
                .containsExactly("create table escola.alunos (constraint alunos_pkey, identity of id)");
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT count(*) FROM escola.alunos")).containsExactly("0");
    }
}
