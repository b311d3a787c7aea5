package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that got another name: told with --rename, asked at a terminal, suggested elsewhere. */
class RenamesIT {
    private static final String RENAME = "ALTER TABLE customers RENAME COLUMN fax TO phone;";
    private static final String QUESTION = "Is public.customers.phone the renamed public.customers.fax? [y/N] ";
    private static final String SUGGESTION = "Looks like a rename? --rename customers.fax:phone";

    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void aFieldGetsAnotherName() {
        project = Project.set(folder, database).compile(Shop.CUSTOMER);
        project.call("revision", "--autogenerate", "-m", "Customers").ok();
        project.call("upgrade").ok();
        database.run("INSERT INTO customers (name, fax) VALUES ('Ana', '11 2222')");
        project.compile(Shop.CUSTOMER.replace(" fax;", " phone;"));
    }

    @Test
    void isWrittenAsToldAndKeepsItsRows() {
        Ran check = project.call("check", "--rename", "customers.fax:phone").exits(1);
        assertThat(check.out()).contains("~ rename column public.customers.fax to phone", "! breaks running code");
        assertThat(check.err()).doesNotContain("Looks like");

        project.call("revision", "--autogenerate", "-m", "Phone", "--rename", "customers.fax:phone")
                .ok();
        assertThat(project.newestUp()).containsExactly(RENAME);
        assertThat(project.newestDown()).containsExactly("ALTER TABLE customers RENAME COLUMN phone TO fax;");
        project.call("upgrade").ok();
        project.call("check").ok();
        database.run("DO $$ BEGIN ASSERT (SELECT phone FROM customers) = '11 2222'; END $$");
    }

    @Test
    void isSuggestedWhereNobodyCanBeAsked() {
        Ran check = project.call("check").exits(1);
        assertThat(check.out()).contains("- drop column public.customers.fax", "! loses data");
        assertThat(check.err()).contains(SUGGESTION);
        assertThat(project.call("diff", "--from", "database", "--to", "model")
                        .ok()
                        .err())
                .contains(SUGGESTION);

        Ran revision = project.call("revision", "--autogenerate", "-m", "Phone").ok();
        assertThat(revision.err()).contains(SUGGESTION);
        assertThat(project.newestUp()).contains("ALTER TABLE customers DROP COLUMN fax;");
    }

    @Test
    void isSuggestedForASequenceWhichHasNoRows() {
        project.write("old.sql", "CREATE SEQUENCE a;").write("new.sql", "CREATE SEQUENCE b;");

        assertThat(project.call("diff", "--from", "file:old.sql", "--to", "file:new.sql")
                        .ok()
                        .err())
                .contains("Looks like a rename? --rename a:b   (sequence public.a goes on counting as public.b)");
    }

    @Test
    void isInTheDocument() {
        assertThat(project.call("check", "--json")
                        .exits(1)
                        .json()
                        .get("suggestions")
                        .get(0)
                        .get("rename")
                        .asText())
                .isEqualTo("customers.fax:phone");
    }

    @Test
    void isAskedAtATerminal() {
        Ran revision = project.answer("y\n", "revision", "--autogenerate", "-m", "Phone")
                .ok();

        assertThat(revision.err()).contains(QUESTION).doesNotContain("Looks like");
        assertThat(project.newestUp()).containsExactly(RENAME);
    }

    @Test
    void isDroppedAndAddedWhereTheAnswerIsNoOrNone() {
        for (String answer : new String[] {"n\n", "\n", ""}) {
            Ran revision = project.answer(answer, "revision", "--autogenerate", "-m", "Phone", "--sql")
                    .ok();
            assertThat(revision.err()).contains(QUESTION);
            assertThat(revision.out()).contains("DROP COLUMN fax").doesNotContain("RENAME");
        }
    }

    @Test
    void isNotAskedByQuietOrJson() {
        assertThat(project.answer("y\n", "revision", "--autogenerate", "-m", "Phone", "--sql", "-q")
                        .ok()
                        .err())
                .isEmpty();
        Ran json = project.answer("y\n", "revision", "--autogenerate", "-m", "Phone", "--sql", "--json")
                .ok();
        assertThat(json.err()).doesNotContain("[y/N]");
        assertThat(json.json().get("up").asText()).contains("DROP COLUMN fax");
    }

    @Test
    void isRefusedWhereItDoesNotFit() {
        Ran check = project.call("check", "--rename", "customers.telefax:phone").exits(2);
        assertThat(check.err())
                .startsWith("--rename customers.telefax:phone names nothing that is there.\n")
                .contains("fax");
        assertThat(project.call("revision", "-m", "Phone", "--rename", "a:b")
                        .exits(2)
                        .err())
                .contains("--rename is for a comparison");
        assertThat(project.call("diff", "--from", "model", "--to", "database", "--rename", "customers.fax:phone")
                        .exits(2)
                        .err())
                .contains("--to model --down");
    }

    @Test
    void isSaidOfAnEnumTypeAndItsValuesToo() {
        project.write("old.sql", "CREATE TYPE mood AS ENUM ('glad', 'sad'); CREATE TABLE a (b mood DEFAULT 'glad');");
        project.write(
                "new.sql", "CREATE TYPE humor AS ENUM ('happy', 'sad'); CREATE TABLE a (b humor DEFAULT 'happy');");
        String[] diff = {"diff", "--from", "file:old.sql", "--to", "file:new.sql"};

        assertThat(project.call(diff).ok().err()).contains("Looks like a rename? --rename mood:humor");
        assertThat(project.call(with(diff, "--rename", "mood:humor")).ok().err())
                .contains("Looks like a rename? --rename mood.glad:happy");
        assertThat(project.call(with(diff, "--rename", "mood:humor", "--rename", "mood.glad:happy"))
                        .ok()
                        .out())
                .isEqualTo("""
                        ALTER TYPE mood RENAME TO humor;

                        ALTER TYPE humor RENAME VALUE 'glad' TO 'happy';
                        """);
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void isSaidOfTwoScriptsToo() {
        project.write("old.sql", "CREATE TABLE a (b int CHECK (b > 0));");
        project.write("new.sql", "CREATE TABLE c (d int CHECK (d > 0));");

        assertThat(project.call(
                                "diff",
                                "--from",
                                "file:old.sql",
                                "--to",
                                "file:new.sql",
                                "--rename",
                                "a:c",
                                "--rename",
                                "a.b:d")
                        .ok()
                        .out())
                .isEqualTo("""
                        ALTER TABLE a RENAME TO c;

                        ALTER TABLE c RENAME COLUMN b TO d;

                        ALTER TABLE c RENAME CONSTRAINT a_b_check TO c_d_check;
                        """);
    }
}
