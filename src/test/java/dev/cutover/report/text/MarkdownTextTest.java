package dev.cutover.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "a|b ^ a\\|b",
                "<script>alert(1)</script> ^ &lt;script>alert(1)&lt;/script>",
                "<!-- hidden ^ &lt;!-- hidden",
                "must be <= 5 s ^ must be <= 5 s",
                "&amp; &lt; ^ &amp;amp; &amp;lt;",
                "[a](http://x.example) ^ \\[a\\](http&#58;//x.example)",
                "see www.example.com ^ see www&#46;example.com",
                "javascript:alert(1) ^ javascript&#58;alert(1)",
                "data:text/html,x ^ data&#58;text/html,x",
                "no data: ready ^ no data: ready",
                "tell @everyone, not labels@1 ^ tell &#64;everyone, not labels@1",
                "closes #12 in #shop ^ closes &#35;12 in #shop",
                "**bold** `code` ~~gone~~ ^ \\*\\*bold\\*\\* \\`code\\` \\~\\~gone\\~\\~",
                "{code}$x$ ^ \\{code\\}\\$x\\$",
                "C:\\temp ^ C:\\\\temp"
            })
    void nothingForeignBecomesMarkup(String foreign, String written) {
        assertThat(MarkdownText.escaped(foreign)).isEqualTo(written);
    }

    @Test
    void aCellKeepsItsPlaceInTheRow() {
        String table = new MarkdownText()
                .table(List.of("A", "B"), List.of(List.of("x|y", ""), List.of("", "z")))
                .text();

        assertThat(table.lines()).startsWith("| A | B |", "| --- | --- |", "| x\\|y | |", "| | z |");
    }

    @Test
    void aTableWithoutRowsIsNone() {
        assertThat(new MarkdownText().table(List.of("A"), List.of()).text()).isEmpty();
    }

    @Test
    void aFenceIsLongerThanAnyInIt() {
        assertThat(new MarkdownText().verbatim(List.of("a", "````", "b")).text().lines())
                .startsWith("`````", "a", "````", "b", "`````");
    }
}
