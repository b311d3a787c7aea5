package dev.alambique.escola.api.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.TestApi;
import dev.alambique.escola.api.TestApi.Answer;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.revision.Target;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each answer is also held against what the OpenAPI document says of it. */
class MigrationRoutesIT {
    private static final String FIRST = "20261122105813";
    private static final String SECOND = "20261122105817";
    private static final String THIRD = "20261129120527";
    private static final String LAST = "20261129145652";

    @RegisterExtension
    static final TestApi API = new TestApi();

    @AfterEach
    void upgrade() {
        TestPostgres.createTables(API.database());
    }

    private static void downgrade() {
        Migrations.of(API.database().dataSource()).downgrade(Target.parse(SECOND));
    }

    @Test
    void tellsWhereTheSchemaStands() {
        Answer answer = API.get("/migrations");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("current").toString()).isEqualTo("[\"" + LAST + "\"]");
        assertThat(answer.body().path("pending")).isEmpty();
        assertThat(answer.body().path("history").findValuesAsText("version"))
                .containsExactly(LAST, THIRD, SECOND, FIRST);
        assertThat(answer.body().path("history").findValuesAsText("state")).containsOnly("applied");
        assertThat(answer.body().path("history").findValuesAsText("role")).containsOnly("postgres");
        assertThat(answer.body().path("audit").findValuesAsText("version")).startsWith(LAST);
    }

    @Test
    void tellsWhatIsPendingAndWhoTookItBack() {
        downgrade();

        Answer answer = API.get("/migrations");

        assertThat(answer.body().path("current").toString()).isEqualTo("[\"" + SECOND + "\"]");
        assertThat(answer.body().path("pending").toString()).isEqualTo("[\"" + THIRD + "\",\"" + LAST + "\"]");
        assertThat(answer.body().path("history").findValuesAsText("state"))
                .containsExactly("pending", "pending", "applied", "applied");
        assertThat(answer.body().at("/audit/0/direction").textValue()).isEqualTo("downgrade");
        assertThat(answer.body().at("/audit/0/who").textValue()).startsWith("postgres (");
    }

    @Test
    void tellsWhatARevisionDoes() {
        Answer answer = API.get("/migrations/" + SECOND);

        assertThat(answer.body().path("message").textValue()).isEqualTo("Add data_nascimento to Aluno table");
        assertThat(answer.body().path("up").textValue())
                .isEqualTo("ALTER TABLE alunos ADD COLUMN data_nascimento date;\n");
        assertThat(answer.body().path("down").textValue()).contains("DROP COLUMN data_nascimento");
        assertThat(API.get("/migrations/" + THIRD).body().path("down").textValue())
                .contains("loses data: column public.alunos.versao");
        assertThat(answer.body().path("parents").toString()).isEqualTo("[\"" + FIRST + "\"]");
    }

    @Test
    void aRevisionThatIsNotThere() {
        Answer answer = API.send("GET", "/migrations/7", "", Map.of("Accept-Language", "pt"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("detail").textValue()).isEqualTo("Não há revisão 7.");
    }

    @Test
    void modelAndDatabaseAreComparedOnceForAWhile() {
        API.run("ALTER TABLE alunos DROP COLUMN telefone");
        try {
            Answer first = API.get("/migrations/drift");

            assertThat(first.body().path("differences"))
                    .extracting(each -> each.textValue())
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .isEqualTo(List.of("add column public.alunos.telefone character varying(30)"));
            assertThat(first.body().path("sql").textValue())
                    .contains("ALTER TABLE alunos ADD COLUMN telefone varchar(30);");
            assertThat(first.body().path("command").textValue()).startsWith("alambique revision --autogenerate");
            assertThat(API.get("/migrations/drift").body()).isEqualTo(first.body());
        } finally {
            API.run("ALTER TABLE alunos ADD COLUMN telefone varchar(30)");
        }
    }

    @Test
    void whatIsNotAtHeadIsNotCompared() {
        downgrade();

        Answer answer = API.get("/migrations/drift");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("detail").textValue()).contains("Pending: " + THIRD + ", " + LAST);
    }

    @Test
    void aRoleThatMayNotCreateDatabasesIsTold() {
        API.run("CREATE ROLE reader LOGIN PASSWORD 'reader' IN ROLE pg_read_all_data");
        ConnectionSettings postgres = API.database();
        ConnectionSettings reader = ConnectionSettings.of(
                "127.0.0.1",
                Integer.parseInt(postgres.servers().get(0).replaceFirst(".*:", "")),
                postgres.database(),
                "reader",
                "reader");
        Drift drift = new Drift(new DatabaseMigrations(reader));

        assertThatThrownBy(drift::now).hasMessage("NO_PLACE_TO_COMPARE");
    }

    @Test
    void ofHistoryAndAuditTheNewestAreTold() {
        downgrade();
        Answer all = API.get("/migrations");
        Answer answer = API.get("/migrations?limit=1");

        assertThat(answer.body().path("revisions").intValue()).isEqualTo(4);
        assertThat(answer.body().path("history").findValuesAsText("version")).containsExactly(LAST);
        assertThat(answer.body().path("changes").intValue())
                .isEqualTo(all.body().path("audit").size())
                .isGreaterThan(1);
        assertThat(answer.body().path("audit"))
                .hasSize(1)
                .first()
                .isEqualTo(all.body().path("audit").path(0));
        assertThat(answer.body().path("pending")).hasSize(2);
        assertThat(API.get("/migrations?limit=0&sort=id").errors())
                .isEqualTo("limit must be a whole number from 1 to 1000; sort is not a parameter of this path");
    }

    @Test
    void drawsTheSchema() {
        Answer answer = API.get("/migrations/schema.svg");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("image/svg+xml");
    }
}
