package dev.alambique.escola.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsPageIT {
    private static final String LAST = "20261129145652";
    private static final String THIRD = "20261129120527";
    private static final String BEFORE = "20261122105817";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestApi API = new TestApi();

    private static final Page PAGE = new Page(BROWSER, API::port);

    @AfterEach
    void upgrade() {
        TestPostgres.createTables(API.database());
    }

    @Test
    void showsWhereTheSchemaStandsAndWhoBroughtItThere() {
        Page page = PAGE.openMigrations();

        assertThat(page.text("#title-standing")).isEqualTo("Up to date");
        assertThat(page.text(".facts"))
                .contains("Current revision", "Find students by the beginning of their name", LAST, "by postgres");
        assertThat(page.texts(".history > li"))
                .hasSize(4)
                .allMatch(each -> each.contains("applied") && each.contains("by postgres"));
        assertThat(page.texts(".history code")).startsWith(LAST, THIRD, BEFORE);
        assertThat(page.text(".audit")).contains("applied", "Add data_nascimento to Aluno table", BEFORE);
        assertThat(page.text("svg.diagram")).contains("alunos", "data_nascimento", "matriculas");
        assertThat(page.text("#pending")).isEmpty();
    }

    @Test
    void showsMoreOfTheHistoryWhenAsked() {
        for (int i = 0; i < 15; i++) {
            Migrations.of(API.database().dataSource()).downgrade(Target.parse(BEFORE));
            upgrade();
        }
        Page page = PAGE.openMigrations();
        assertThat(page.texts(".audit tbody tr")).hasSize(20);

        page.click("#more-audit");

        page.awaitFocus("#title-audit");
        assertThat(page.texts(".audit tbody tr")).hasSizeGreaterThan(30);
        assertThat(page.texts("#more-audit, #more-history")).isEmpty();
        page.holdAccessible();
    }

    @Test
    void showsTheSqlOfARevision() {
        Page page = PAGE.openMigrations();

        page.click(".history li:nth-child(3) summary");

        page.awaitText(".history li:nth-child(3) pre", "ALTER TABLE alunos ADD COLUMN data_nascimento date");
        page.click(".history li:nth-child(3) .down summary");
        page.awaitText(".history li:nth-child(3) .down pre", "DROP COLUMN data_nascimento");
    }

    @Test
    void showsWhatIsPendingWithItsSqlAndItsHazards() {
        Migrations.of(API.database().dataSource()).downgrade(Target.parse(BEFORE));
        Page page = PAGE.openMigrations();

        assertThat(page.text("#title-standing")).isEqualTo("2 pending");
        assertThat(page.text(".facts")).contains(BEFORE);
        page.awaitText("#pending pre", "CREATE TABLE chaves_idempotencia");
        page.awaitText("#pending pre", "CREATE INDEX alunos_inicio_do_nome_idx");
        assertThat(page.text("#pending"))
                .contains(THIRD, LAST, "No known hazard.", "blocks writes", "alambique upgrade");
        assertThat(page.text("#pending .operations"))
                .contains("add column public.alunos.versao integer not null (default)");
        assertThat(page.text(".audit")).contains("took back");

        page.click("#compare");
        page.awaitText(
                "#drift .notice",
                "The database is not at head, so it is not compared. Pending: " + THIRD + ", " + LAST);

        upgrade();
        page.click("#reload-migrations");
        page.awaitText("#title-standing", "Up to date");
    }

    @Test
    void comparesModelAndDatabaseWhenAsked() {
        API.run("ALTER TABLE alunos DROP COLUMN telefone");
        try {
            Page page = PAGE.openMigrations();
            assertThat(page.text("#drift")).isEmpty();

            page.click("#compare");

            page.awaitText("#drift", "The model and the database differ:");
            assertThat(page.text("#drift .operations"))
                    .isEqualTo("add column public.alunos.telefone character varying(30)");
            assertThat(page.text("#drift")).contains("alambique revision --autogenerate -m \"what changed\"");
            page.click("#drift .down summary");
            page.awaitText("#drift .down pre", "ALTER TABLE alunos ADD COLUMN telefone varchar(30)");
        } finally {
            API.run("ALTER TABLE alunos ADD COLUMN telefone varchar(30)");
        }
    }

    @Test
    void namesInTheSchemaAreNoMarkup() {
        API.run("CREATE TABLE \"<img src=x onerror=alert(1)>\" (id int)");
        try {
            Page page = PAGE.openMigrations();

            assertThat(page.text("svg.diagram")).contains("<img src=x");
            assertThat(page.script("return document.querySelectorAll('img[src=x], [onerror]').length"))
                    .isEqualTo(0L);
        } finally {
            API.run("DROP TABLE \"<img src=x onerror=alert(1)>\"");
        }
    }
}
