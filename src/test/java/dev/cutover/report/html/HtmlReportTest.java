package dev.cutover.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.ReportContent;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.Parts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final Path RETAIL = Path.of("examples/retail-fulfillment/runbook.yaml");
    private static final String VENOM =
            "</style></td><script>alert(1)</script>\" onload='x' --> ]]> \u202eabc\u001b[2J\u0000";

    @Test
    void thePageHasOneHeadingALanguageLandmarksAndAWayPastTheContents() throws Exception {
        var page = parsed(page(new SampleReports(3, "word").report(List.of())));

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        for (String landmark : List.of("h1", "main", "header", "nav", "footer")) {
            assertThat(elements(page, landmark)).as(landmark).hasSize(1);
        }
        assertThat(elements(page, "a").get(0).getAttribute("href")).isEqualTo("#report");
    }

    @Test
    void everyLinkOfThePageLeadsSomewhereAndNoIdIsThereTwice() throws Exception {
        var page = parsed(retail());

        var ids = all(page).stream()
                .map(one -> one.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
        assertThat(elements(page, "a"))
                .allSatisfy(link ->
                        assertThat(ids).contains(link.getAttribute("href").substring(1)));
        for (String reference : List.of("aria-labelledby", "marker-end", "fill")) {
            assertThat(all(page))
                    .flatExtracting(one -> List.of(one.getAttribute(reference).split(" ")))
                    .map(value -> value.replaceAll("^url\\(#(.*)\\)$", "$1"))
                    .filteredOn(value -> !value.isEmpty())
                    .allSatisfy(id -> assertThat(ids).contains(id));
        }
    }

    @Test
    void everyTableSaysWhatItIsAndWhatItsColumnsAre() throws Exception {
        var page = parsed(page(new SampleReports(3, "word").report(List.of())));

        assertThat(elements(page, "table")).hasSizeGreaterThan(15).allSatisfy(table -> {
            assertThat(elements(table, "caption")).hasSize(1);
            assertThat(elements(table, "th"))
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head.getAttribute("scope")).isIn("col", "row", "rowgroup"));
            int columns = elements(elements(table, "thead").get(0), "th").size();
            assertThat(elements(elements(table, "tbody").get(0), "tr"))
                    .allSatisfy(row -> assertThat(width(row)).isEqualTo(columns));
        });
    }

    @Test
    void everyPictureSaysWhatItShows() throws Exception {
        var page = parsed(retail());

        assertThat(elements(page, "svg")).hasSizeGreaterThan(3).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(elements(svg, "desc")).hasSize(1);
            assertThat(elements(svg, "style")).isEmpty();
        });
    }

    @Test
    void everythingThatAPictureDrawsHasAStyleInThePage() throws Exception {
        var page = parsed(retail());
        String style = elements(page, "style").get(0).getTextContent();

        assertThat(elements(page, "svg"))
                .flatExtracting(HtmlReportTest::all)
                .flatExtracting(shape -> List.of(shape.getAttribute("class").split(" ")))
                .filteredOn(name -> !name.isEmpty() && !name.equals("label"))
                .allSatisfy(name -> assertThat(style).contains("." + name));
    }

    @Test
    void nothingIsLoadedAndNothingIsExecuted() {
        String page = retail();

        assertThat(page).contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        assertThat(page).doesNotContain("<script", "<link", "<iframe", "@import", "src=\"http", "url(http", "<details");
    }

    @Test
    void hostileTextIsInertWhereverItStands() throws Exception {
        var evidence = List.of(
                SampleReports.evidence(1, VENOM, new EvidenceBody.Text(VENOM)),
                SampleReports.evidence(2, VENOM, new EvidenceBody.Table(List.of(List.of(VENOM), List.of(VENOM)))),
                SampleReports.evidence(3, VENOM, new EvidenceBody.Gone(VENOM)),
                SampleReports.evidence(4, VENOM, new EvidenceBody.Changed(VENOM)),
                SampleReports.evidence(5, VENOM, new EvidenceBody.Beside(VENOM)));
        String text = page(new SampleReports(3, VENOM).report(evidence));

        assertThat(text).doesNotContain("<script", "\u202e", "\u001b", "\u0000").contains("\\u202eabc\\x1b[2J");
        var page = parsed(text);
        assertThat(all(page))
                .allSatisfy(one -> assertThat(one.getAttribute("onload")).isEmpty());
        assertThat(elements(page, "style").get(0).getTextContent()).contains("run styletdscriptalert1script");
    }

    @Test
    void onlyAnAddressOfTheWebBecomesALink() {
        assertThat(page(new SampleReports(1, "https://tickets.example/browse/OPS-1?a=b").report(List.of())))
                .contains("href=\"https://tickets.example/browse/OPS-1?a=b\"");
        for (String other :
                List.of("javascript:alert(1)", "https://a.example/\"x", "data:text/html,x", "//a.example")) {
            assertThat(page(new SampleReports(1, other).report(List.of())))
                    .doesNotContain("href=\"" + other.substring(0, 3));
        }
    }

    @Test
    void aThousandStepsAndTenThousandEventsAreAtMostTwoMegabytes() throws Exception {
        var evidence = new ArrayList<EvidenceItem>();
        IntStream.range(0, 200)
                .forEach(number -> evidence.add(SampleReports.evidence(
                        number, "file-" + number, new EvidenceBody.Text("<line " + number + ">\n".repeat(2_000)))));
        String page = page(new SampleReports(500, "some words of a step").report(evidence));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(HtmlReport.MOST_BYTES);
        assertThat(parsed(page).getElementsByTagName("article").getLength()).isBetween(1, 199);
        assertThat(page).contains("file-199", "there is no more room in this page");
    }

    @Test
    void evidenceThatIsGoneOrAlteredIsSaidInWords() {
        var evidence = List.of(
                SampleReports.evidence(1, "one", new EvidenceBody.Gone("its file is not there")),
                SampleReports.evidence(2, "two", new EvidenceBody.Changed("its hash is another")));

        assertThat(page(new SampleReports(1, "word").report(evidence)))
                .contains(
                        "✗ GONE",
                        "its file is not there",
                        "✗ CHANGED",
                        "its hash is another",
                        "2 values redacted (email 2)");
    }

    @Test
    void aTableThatIsWiderThanPaperHasARowForEachValue() throws Exception {
        var heads =
                IntStream.range(0, 40).mapToObj(column -> "column " + column).toList();
        var values =
                IntStream.range(0, 40).mapToObj(column -> "value " + column).toList();
        var body = new EvidenceBody.Table(List.of(heads, values));
        String text = page(new SampleReports(1, "word").report(List.of(SampleReports.evidence(1, "wide", body))));

        assertThat(text).contains("<th scope=\"row\">column 39</th><td>value 39</td>");
        var article = parsed(text).getElementsByTagName("article").item(0);
        assertThat(article.getTextContent()).contains("column 0", "value 0");
        assertThat(text.substring(text.indexOf("<article"), text.indexOf("</article>")))
                .hasSizeLessThan(Math.toIntExact(EvidencePart.weight(body)));
    }

    @Test
    void aReportWithNothingInItSaysSo() {
        assertThat(page(new SampleReports(0, "word").report(List.of())))
                .contains("Nobody has decided anything.", "Nothing was rolled back.", "No evidence was captured.");
    }

    @Test
    void whatItCannotSayIsOnTheFirstScreen() {
        assertThat(page(new SampleReports(1, "word").report(List.of()))).contains("! Incomplete:</b> word</p>");
    }

    @Test
    void timesAreLocalAndUtcWithTheZone() {
        assertThat(page(new SampleReports(1, "word").report(List.of())))
                .contains("2026-11-28 02:00:00 – 04:00:00 EST (07:00:00 – 09:00:00 UTC)")
                .contains("<th scope=\"col\">Time, EST</th><th scope=\"col\">UTC</th>");
    }

    private static String retail() {
        try {
            var bytes = Files.readAllBytes(RETAIL);
            var runbook = RunbookFile.read(RETAIL.toString(), bytes, Map.of(), Parts.NONE)
                    .value();
            return HtmlReport.of(new SampleReports(4, "word").report(List.of()), Optional.of(runbook));
        } catch (java.io.IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    private static String page(ReportContent content) {
        return HtmlReport.of(content, Optional.empty());
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static int width(Element row) {
        return java.util.stream.Stream.of("td", "th")
                .flatMap(name -> elements(row, name).stream())
                .mapToInt(cell -> cell.hasAttribute("colspan") ? Integer.parseInt(cell.getAttribute("colspan")) : 1)
                .sum();
    }

    private static List<Element> all(Document page) {
        return elements(page.getDocumentElement(), "*");
    }

    private static List<Element> all(Element element) {
        return elements(element, "*");
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getDocumentElement(), name);
    }

    private static List<Element> elements(Element under, String name) {
        var nodes = under.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> (Element) nodes.item(at))
                .toList();
    }
}
