package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the model never owned stays, and is listed. */
@Order(7)
class OwnershipTest {
    private static final String ALUNO = """
            @Entity @Table(name = "alunos") class Aluno {
                @Id Long id;
                String nome;
                @Column(unique = true) String email;
                @Column(length = 30) String telefone;
            }
            """;
    private static final String MATRICULA = "@Entity class Matricula { @Id Long id; @ManyToOne Aluno aluno; }";

    @TempDir
    Path folder;

    private Evolution upgraded(String model) {
        Evolution project = Evolution.upgraded(folder, model);
        return project;
    }

    @Test
    void keepsAndListsWhatWasMadeByHand() {
        Evolution project = upgraded(ALUNO);
        project.execute(
                "CREATE INDEX ix_mao ON alunos (nome)",
                "ALTER TABLE alunos ADD CONSTRAINT nome_cheio CHECK (nome <> '')",
                "ALTER TABLE alunos ALTER COLUMN nome SET DEFAULT 'sem nome'",
                "COMMENT ON TABLE alunos IS 'de todos'",
                "CREATE TABLE notas (id int, aluno_id bigint REFERENCES alunos)",
                "CREATE VIEW nomes AS SELECT nome FROM alunos",
                "CREATE SEQUENCE contador");

        assertThat(project.revise()).isEmpty();
        assertThat(project.kept())
                .containsExactlyInAnyOrder(
                        "alunos.ix_mao", "alunos.nome_cheio", "alunos.nome", "notas", "contador", "comment:alunos");
    }

    @Test
    void provesRevisionsWithTheKeptThingsInPlace() {
        Evolution project = upgraded(ALUNO);
        project.execute(
                "CREATE INDEX ix_mao ON alunos (telefone)",
                "ALTER TABLE alunos ADD CONSTRAINT telefone_cheio CHECK (telefone <> '')",
                "CREATE TABLE notas (id int, aluno_id bigint REFERENCES alunos)");
        List<String> before = project.fingerprint();

        project.model(ALUNO.replace("length = 30", "length = 60")).revise();
        project.upgrade();

        assertThat(project.kept()).containsExactlyInAnyOrder("alunos.ix_mao", "alunos.telefone_cheio", "notas");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void leavesHowThingsAreStoredToTheDatabase() {
        Evolution project = upgraded("""
                @Entity @Table(name = "alunos") class Aluno {
                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    @Column(nullable = false) String nome;
                    @Column(unique = true) String email;
                    @Column(length = 30) String telefone;
                }
                """);
        project.execute(
                "ALTER TABLE alunos SET (fillfactor = 70, toast.autovacuum_enabled = false)",
                "ALTER TABLE alunos SET UNLOGGED",
                "ALTER TABLE alunos REPLICA IDENTITY FULL",
                "ALTER TABLE alunos CLUSTER ON alunos_pkey",
                "ALTER TABLE alunos ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE alunos ALTER telefone SET STORAGE EXTERNAL",
                "ALTER TABLE alunos ALTER telefone SET COMPRESSION pglz",
                "ALTER TABLE alunos ALTER nome SET STATISTICS 500, ALTER nome SET (n_distinct = -0.5)",
                "ALTER TABLE alunos RENAME CONSTRAINT alunos_nome_not_null TO nome_dado",
                "COMMENT ON CONSTRAINT nome_dado ON alunos IS 'c'",
                "COMMENT ON SEQUENCE alunos_id_seq IS 'c'",
                "ALTER INDEX alunos_pkey SET (fillfactor = 60)",
                "COMMENT ON INDEX alunos_pkey IS 'c'");
        List<String> before = project.fingerprint();

        assertThat(project.revise()).isEmpty();

        project.model("""
                @Entity @Table(name = "alunos") class Aluno {
                    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                    @Column(nullable = false) String nome;
                    @Column(unique = true) String email;
                    @Column(length = 60) String telefone;
                    String cidade;
                }
                """).revise();
        project.upgrade();
        assertThat(project.revise()).isEmpty();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void provesWithoutTheAccessMethodThatOnlyTheDatabaseKnows() {
        TestServer.execute(
                TestServer.admin(), "SET allow_in_place_tablespaces = on", "CREATE TABLESPACE alhures LOCATION ''");
        Evolution project = upgraded(ALUNO);
        project.execute(
                "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler",
                "ALTER TABLE alunos SET ACCESS METHOD heap2",
                "ALTER TABLE alunos SET TABLESPACE alhures",
                "ALTER INDEX alunos_pkey SET TABLESPACE alhures",
                "CREATE INDEX ix_mao ON alunos (telefone) TABLESPACE alhures");
        List<String> before = project.fingerprint();
        assertThat(project.revise()).isEmpty();
        project.model(ALUNO.replace("length = 30", "length = 60")).revise();
        project.upgrade();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void leavesOutOfTheProofWhatTheScratchDatabaseCannotHold() {
        Evolution project = upgraded(ALUNO);
        project.execute(
                "CREATE FUNCTION par(text) RETURNS boolean IMMUTABLE RETURN length($1) % 2 = 0",
                "CREATE INDEX ix_par ON alunos (par(nome))");

        project.model(ALUNO.replace("length = 30", "length = 60")).revise();

        assertThat(project.migrations()
                        .revisions()
                        .head()
                        .orElseThrow()
                        .header()
                        .orElseThrow()
                        .proven())
                .hasValueSatisfying(proven -> assertThat(proven).endsWith(", without index public.ix_par"));
    }

    @Test
    void warnsOfWhatWasMadeByHandAndGoesWithAColumn() {
        Evolution project = upgraded(ALUNO);
        project.execute("CREATE INDEX ix_mao ON alunos (telefone)");
        project.model(ALUNO.replace("@Column(length = 30) String telefone;", ""));

        assertThat(project.check().hazards())
                .extracting(Object::toString)
                .containsExactly(
                        "loses data: index public.ix_mao (it goes with its column, and the down does not bring it back)",
                        "loses data: column public.alunos.telefone (the column is dropped)",
                        "breaks running code: column public.alunos.telefone (code that names the column fails)");
        assertThat(project.revise()).containsExactly("drop column public.alunos.telefone");
        project.upgrade();
        project.downgrade();
        assertThat(project.upgradesAFreshDatabase()).isTrue();
    }

    @Test
    void namesInRevisionsNothingThatAnotherDatabaseMayNotHave() {
        Evolution project = upgraded(ALUNO);
        project.execute(
                "CREATE INDEX ix_mao ON alunos (nome)",
                "CREATE TABLE notas (id serial PRIMARY KEY, aluno_id bigint REFERENCES alunos)");
        project.model(ALUNO.replace(
                        "name = \"alunos\"",
                        "name = \"alunos\", indexes = @Index(name = \"ix_nome\", columnList = \"nome\")")
                .replace("Long id", "int id"));

        assertThat(project.revise())
                .containsExactly(
                        "alter column public.alunos.id (bigint becomes integer)",
                        "create index public.ix_nome on public.alunos (nome)");
        project.upgrade();

        assertThat(project.kept()).containsExactlyInAnyOrder("alunos.ix_mao", "notas");
        assertThat(project.upgradesAFreshDatabase()).isTrue();
    }

    @Test
    void adoptsASerialKeyAsAnIdentity() {
        Evolution project = new Evolution(folder)
                .model(
                        "@Entity class Livro { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; String titulo; }");
        project.execute(
                "CREATE TABLE livro (id bigserial PRIMARY KEY, titulo varchar(255))",
                "INSERT INTO livro (titulo) VALUES ('a'), ('b')");
        List<String> before = project.fingerprint();

        project.revise();
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("INSERT INTO livro (titulo) VALUES ('c') RETURNING id"))
                .containsExactly("3");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        assertThat(project.query("INSERT INTO livro (titulo) VALUES ('d') RETURNING id"))
                .containsExactly("4");
    }

    @Test
    void dropsWhatARevisionCreatedAndTheModelNoLongerAsksFor() {
        Evolution project = upgraded(ALUNO + MATRICULA);
        List<String> before = project.fingerprint();

        assertThat(project.model(ALUNO.replace("@Column(unique = true) ", "")).revise())
                .containsExactly("drop constraint public.alunos.alunos_email_key", "drop table public.matricula");
        project.upgrade();
        project.downgrade();

        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void dropsAKeptThingThatIsNamed() {
        Evolution project = upgraded(ALUNO);
        project.execute("CREATE INDEX ix_mao ON alunos (nome)", "CREATE TABLE notas (id int)");

        Policy policy = Policy.careful().withDrop(List.of("alunos.ix_mao"));

        assertThat(project.revise(policy)).containsExactly("drop index public.ix_mao");
    }

    @Test
    void refusesToDropWhatIsNotKept() {
        Evolution project = upgraded(ALUNO);
        Policy policy = Policy.careful().withDrop(List.of("alunos.nada"));

        assertThatThrownBy(() -> project.revise(policy))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--drop alunos.nada names nothing that is kept.");
    }

    @Test
    void adoptsWhatTheModelMatches() {
        Evolution project = new Evolution(folder)
                .model(ALUNO.replace(
                                "name = \"alunos\"",
                                "name = \"alunos\", indexes = @Index(name = \"ix_nome\", columnList = \"nome\")")
                        .replace("String nome;", "@Comment(\"todo\") @ColumnDefault(\"'?'\") String nome;"));
        project.execute(
                "CREATE TABLE alunos (id bigint PRIMARY KEY, nome varchar(255) DEFAULT '?', email varchar(255) UNIQUE,"
                        + " telefone varchar(30))",
                "COMMENT ON COLUMN alunos.nome IS 'todo'",
                "CREATE INDEX ix_nome ON alunos (nome)",
                "CREATE INDEX ix_mao ON alunos (telefone)");
        List<String> before = project.fingerprint();

        assertThat(project.adopt())
                .containsExactly(
                        "own table public.alunos",
                        "own default public.alunos.nome",
                        "own comment on column public.alunos.nome",
                        "own constraint public.alunos.alunos_email_key",
                        "own constraint public.alunos.alunos_pkey",
                        "own index public.ix_nome on public.alunos");
        project.upgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        assertThat(project.adopt()).isEmpty();
        assertThat(project.kept()).containsExactly("alunos.ix_mao");

        assertThat(project.model(ALUNO.replace("@Column(unique = true) ", "")).revise())
                .containsExactlyInAnyOrder(
                        "drop index public.ix_nome",
                        "drop constraint public.alunos.alunos_email_key",
                        "alter column public.alunos.nome (no default)",
                        "drop comment on column public.alunos.nome");
        project.upgrade();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void adoptsWhereAChangeThatItDoesNotMakeIsInTheWay() {
        Evolution project = new Evolution(folder).model(ALUNO);
        project.execute(
                "CREATE TABLE alunos (id bigint PRIMARY KEY, nome integer[], email varchar(255) UNIQUE,"
                        + " telefone varchar(20))",
                "CREATE VIEW telefones AS SELECT telefone FROM alunos");
        assertThat(project.check().obstacles())
                .extracting(Problem::summary)
                .containsExactly("View public.telefones is in the way of a change.");

        assertThat(project.adopt()).contains("own table public.alunos");
    }

    @Test
    void adoptsTablesSoThatTheyCanGo() {
        Evolution project = new Evolution(folder).model(ALUNO + MATRICULA);
        project.execute(
                "CREATE TABLE alunos (id bigint PRIMARY KEY, nome varchar(255), email varchar(255) UNIQUE,"
                        + " telefone varchar(30))",
                "CREATE TABLE matricula (id bigint PRIMARY KEY, aluno_id bigint REFERENCES alunos)");
        assertThat(project.model(ALUNO).revise()).isEmpty();
        project.model(ALUNO + MATRICULA).adopt();
        project.upgrade();

        assertThat(project.model(ALUNO).revise()).containsExactly("drop table public.matricula");
    }

    @Test
    void dropsEverythingElseWhenStrict() {
        Evolution project = upgraded(ALUNO);
        project.execute("CREATE INDEX ix_mao ON alunos (nome)", "CREATE TABLE notas (id int)");

        assertThat(project.revise(Policy.careful().withOwner(Policy.Owner.MODEL)))
                .containsExactly("drop index public.ix_mao", "drop table public.notas");
    }

    @Test
    void keepsAndListsCommentsAndDropsThemWhenToldToOrStrict() {
        Evolution project = upgraded(ALUNO);
        project.execute(
                "COMMENT ON TABLE alunos IS 'de todos'",
                "COMMENT ON COLUMN alunos.nome IS 'de um'",
                "COMMENT ON INDEX alunos_pkey IS 'da chave'",
                "COMMENT ON CONSTRAINT alunos_pkey ON alunos IS 'a chave'",
                "CREATE INDEX ix_mao ON alunos (nome)",
                "COMMENT ON INDEX ix_mao IS 'com o seu objeto'");

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.kept())
                .containsExactly(
                        "alunos.ix_mao", "comment:alunos", "comment:alunos.nome", "comment:alunos.alunos_pkey");
        assertThat(project.check().kept()).map(Object::toString).contains("comment on column public.alunos.nome");
        assertThat(project.revise(Policy.careful().withDrop(List.of("comment:alunos.nome"))))
                .containsExactly("drop comment on column public.alunos.nome");
        project.upgrade();
        assertThat(project.query("SELECT obj_description('alunos'::regclass)")).containsExactly("de todos");
        project.execute(
                "DROP INDEX ix_mao",
                "COMMENT ON INDEX alunos_pkey IS NULL",
                "COMMENT ON CONSTRAINT alunos_pkey ON alunos IS NULL");
        assertThat(project.revise(Policy.careful().withOwner(Policy.Owner.MODEL)))
                .containsExactly("drop comment on table public.alunos");
    }

    @Test
    void takesConstraintsWithNamesOfTheirOwnForThoseThatNobodyNamed() {
        Evolution project = new Evolution(folder).model(ALUNO + MATRICULA);
        project.execute(
                "CREATE TABLE alunos (id bigint, nome varchar(255), email varchar(255), telefone varchar(30),"
                        + " CONSTRAINT pk_alunos PRIMARY KEY (id), CONSTRAINT uq_email UNIQUE (email))",
                "CREATE TABLE matricula (id bigint CONSTRAINT pk_matricula PRIMARY KEY,"
                        + " aluno_id bigint CONSTRAINT fk_aluno REFERENCES alunos)");

        assertThat(project.revise()).isEmpty();
    }

    @Test
    void renamesAConstraintThatTheModelNames() {
        Evolution project = upgraded(ALUNO + MATRICULA);

        assertThat(project.model(ALUNO
                                + MATRICULA.replace(
                                        "@ManyToOne",
                                        "@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = \"de_aluno\"))"))
                        .revise())
                .singleElement()
                .asString()
                .startsWith("rename constraint public.matricula.fk")
                .endsWith(" to de_aluno");
    }

    @Test
    void refusesToDropNearlyAllTables() {
        Evolution project =
                upgraded(ALUNO + MATRICULA + "@Entity class A { @Id long id; } @Entity class B { @Id long id; }");
        project.model("@Entity class A { @Id long id; }");

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The model would drop 3 of 4 tables")
                .hasMessageContaining("--force");
        assertThat(project.revise(Policy.careful().withGuard(Policy.Guard.ALLOW)))
                .containsExactly("drop table public.b", "drop table public.matricula", "drop table public.alunos");
    }
}
