package dev.alambique.escola.api.page;

import dev.alambique.escola.api.TestApi;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.OutputType;

/** Takes the pictures of the page that the README shows, into target/pictures; CONTRIBUTING.md says how to run it. */
class PagePictures {
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final String STUDENTS = """
            INSERT INTO alunos (nome, email, telefone, data_nascimento) VALUES
              ('Ana Beatriz Lima', 'ana.lima@escola.example', '+55 11 95555-0101', '2001-09-23'),
              ('Bruno Carvalho', 'bruno@escola.example', '+55 21 95555-0122', '2002-02-11'),
              ('Camila Souza Reis', 'camila.reis@escola.example', NULL, '2000-12-30'),
              ('Davi Nascimento', 'davi@escola.example', '+55 31 95555-0147', NULL),
              ('Elisa Fernandes', 'elisa.fernandes@escola.example', '+55 41 95555-0163', '2003-05-04'),
              ('Fábio Araújo', 'fabio@escola.example', NULL, '2001-07-19'),
              ('Helena Prado', 'helena.prado@escola.example', '+55 11 95555-0188', '2002-10-08'),
              ('Íris Monteiro', 'iris@escola.example', '+351 21 555 0190', '2001-03-27')
            """;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void take() throws IOException {
        API.run(STUDENTS);
        BROWSER.devTools("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        for (String colours : new String[] {"light", "dark"}) {
            BROWSER.colours(colours);
            BROWSER.size(1120, 760);
            Page page = new Page(BROWSER, API::port).open();
            save("alunos-" + colours);
            page.click("[data-id='1'] .edit");
            page.fill("email", "ana");
            page.click("#editor [type=submit]");
            page.awaitText("#email-error", "must be");
            save("editor-" + colours);
            page.click("#editor .cancel");
            page.click("[data-id='2'] .delete");
            page.await("#deletion-text");
            save("deletion-" + colours);
            page.click("#deletion .cancel");
            BROWSER.size(360, 760);
            page.open();
            save("narrow-" + colours);
            BROWSER.size(1120, 2300);
            API.run("ALTER TABLE alunos DROP COLUMN telefone");
            page.openMigrations();
            page.click("#compare");
            page.await("#drift .warn");
            save("migrations-" + colours);
            API.run("ALTER TABLE alunos ADD COLUMN telefone varchar(30)");
            Migrations.of(API.database().dataSource()).downgrade(Target.parse("20261129120527"));
            page.openMigrations();
            page.await("#pending pre");
            save("pending-" + colours);
            BROWSER.size(1120, 1020);
            save("top-" + colours);
            BROWSER.size(360, 2600);
            save("pending-narrow-" + colours);
            TestPostgres.createTables(API.database());
        }
    }

    private static void save(String name) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), BROWSER.driver().getScreenshotAs(OutputType.BYTES));
    }
}
