package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.scope.Filter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of a comparison is neither created nor altered nor dropped. */
class FilterTest {
    private static final String BEFORE = """
            @Entity @Table(name = "alunos") class Aluno {
                @Id Long id; String nome; @Column(unique = true) String email;
            }
            @Entity @Table(name = "log", schema = "audit") class Log { @Id Long id; }
            """;
    private static final String AFTER = """
            @Entity @Table(name = "alunos", indexes = @Index(name = "ix_nome", columnList = "nome")) class Aluno {
                @Id Long id; @Column(length = 40) String nome; String email; @ManyToOne Turma turma;
            }
            @Entity @Table(name = "turmas") class Turma { @Id Long id; }
            @Entity @Table(name = "log", schema = "audit") class Log { @Id Long id; String texto; }
            @Entity @Table(name = "novo", schema = "audit") class Novo { @Id Long id; }
            @Entity @Table(name = "outro", schema = "historico") class Outro { @Id Long id; }
            """;
    private static final String NOME =
            "alter column public.alunos.nome (character varying(255) becomes character varying(40))";

    @TempDir
    Path folder;

    private Evolution project;

    @BeforeEach
    void upgraded() {
        project = new Evolution(folder).model(BEFORE);
        project.revise();
        project.upgrade();
        project.model(AFTER);
    }

    private Comparison without(String... patterns) {
        return project.check(Policy.careful().withExclude(List.of(patterns)));
    }

    private Comparison only(String... patterns) {
        return project.check(Policy.careful().withInclude(List.of(patterns)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a..b", ".a", "a.", "\"a", "a\"", "\"\""})
    void refusesWhatIsNoPattern(String text) {
        assertThatThrownBy(() -> new Filter(List.of(), List.of(text), "public"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + text + "' is no pattern of names.");
    }

    @Test
    void leavesASchemaAlone() {
        assertThat(without("audit.*", "historico.*").differences())
                .noneMatch(line -> line.contains("audit") || line.contains("historico"))
                .contains(NOME)
                .hasSize(6);
    }

    @Test
    void leavesATableAloneAndWhatRefersToIt() {
        Comparison comparison = without("turmas", "audit.*", "historico.*");

        assertThat(comparison.differences())
                .containsExactlyInAnyOrder(
                        "add column public.alunos.turma_id bigint",
                        NOME,
                        "create index public.ix_nome on public.alunos (nome)",
                        "drop constraint public.alunos.alunos_email_key");
        assertThat(comparison.notes())
                .singleElement()
                .asString()
                .endsWith(" is left out: it refers to public.turmas, which is not compared and not in the database");
    }

    @Test
    void refersToATableThatIsLeftAloneAndThere() {
        project.execute("CREATE TABLE turmas (id bigint PRIMARY KEY, por_fora text)");
        Policy policy = Policy.careful().withExclude(List.of("turmas", "audit.*", "historico.*"));
        List<String> before = project.fingerprint();

        assertThat(project.revise(policy))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("add constraint public.alunos.fk"));
        project.upgrade();
        assertThat(project.check(policy).differences()).isEmpty();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void leavesColumnsConstraintsAndIndexesAlone() {
        Comparison comparison =
                without("alunos.nome", "public.alunos.*_key", "alunos.turma*", "turmas", "audit.*", "historico.*");

        assertThat(comparison.differences()).isEmpty();
        assertThat(project.revise(
                        Policy.careful().withExclude(List.of("alunos.ix_*", "turm*", "audit.*", "historico.*"))))
                .containsExactlyInAnyOrder(
                        "add column public.alunos.turma_id bigint",
                        NOME,
                        "drop constraint public.alunos.alunos_email_key");
    }

    @Test
    void leavesAloneWhatTheModelDoesNotHave() {
        project.model(BEFORE.replace("String nome;", ""));

        assertThat(project.check().differences()).containsExactly("drop column public.alunos.nome");
        assertThat(without("alunos.nome").differences()).isEmpty();
        assertThat(without("alunos").differences()).isEmpty();
    }

    @Test
    void dropsNoTableThatIsLeftAlone() {
        project.model(BEFORE.replaceAll("@Entity @Table\\(name = \"log\".*", ""));

        assertThat(project.check().differences()).contains("drop table audit.log");
        assertThat(without("audit.*").differences()).isEmpty();
        assertThat(without("audit.*").kept()).isEmpty();
        assertThat(project.check(Policy.careful()
                                .withOwner(Policy.Owner.MODEL)
                                .withExclude(List.of("audit.log", "flyway*")))
                        .differences())
                .noneMatch(line -> line.contains("table"));
    }

    @Test
    void comparesOnlyWhatIsIncluded() {
        assertThat(only("alunos.nome").differences()).containsExactly(NOME);
        assertThat(only("turmas").differences()).containsExactly("create table public.turmas (constraint turmas_pkey)");
        assertThat(only("audit.*").differences())
                .containsExactlyInAnyOrder(
                        "add column audit.log.texto character varying(255)",
                        "create table audit.novo (constraint novo_pkey)");
    }

    @Test
    void tellsOfATableThatIsNotThereToHaveItsPartsCompared() {
        assertThat(only("turmas.*").notes())
                .containsExactly(
                        "public.turmas is left out: only parts of it are compared, and the database does not have it");
    }

    @Test
    void leavesOutAKeyToAColumnThatIsLeftAlone() {
        String model = """
                @Entity @Table(name = "alunos") class Aluno {
                    @Id Long id; String nome; @Column(unique = true) String email;%s
                }
                @Entity @Table(name = "log", schema = "audit") class Log {
                    @Id Long id; @ManyToOne @JoinColumn(name = "aluno", referencedColumnName = "codigo") Aluno aluno;
                }
                """.formatted("@Column(unique = true) String codigo;");
        project.model(model);

        Comparison comparison = without("alunos.codigo");

        assertThat(comparison.differences()).containsExactly("add column audit.log.aluno character varying(255)");
        assertThat(comparison.notes())
                .singleElement()
                .asString()
                .endsWith(
                        " is left out: it refers to a key of public.alunos (codigo), which is not compared and not in the database");
        assertThat(project.revise(Policy.careful().withExclude(List.of("alunos.codigo"))))
                .hasSize(1);
    }

    @Test
    void tellsOfAPatternThatMatchesNothing() {
        assertThat(without("audlt.*").notes()).containsExactly("--exclude audlt.* matches nothing");
        assertThat(only("\"Alunos\"").notes()).containsExactly("--include \"Alunos\" matches nothing");
    }
}
