package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.Start;
import dev.alambique.migration.revision.RevisionDraft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JPA and Hibernate can map, all in one model: created, taken back, created again, and never a phantom difference. */
class MappingsTest {
    private static final String INHERITANCE = """
            @Entity @Inheritance(strategy = InheritanceType.JOINED) @Table(name = "pessoas") class Pessoa {
                @Id @GeneratedValue Long id; @Version int versao; @Column(nullable = false, unique = true) String email; }
            @Entity @Table(name = "professores") class Professor extends Pessoa { BigDecimal salario; }
            @Entity @Inheritance @DiscriminatorColumn(name = "tipo") class Avaliacao { @Id UUID id; Instant quando; }
            @Entity class Prova extends Avaliacao { @Column(nullable = false) Double peso; }
            @Entity class Trabalho extends Avaliacao { Duration prazo; LocalTime hora; Year ano; }
            @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Aviso {
                @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; @Lob String texto; }
            @Entity class AvisoUrgente extends Aviso { boolean lido; byte[] anexo; }
            """;

    private static final String COLLECTIONS = """
            @Embeddable record Endereco(String rua, @Column(length = 8) String cep) {}
            @Entity @Table(name = "escolas", schema = "rede") @SecondaryTable(name = "escolas_fotos", schema = "rede") class Escola {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Embedded Endereco endereco;
                @Embedded @AttributeOverrides({
                    @AttributeOverride(name = "rua", column = @Column(name = "rua_cobranca")),
                    @AttributeOverride(name = "cep", column = @Column(name = "cep_cobranca"))}) Endereco cobranca;
                @Column(table = "escolas_fotos") byte[] foto;
                @ElementCollection Set<String> apelidos;
                @ElementCollection @OrderColumn List<Endereco> filiais;
                @ElementCollection @MapKeyColumn(length = 20) Map<String, Integer> notas;
                @ManyToMany @OrderColumn List<Pessoa> pessoas;
                @OneToMany @JoinColumn Set<Prova> provas;
                @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) Escola mae;
            }
            @Entity @SoftDelete class Sala { @Id Long id; @OneToOne(optional = false) Escola escola; }
            @Entity @IdClass(Vaga.Chave.class) class Vaga {
                @Id @ManyToOne Escola escola; @Id int numero; record Chave(Long escola, int numero) {} }
            """;

    private static final String TYPES = """
            enum Turno { MANHA, TARDE }
            @Converter(autoApply = true) class Dinheiro implements AttributeConverter<java.util.Currency, String> {
                public String convertToDatabaseColumn(java.util.Currency c) { return c == null ? null : c.getCurrencyCode(); }
                public java.util.Currency convertToEntityAttribute(String s) { return s == null ? null : java.util.Currency.getInstance(s); } }
            @Entity @Table(name = "\\"order\\"", indexes = {
                @Index(name = "ix_um", columnList = "a desc, b"),
                @Index(columnList = "b"),
                @Index(name = "ix_expr", columnList = "(lower(texto))"),
                @Index(name = "ix_so", columnList = "(a)", unique = true, options = "where b > 0") }, check = @CheckConstraint(name = "ck_ab", constraint = "a < b"))
            @Comment("tudo o que um tipo pode ser")
            class Tudo {
                @Id @UuidGenerator UUID id; int a; int b; String texto;
                @Column(name = "\\"Com Espaço\\"") String estranha; @Column(name = "\\"select\\"") String reservada;
                @Enumerated Turno ordinal; @Enumerated(EnumType.STRING) Turno nome; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Turno tipo;
                @JdbcTypeCode(SqlTypes.JSON) Map<String, Object> json; @JdbcTypeCode(SqlTypes.INET) java.net.InetAddress ip;
                String[] vetor; List<Integer> lista; char letra; Character[] letras; float f; short s; java.math.BigInteger grande;
                @Column(length = 100000) String longo; @Column(columnDefinition = "citext") @Transient String nada;
                @ColumnDefault("now()") OffsetDateTime criado; ZonedDateTime zona; @Generated @ColumnDefault("gen_random_uuid()") UUID codigo;
                @GeneratedColumn("a + b") Integer soma; java.util.Currency moeda; @JdbcTypeCode(SqlTypes.VARBINARY) byte[] bytes;
                @TimeZoneStorage(TimeZoneStorageType.COLUMN) OffsetDateTime fuso; @Convert(converter = SimNao.class) Boolean sim; @JdbcTypeCode(SqlTypes.INTERVAL_SECOND) Duration intervalo;
            }
            class SimNao extends org.hibernate.type.YesNoConverter {}
            """;

    private static final String AUDITED = """
            @Entity @org.hibernate.envers.Audited class Nota { @Id @GeneratedValue Long id; String valor;
                @ElementCollection Set<String> marcas; }
            """;

    @TempDir
    Path folder;

    @Test
    void goUpAndDownWithoutAPhantom() {
        Evolution project = new Evolution(folder).model(INHERITANCE + COLLECTIONS + TYPES + AUDITED);
        List<String> before = project.fingerprint();
        project.revise();
        project.upgrade();
        List<String> after = project.fingerprint();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.check().kept()).isEmpty();
        assertThat(project.query("SELECT tablename FROM pg_tables WHERE tablename ~ '_aud$' ORDER BY 1"))
                .containsExactly("nota_aud", "nota_marcas_aud");

        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        project.upgrade();
        assertThat(project.fingerprint()).isEqualTo(after);
        assertThat(project.revise()).isEmpty();
    }

    @Test
    void giveTheSameFilesInWhateverOrderTheyAreDeclaredAndOnAnyDatabase() {
        RevisionDraft one = drafted("one", INHERITANCE + COLLECTIONS + TYPES + AUDITED);
        RevisionDraft other = drafted("other", AUDITED + TYPES + COLLECTIONS + INHERITANCE);

        assertThat(other).isEqualTo(one);
    }

    private RevisionDraft drafted(String name, String source) {
        return new Evolution(folder.resolve(name))
                .model(source)
                .migrations()
                .draft("all", Start.DATABASE, Policy.careful())
                .draft()
                .orElseThrow();
    }

    @Test
    void ofTheDefaultSchemaMaySaySo() {
        Evolution project = Evolution.upgraded(folder, EntityChanges.V1);

        project.model(EntityChanges.V1.replace("name = \"alunos\"", "name = \"alunos\", schema = \"public\""));

        assertThat(project.check().differences()).isEmpty();
    }
}
