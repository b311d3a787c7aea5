package dev.alambique.migration.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SchemaPictureTest {
    @Test
    void isADocumentThatNamesItsStyleSheetsAndHoldsNone() throws Exception {
        String svg = SchemaPicture.svg(
                Tables.snapshot("alunos: id", "matriculas: id, aluno_id > alunos"), List.of("/colors.css", "/a.css"));

        Document read = document(svg);

        assertThat(read.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg)
                .startsWith("<?xml-stylesheet type=\"text/css\" href=\"/colors.css\"?>\n<?xml-stylesheet")
                .contains("data-name=\"public.alunos\"", "data-name=\"public.matriculas\"")
                .doesNotContain("style=", "<style");
    }

    @Test
    void theStyleSheetsHaveItsColoursInLightAndDark() {
        assertThat(SchemaPicture.colors()).contains("--card:", "prefers-color-scheme: dark");
        assertThat(SchemaPicture.style()).contains(".diagram .paper { fill: var(--card); }");
    }

    @Test
    void namesAreNoMarkup() throws Exception {
        String svg = SchemaPicture.svg(Tables.snapshot("<script>alert(1)</script>: id"), List.of());

        assertThat(document(svg).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void anEmptySchemaIsAnEmptyPicture() throws Exception {
        assertThat(document(SchemaPicture.svg(Tables.snapshot(), List.of()))
                        .getElementsByTagName("rect")
                        .getLength())
                .isZero();
    }

    private static Document document(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
