package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another way to number rows does not give the numbers again that old rows have. */
class SequenceStartsTest {
    private static final String IDENTITY =
            "@Entity class Aula { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; String nome; }";
    private static final String SEQUENCE = IDENTITY.replace("IDENTITY", "SEQUENCE");
    private static final String NEXT = "SELECT nextval('aula_seq')";

    @TempDir
    Path folder;

    @Test
    void aSequenceBeginsBehindTheRowsThatAnIdentityNumbered() {
        Evolution project = Evolution.upgraded(folder, IDENTITY);
        project.execute("INSERT INTO aula (nome) SELECT 'x' FROM generate_series(1, 7)");
        project.model(SEQUENCE);

        assertThat(project.check().up()).contains("""
                CREATE SEQUENCE aula_seq INCREMENT BY 50;
                SELECT setval('aula_seq', max(id)) FROM aula HAVING max(id) >= 1;
                """);
        project.revise();
        project.upgrade();

        // the provider numbers the rows 8 to 57 then
        assertThat(project.query(NEXT)).containsExactly("57");
    }

    @Test
    void withoutRowsItBeginsAtItsStart() {
        Evolution project = Evolution.upgraded(folder, IDENTITY);
        project.model(SEQUENCE).revise();
        project.upgrade();

        assertThat(project.query(NEXT)).containsExactly("1");
    }

    @Test
    void theWayBackToASequenceBeginsBehindTheRowsToo() {
        Evolution project = Evolution.upgraded(folder, SEQUENCE);
        project.model(IDENTITY).revise();
        project.upgrade();
        project.execute("INSERT INTO aula (nome) SELECT 'x' FROM generate_series(1, 7)");
        project.downgrade();

        assertThat(project.query(NEXT)).containsExactly("57");
    }

    @Test
    void aSequenceForEachTableInsteadOfOneForAll() {
        String shared = SEQUENCE.replace(
                "SEQUENCE)",
                "SEQUENCE, generator = \"geral\")" + " @SequenceGenerator(name = \"geral\", sequenceName = \"geral\")");
        Evolution project = Evolution.upgraded(folder, shared);
        project.execute("INSERT INTO aula (id) VALUES (300)");
        project.model(SEQUENCE).revise();
        project.upgrade();

        assertThat(project.query(NEXT)).containsExactly("350");
    }
}
