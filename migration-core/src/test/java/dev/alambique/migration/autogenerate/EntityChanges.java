package dev.alambique.migration.autogenerate;

import java.util.List;
import java.util.stream.Stream;

/** Versions 1 and 2 of entities, and the operations that lead from one to the other. */
final class EntityChanges {
    static final String V1 = """
            @Entity @Table(name = "alunos") class Aluno {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Column(nullable = false) String nome;
                @Column(length = 30) String telefone;
            }
            """;

    private EntityChanges() {}

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

    private static Change with(String name, String from, String to, String... operations) {
        String entity = V1 + "@Entity class Nota { @Id long id; %s }";
        return new Change(name, entity.formatted(from), entity.formatted(to), List.of(operations));
    }

    private static final String LAST = "@Column(length = 30) String telefone;";

    static Stream<Change> all() {
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
                        "@Comment(\"o telefone d'ele \\\"fixo\\\"\") @Column(length = 30)",
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
                aluno(
                        "a varchar becomes a text",
                        "@Column(length = 30)",
                        "@Column(columnDefinition = \"text\")",
                        "alter column public.alunos.telefone (character varying(30) becomes text)"),
                aluno(
                        "a column gets a collation",
                        "@Column(length = 30)",
                        "@Collate(\"C\") @Column(length = 30)",
                        "alter column public.alunos.telefone (collation \"C\")"),
                aluno(
                        "a key draws from a sequence",
                        "GenerationType.IDENTITY",
                        "GenerationType.SEQUENCE",
                        "create sequence public.alunos_seq",
                        "alter column public.alunos.id (no identity)"),
                aluno(
                        "a check is added",
                        "@Column(length = 30)",
                        "@Check(name = \"ck_telefone\", constraints = \"telefone <> ''\") @Column(length = 30)",
                        "add constraint public.alunos.ck_telefone check (telefone)"),
                aluno(
                        "a table gets a comment",
                        "@Entity",
                        "@Comment(\"quem estuda\") @Entity",
                        "set comment on table public.alunos"),
                aluno(
                        "an index takes conditions and columns along",
                        "name = \"alunos\"",
                        "name = \"alunos\", indexes = @Index(name = \"ix\", columnList = \"telefone\", options = \"include (nome) where telefone is not null\")",
                        "create index public.ix on public.alunos (telefone)"),
                with(
                        "a text becomes a number",
                        "@Column(length = 30) String a;",
                        "Integer a;",
                        "alter column public.nota.a (character varying(30) becomes integer)"),
                with(
                        "a generated column is added",
                        "long a; long b;",
                        "long a; long b; @GeneratedColumn(\"a + b\") long soma;",
                        "add column public.nota.soma bigint (generated)"),
                with(
                        "a generated column reckons otherwise",
                        "long a; long b; @GeneratedColumn(\"a + b\") long soma;",
                        "long a; long b; @GeneratedColumn(\"a * b\") long soma;",
                        "drop column public.nota.soma",
                        "add column public.nota.soma bigint (generated)"),
                with(
                        "numbers grow and moments become finer",
                        "int a; @Column(precision = 8, scale = 2) BigDecimal b; @Column(secondPrecision = 3) LocalDateTime c;",
                        "long a; @Column(precision = 12, scale = 3) BigDecimal b; @Column(secondPrecision = 6) LocalDateTime c;",
                        "alter column public.nota.a (integer becomes bigint)",
                        "alter column public.nota.b (numeric(8,2) becomes numeric(12,3))",
                        "alter column public.nota.c (timestamp(3) without time zone becomes timestamp(6) without time zone)"),
                with(
                        "moments get a zone and arrays and documents come",
                        "LocalDateTime a;",
                        "OffsetDateTime a; String[] b; List<Integer> c; @JdbcTypeCode(SqlTypes.JSON) Map<String, String> d;",
                        "add column public.nota.b character varying(255)[]",
                        "add column public.nota.c integer[]",
                        "add column public.nota.d jsonb",
                        "alter column public.nota.a (timestamp(6) without time zone becomes timestamp(6) with time zone)"),
                with(
                        "a column without length gets one",
                        "@Column(columnDefinition = \"varchar\") String a;",
                        "@Column(length = 50) String a;",
                        "alter column public.nota.a (character varying becomes character varying(50))"),
                new Change(
                        "a sequence counts in other steps",
                        V1
                                + "@Entity class Nota { @Id @GeneratedValue @SequenceGenerator(name = \"s\", allocationSize = 50) Long id; }",
                        V1
                                + "@Entity class Nota { @Id @GeneratedValue @SequenceGenerator(name = \"s\", allocationSize = 20) Long id; }",
                        List.of("alter sequence public.s")),
                new Change(
                        "a unique constraint covers other columns",
                        V1
                                + "@Entity @Table(uniqueConstraints = @UniqueConstraint(name = \"uk\", columnNames = {\"a\"})) class Nota { @Id long id; int a; int b; }",
                        V1
                                + "@Entity @Table(uniqueConstraints = @UniqueConstraint(name = \"uk\", columnNames = {\"a\", \"b\"})) class Nota { @Id long id; int a; int b; }",
                        List.of("drop constraint public.nota.uk", "add constraint public.nota.uk unique (a, b)")),
                new Change(
                        "a primary key gets another column under a foreign key",
                        V1 + """
                        @Entity class Nota { @EmbeddedId Chave id; @Embeddable record Chave(long a) {} }
                        @Entity class Item { @Id long id; @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "f")) Nota nota; }
                        """,
                        V1 + """
                        @Entity class Nota { @EmbeddedId Chave id; @Embeddable record Chave(long a, long b) {} }
                        @Entity class Item { @Id long id; @ManyToOne @JoinColumns(foreignKey = @ForeignKey(name = "f"),
                            value = {@JoinColumn(name = "nota_a"), @JoinColumn(name = "nota_b")}) Nota nota; }
                        """,
                        List.of(
                                "drop constraint public.item.f",
                                "drop constraint public.nota.nota_pkey",
                                "add column public.item.nota_b bigint",
                                "add column public.nota.b bigint not null",
                                "add constraint public.nota.nota_pkey primary key (a, b)",
                                "add constraint public.item.f foreign key (nota_a, nota_b)")),
                new Change(
                        "a foreign key refers to another table and deletes along",
                        V1 + """
                        @Entity class Nota { @Id long id; @ManyToOne @JoinColumn(name = "alvo", foreignKey = @ForeignKey(name = "f")) Aluno aluno; }
                        @Entity class Outro { @Id long id; }
                        """,
                        V1 + """
                        @Entity class Nota { @Id long id; @OnDelete(action = OnDeleteAction.CASCADE)
                            @ManyToOne @JoinColumn(name = "alvo", foreignKey = @ForeignKey(name = "f")) Outro outro; }
                        @Entity class Outro { @Id long id; }
                        """,
                        List.of("drop constraint public.nota.f", "add constraint public.nota.f foreign key (alvo)")),
                new Change(
                        "the key of a parent changes its type with all that refer to it",
                        V1 + """
                        @Entity class Turma { @Id int id; }
                        @Entity class Vaga { @Id long id; @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "f")) Turma turma; }
                        """,
                        V1 + """
                        @Entity class Turma { @Id long id; }
                        @Entity class Vaga { @Id long id; @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "f")) Turma turma; }
                        """,
                        List.of(
                                "alter column public.turma.id (integer becomes bigint)",
                                "alter column public.vaga.turma_id (integer becomes bigint)")),
                new Change(
                        "an index and a table change only the case of their names",
                        V1
                                + "@Entity @Table(name = \"\\\"Nota\\\"\", indexes = @Index(name = \"ix_Nota\", columnList = \"a\")) class Nota { @Id long id; int a; }",
                        V1
                                + "@Entity @Table(name = \"\\\"Nota\\\"\", indexes = @Index(name = \"ix_nota_a\", columnList = \"a\")) class Nota { @Id long id; int a; }",
                        List.of("rename index public.ix_nota to ix_nota_a")),
                new Change(
                        "an enum gets a value",
                        V1 + "@Entity class Nota { @Id long id; @Enumerated(EnumType.STRING) E e; enum E { A, B } }",
                        V1 + "@Entity class Nota { @Id long id; @Enumerated(EnumType.STRING) E e; enum E { A, B, C } }",
                        List.of(
                                "drop constraint public.nota.nota_e_check",
                                "add constraint public.nota.nota_e_check check (e)")));
    }
}
