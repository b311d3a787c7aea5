package dev.alambique.migration.cli.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElementTest {
    @Test
    void wordsAreEscapedInTextAndInAttributes() {
        Element element = Element.of("p").with("title", "\"a\" & 'b'").holding("<script>alert(1)</script>");

        assertThat(written(element))
                .isEqualTo("<p title=\"&quot;a&quot; &amp; &#39;b&#39;\">&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    @Test
    void whatXmlDoesNotAllowIsReplaced() {
        assertThat(written(Markup.text("a\u0000b\u001Bc\uD800d\uFFFEe\t\n")))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\t\n");
        assertThat(written(Markup.text("\uD83D\uDE00"))).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void onlyVoidElementsHaveNoEnd() {
        assertThat(written(Element.of("br"))).isEqualTo("<br/>");
        assertThat(written(Element.of("div", "a"))).isEqualTo("<div class=\"a\"></div>");
    }

    @Test
    void codeThatXmlWouldReadOtherwiseIsRefused() {
        assertThatThrownBy(() -> new Markup.Source("if (a < b) {}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String written(Markup markup) {
        StringBuilder page = new StringBuilder();
        markup.write(page);
        return page.toString();
    }
}
