package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.browser.Chromium;
import dev.cutover.browser.OpenPage;
import dev.cutover.model.Verdict;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.report.assembly.ReportAssembly;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.html.HtmlReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reports of the shipped rehearsals as people open and print them: in a real browser, from a file, on a telephone,
 * a laptop and a wall, by day and by night, and on paper.
 */
class ReportInBrowserTest {
    private static final List<String> SCENARIOS = List.of("all-goes-well", "misroutes", "carrier-outage");
    private static final int[] WIDTHS = {400, 900, 1600};
    private static final String FIRST_TABLE = "document.querySelector('.opening table').innerText";
    private static final String SCRIPT =
            "<script>document.title = 'executed'</script><img src=x onerror=\"document.title='executed'\">";

    @TempDir
    private static Path folder;

    private static final Map<String, ReportContent> REPORTS = new LinkedHashMap<>();
    private static Chromium chromium;

    @BeforeAll
    static void playAndStart() throws Exception {
        chromium = new Chromium(Files.createDirectory(folder.resolve("browser")));
        var place = Place.in(folder);
        for (String scenario : SCENARIOS) {
            place.run(
                            "rehearse",
                            Path.of("examples/retail-fulfillment/rehearsals", scenario + ".yaml")
                                    .toAbsolutePath()
                                    .toString())
                    .endedWith(ExitCode.DONE);
        }
        for (var run : place.home().runs()) {
            var recorded = RecordedRun.of(place.home(), run);
            var pinned = PinnedRunbook.of(recorded.state().created());
            var content = ReportAssembly.of(
                    place.home(), recorded, pinned, recorded.events().get(0).at(), ZoneId.of("America/New_York"));
            String scenario = content.head().scenario().orElseThrow();
            Files.writeString(file(scenario), HtmlReport.of(content, Optional.of(pinned.runbook())));
            REPORTS.put(scenario, content);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        REPORTS.clear();
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path file(String scenario) {
        return folder.resolve(scenario + ".html");
    }

    @Test
    void thePageNeitherComplainsNorAsksForAnythingNorScrollsSideways() throws Exception {
        var softly = new SoftAssertions();
        for (String scenario : SCENARIOS) {
            for (int width : WIDTHS) {
                for (boolean dark : new boolean[] {false, true}) {
                    var page = chromium.open(file(scenario), width, 800, dark);
                    String which = scenario + " at " + width + (dark ? " in the dark" : "");
                    softly.assertThat(page.complaints()).as(which).isEmpty();
                    softly.assertThat(page.requests())
                            .as(which)
                            .containsExactly(file(scenario).toUri().toString());
                    softly.assertThat(page.contentWidth()).as(which).isEqualTo(width);
                    softly.assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                            .as(which)
                            .isEqualTo(dark ? "rgb(16, 22, 29)" : "rgb(255, 255, 255)");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void theFirstScreenHasTheVerdictAndWhatWasPromisedBesideWhatWasMeasured() throws Exception {
        for (String scenario : SCENARIOS) {
            var page = chromium.open(file(scenario), 900, 800, false);

            assertThat(bottom(page, ".verdict")).as(scenario).isLessThan(250);
            assertThat(top(page, ".lines")).as(scenario).isLessThan(300);
            assertThat(bottom(page, ".opening table")).as(scenario).isLessThan(800);
        }
    }

    @Test
    void aRunThatWasEndedBeforeItsPlanWasDoneIsNotCalledEarly() throws Exception {
        String stopped = chromium.open(file("misroutes"), 900, 800, false).evaluate(FIRST_TABLE);
        String whole = chromium.open(file("all-goes-well"), 900, 800, false).evaluate(FIRST_TABLE);

        assertThat(stopped).contains("plan not done").doesNotContain("early");
        assertThat(whole).containsAnyOf("late", "early", "on time").doesNotContain("plan not done");
    }

    @Test
    void everyDecisionAndEveryRedSampleIsInThePageAndOnPaper() throws Exception {
        for (String scenario : SCENARIOS) {
            var page = chromium.open(file(scenario), 900, 800, false);
            String read = squeezed(page.text());
            String printed = squeezed(OpenPage.textOf(print(page, scenario)));
            var wanted = facts(REPORTS.get(scenario));

            assertThat(wanted).hasSizeGreaterThan(20);
            assertThat(wanted)
                    .filteredOn(text -> !read.contains(text))
                    .as(scenario + " as read")
                    .isEmpty();
            assertThat(wanted)
                    .filteredOn(text -> !printed.contains(text))
                    .as(scenario + " as printed")
                    .isEmpty();
        }
        assertThat(REPORTS.get("misroutes").redSamples().red()).isPositive();
    }

    @Test
    void noColumnOfAWideTableIsCutOnPaper() throws Exception {
        String scenario = "carrier-outage";
        String printed = squeezed(OpenPage.textOf(print(chromium.open(file(scenario), 900, 800, false), scenario)));
        var tables = REPORTS.get(scenario).evidence().stream()
                .map(EvidenceItem::body)
                .filter(EvidenceBody.Table.class::isInstance)
                .map(EvidenceBody.Table.class::cast)
                .filter(table -> table.rows().get(0).size() > 10)
                .toList();

        assertThat(tables).isNotEmpty();
        assertThat(tables)
                .allSatisfy(table -> assertThat(printed)
                        .contains(squeezed(String.join("", table.rows().get(0)))));
    }

    @Test
    void theProcedureIsPrintedWholeBelowItsHeading() throws Exception {
        String scenario = "misroutes";
        String text = OpenPage.textOf(print(chromium.open(file(scenario), 900, 800, false), scenario));
        String procedure = List.of(text.split("\f")).stream()
                .filter(page -> page.contains("The procedure"))
                .findFirst()
                .orElseThrow();

        assertThat(procedure).contains("baseline", "last-picture", "tell-rolled-back");
    }

    @Test
    void eachPrintedPageSaysWhichRunAndWhichRecordItBelongsTo() throws Exception {
        String scenario = "misroutes";
        var head = REPORTS.get(scenario).head();
        String text = OpenPage.textOf(print(chromium.open(file(scenario), 900, 800, true), scenario));
        var pages = List.of(text.strip().split("\f"));

        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page)
                        .contains("Cutover report, run " + head.run(), "Record " + head.head(), " / " + pages.size()));
    }

    @Test
    void aKeyboardReachesTheReportFirstAndEveryBoxThatScrolls() throws Exception {
        var page = chromium.open(file("misroutes"), 400, 800, false);

        assertThat(page.evaluate("document.querySelector('a').textContent")).isEqualTo("Skip to the report");
        assertThat(page.evaluate("[...document.querySelectorAll('.scroll, figure, pre')]"
                        + ".filter(box => box.scrollWidth > box.clientWidth && box.tabIndex !== 0).length + ' of '"
                        + " + document.querySelectorAll('.scroll').length"))
                .matches("0 of [1-9]\\d+");
    }

    @Test
    void aScriptInAnAnswerIsOnlyText() throws Exception {
        var place = Place.in(Files.createDirectory(folder.resolve("hostile")));
        place.write(
                "runbook.yaml",
                Files.readString(Path.of("examples/retail-fulfillment/runbook.yaml"))
                        .replace(
                                "title: Retail fulfillment to cloud order orchestration",
                                "title: '" + SCRIPT.replace("'", "''") + "'"));
        var example = Path.of("examples/retail-fulfillment");
        place.write("sandbox.yaml", Files.readString(example.resolve("sandbox.yaml")));
        place.write("rehearsals/misroutes.yaml", Files.readString(example.resolve("rehearsals/misroutes.yaml")));
        place.run("rehearse", "rehearsals/misroutes.yaml").endedWith(ExitCode.DONE);
        var recorded = RecordedRun.of(place.home(), place.home().runs().get(0));
        var pinned = PinnedRunbook.of(recorded.state().created());
        var content = ReportAssembly.of(
                place.home(), recorded, pinned, recorded.events().get(0).at(), ZoneId.of("UTC"));
        var file = folder.resolve("hostile.html");
        Files.writeString(file, HtmlReport.of(content, Optional.empty()));

        var page = chromium.open(file, 900, 800, false);

        assertThat(page.text()).contains(SCRIPT);
        assertThat(page.complaints()).isEmpty();
        assertThat(page.evaluate("document.title")).contains("report of run").isNotEqualTo("executed");
        assertThat(page.evaluate("'' + document.querySelectorAll('script, img').length"))
                .isEqualTo("0");
    }

    private static Path print(OpenPage page, String scenario) throws Exception {
        assumeTrue(Chromium.isInstalled("pdftotext"), "there is no pdftotext here");
        return page.print(folder.resolve(scenario + ".pdf"));
    }

    /** What nobody may leave out of a report. */
    private static List<String> facts(ReportContent content) {
        var facts = new ArrayList<String>();
        for (var decision : content.decisions()) {
            facts.addAll(List.of(decision.who(), decision.about(), decision.choice(), decision.reason()));
            facts.add("event " + decision.seq());
        }
        content.redSamples().rows().stream()
                .filter(stretch -> stretch.verdict() == Verdict.RED)
                .forEach(stretch -> facts.addAll(List.of(stretch.criterion(), stretch.segment(), stretch.value())));
        facts.add(content.proof().head());
        return facts.stream().map(ReportInBrowserTest::squeezed).distinct().toList();
    }

    /** Without blanks and hyphens, since narrow columns break lines at either, and a printed line ends with neither. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u00ad\\u2010-]+", "");
    }

    private static int bottom(OpenPage page, String selector) throws Exception {
        return position(page, selector, "bottom");
    }

    private static int top(OpenPage page, String selector) throws Exception {
        return position(page, selector, "top");
    }

    private static int position(OpenPage page, String selector, String edge) throws Exception {
        return Integer.parseInt(page.evaluate(
                "'' + Math.round(document.querySelector('" + selector + "').getBoundingClientRect()." + edge + ")"));
    }
}
