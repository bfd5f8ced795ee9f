package dev.cutover.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textIsNeverMarkup() {
        var markup = new Markup().element("td", "</td><script>alert(1)</script> & \"so\"");

        assertThat(markup.finished())
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)")
                .contains("&amp;");
    }

    @Test
    void anAttributeCannotBeLeft() {
        var markup = new Markup()
                .open("a", "href", "x\" onclick=\"alert(1)")
                .text("here")
                .close();

        assertThat(markup.finished()).isEqualTo("<a href=\"x&quot; onclick=&quot;alert(1)\">here</a>");
    }

    @Test
    void whatTurnsTheWritingOrControlsATerminalIsSeen() {
        var markup = new Markup().element("td", "a\u202eb\u001b[31mc\u0000d", "title", "\u2066x\u0007");

        assertThat(markup.finished()).isEqualTo("<td title=\"\\u2066x\\x07\">a\\u202eb\\x1b[31mc\\x00d</td>");
    }

    @Test
    void charactersBeyondTheFirstPlaneStayWhole() {
        assertThat(new Markup().element("td", "a 🚚 b").finished()).isEqualTo("<td>a 🚚 b</td>");
    }

    @Test
    void anElementWithoutContentHasAnEndTagUnlessHtmlKnowsItWithout() {
        var markup = new Markup()
                .open("div")
                .element("td", "")
                .empty("meta", "charset", "utf-8")
                .close();

        assertThat(markup.finished()).isEqualTo("<div><td></td><meta charset=\"utf-8\"/></div>");
    }

    @Test
    void anAttributeWithoutAValueIsLeftOut() {
        assertThat(new Markup().element("p", "x", "class", "").finished()).isEqualTo("<p>x</p>");
    }

    @Test
    void onlyLinesKeepTheirBreaks() {
        assertThat(new Markup().element("p", "a\nb").finished()).isEqualTo("<p>a\\nb</p>");
        assertThat(new Markup().open("pre").lines("a\nb").close().finished()).isEqualTo("<pre>a\nb</pre>");
    }

    @Test
    void anElementThatIsLeftOpenIsNoticed() {
        var markup = new Markup().open("p");

        assertThatThrownBy(markup::finished)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("p");
    }

    @Test
    void aPictureIsCopiedAndABrokenOneRefused() {
        var markup = new Markup()
                .open("figure")
                .picture("<svg role=\"img\"><text>a &lt; b</text></svg>")
                .close();

        assertThat(markup.finished()).isEqualTo("<figure><svg role=\"img\"><text>a &lt; b</text></svg></figure>");
        assertThatThrownBy(() -> new Markup().picture("<svg><script></svg>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPictureBringsNoEntityAlong() {
        var outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg><text>&x;</text></svg>";

        assertThatThrownBy(() -> new Markup().picture(outside)).isInstanceOf(IllegalArgumentException.class);
    }
}
