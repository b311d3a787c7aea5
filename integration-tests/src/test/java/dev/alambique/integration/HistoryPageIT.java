package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@code history --graph} and {@code history --html} of revisions that branch and come together again. */
class HistoryPageIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void aBranchAndAMerge() {
        project = Project.set(folder, database)
                .revision("1", "a", header("1", "none", "Students") + """
                        CREATE TABLE alunos (id bigint PRIMARY KEY, nome varchar(120) NOT NULL, telefone text);
                        """, "DROP TABLE alunos;\n")
                .revision("2", "b", header("2", "1", "Courses") + """
                        CREATE TABLE cursos (id bigint PRIMARY KEY, aluno_id bigint REFERENCES alunos);
                        """, "DROP TABLE cursos;\n")
                .revision(
                        "3",
                        "c",
                        header("3", "1", "No <script>alert(1)</script> & no telephone") + """
                        ALTER TABLE alunos DROP telefone;
                        """,
                        "ALTER TABLE alunos ADD telefone text;\n")
                .revision("4", "d", header("4", "2, 3", "Together") + "SELECT 1;\n", "SELECT 1;\n");
    }

    @Test
    void theGraphOnTheTerminal() {
        project.call("upgrade", "3").ok();

        assertThat(project.call("history", "--graph").ok().out()).isEqualTo("""
                *    4  pending   Together
                |\\
                | *  3  applied   No <script>alert(1)</script> & no telephone
                * |  2  pending   Courses
                |/
                *    1  applied   Students
                """);
        assertThat(project.call("history", "--graph", "--json").ok().json().at("/revisions/0/parents"))
                .hasSize(2);
        assertThat(withoutDatabase().call("history", "--graph").ok().out()).startsWith("*    4  Together\n|\\\n");
    }

    @Test
    void theGraphOfWhatIsSquashed() {
        project.call("upgrade").ok();
        project.call("squash", "--to", "4").ok();

        assertThat(project.call("history", "--graph").ok().out()).isEqualTo("""
                4  applied   d
                3  applied   c
                2  applied   b
                1  applied   a
                """);
        assertThat(project.call("history", "--graph", "-r", "1:3").exits(2).err())
                .startsWith("-r and -i are of the list");
    }

    @Test
    void thePage() throws Exception {
        project.call("upgrade", "3").ok();

        assertThat(project.run("history", "--html", "history.html").ok().out()).isEqualTo("Wrote history.html\n");

        String text = project.read("history.html");
        Document page = parsed(text);
        assertThat(text.replace("\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http://", "https://");
        assertThat(page.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "Together",
                        "No <script>alert(1)</script> & no telephone",
                        "Courses",
                        "Students",
                        "The whole schema");
        assertThat(article(page, "r-4")).contains("pending", "No table changes", "2 and 3", "SELECT 1;");
        assertThat(article(page, "r-3")).contains("applied", "by postgres", "telefone", "ADD telefone text;");
        assertThat(boxes(page, "r-3")).containsExactly("public.alunos changed", "public.cursos same");
        assertThat(boxes(page, "r-2")).containsExactly("public.alunos same", "public.cursos added");
        assertThat(boxes(page, "r-1")).containsExactly("public.alunos added");
        assertThat(boxes(page, "schema")).containsExactly("public.alunos same", "public.cursos same");
    }

    @Test
    void whatARevisionDependsOn() throws Exception {
        project.revision("5", "e", header("5", "4", "A side branch") + "SELECT 1;\n", "SELECT 1;\n");
        project.revision(
                "6",
                "f",
                header("6", "4", "Needs it").replace("-- message", "-- depends:    5\n-- message") + "SELECT 1;\n",
                "SELECT 1;\n");

        assertThat(withoutDatabase().call("history", "--graph").ok().out())
                .startsWith("*    6  Needs it  (depends on 5)\n| *  5  A side branch\n|/\n");
        assertThat(withoutDatabase()
                        .call("history", "--graph", "--json")
                        .ok()
                        .json()
                        .at("/revisions/0/depends_on"))
                .hasToString("[\"5\"]");
        withoutDatabase().call("history", "--html", "history.html").ok();
        assertThat(texts(parsed(project.read("history.html")), "title")).containsOnlyOnce("6 depends on 5");
    }

    @Test
    void renamesAndViews() throws Exception {
        project.revision(
                "5",
                "e",
                header("5", "4", "Another name")
                                .replace(
                                        "operations: none",
                                        "operations: rename table public.alunos to public.estudantes\n"
                                                + "--             rename column public.estudantes.nome to nome_civil")
                        + "ALTER TABLE alunos RENAME TO estudantes;\n"
                        + "ALTER TABLE estudantes RENAME nome TO nome_civil;\n",
                "SELECT 1;\n");
        project.revision(
                "6",
                "f",
                header("6", "5", "A view") + "CREATE VIEW nomes AS SELECT nome_civil FROM estudantes;\n",
                "DROP VIEW nomes;\n");

        withoutDatabase().call("history", "--html", "history.html").ok();

        Document page = parsed(project.read("history.html"));
        assertThat(article(page, "r-5")).contains("alunos → estudantes", "renamed", "nome → nome_civil");
        assertThat(boxes(page, "r-5")).containsExactly("public.cursos same", "public.estudantes changed");
        assertThat(article(page, "r-6")).contains("view nomes", "public.nomes reads public.estudantes");
        assertThat(boxes(page, "r-6"))
                .containsExactly("public.cursos same", "public.estudantes same", "public.nomes added");
    }

    @Test
    void thePageFromTheFilesAlone() throws Exception {
        withoutDatabase().call("history", "--html", "history.html").ok();

        Document page = parsed(project.read("history.html"));
        assertThat(article(page, "r-3")).contains("telefone").doesNotContain("applied", "pending");
        assertThat(boxes(page, "schema")).hasSize(2);
    }

    @Test
    void aRevisionThatCannotBeReplayed() throws Exception {
        project.revision("5", "e", header("5", "4", "Broken") + "CREATE TABLE e (id no_such_type);\n", "");

        Ran ran = withoutDatabase().run("history", "--html", "history.html").ok();

        assertThat(ran.err()).contains("V5__e.sql", "no_such_type");
        Document page = parsed(project.read("history.html"));
        assertThat(article(page, "r-5")).contains("no_such_type");
        assertThat(boxes(page, "r-2")).hasSize(2);
    }

    @Test
    void aPlaceThatIsNone() {
        assertThat(withoutDatabase()
                        .call("history", "--html", "nowhere/history.html")
                        .exits(2)
                        .err())
                .startsWith("The page cannot be written to nowhere/history.html.\n");
    }

    private Project withoutDatabase() {
        return Project.in(folder);
    }

    private static String header(String version, String parents, String message) {
        return "-- revision:   " + version + "\n-- parent:     " + parents + "\n-- message:    " + message
                + "\n-- created:    2026-11-22T10:15:30Z\n-- operations: none\n-- hazards:    none\n\n";
    }

    private static Document parsed(String page) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).hasAttribute("id")) {
                ((Element) all.item(i)).setIdAttribute("id", true);
            }
        }
        return document;
    }

    private static String article(Document page, String id) {
        return page.getElementById(id).getTextContent();
    }

    private static List<String> texts(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The tables that are drawn there, and what became of each. */
    private static List<String> boxes(Document page, String id) {
        NodeList groups = page.getElementById(id).getElementsByTagName("g");
        List<String> boxes = new ArrayList<>();
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.hasAttribute("data-name")) {
                boxes.add(group.getAttribute("data-name") + " "
                        + group.getAttribute("class").replaceFirst(".* ", ""));
            }
        }
        return boxes.stream().sorted().toList();
    }
}
