package dev.cutover.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.Parts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GraphTest {
    private static final Path NIGHT = Path.of("src/test/resources/dev/cutover/acceptance/night.yaml");
    private static final Path RETAIL = Path.of("examples/retail-fulfillment/runbook.yaml");

    /** Cannot be said in XML, ends an attribute, an element, a label, a line; turns the direction of writing. */
    private static final String VENOM = "]]>\"</title><script>x</script>'\\ #59; %% --> \u0000\u202e\n&";

    @Test
    void thePictureSaysWhatItIsAndHoldsEveryStep() throws Exception {
        var svg = parsed(SvgText.of(read(RETAIL)));

        var root = svg.getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("retail-fulfillment: Retail fulfillment to cloud order orchestration");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("24 steps in 4 phases; 0 points of no return; 3 steps of the rollback.");
        assertThat(elements(svg, "g")).hasSize(27);
        assertThat(texts(svg)).contains("watch-east", "cutover, T", "settle-in-flight", "technical-lead");
    }

    @Test
    void aPictureInAPageBringsNoStyleAndOnlyIdsOfItsOwn() throws Exception {
        var svg = parsed(SvgText.embedded(read(RETAIL), "mine-"));

        assertThat(elements(svg, "style")).isEmpty();
        assertThat(elements(svg, "*"))
                .map(one -> one.getAttribute("id"))
                .filteredOn(id -> !id.isEmpty())
                .containsExactly("mine-title", "mine-desc", "mine-tip", "mine-longtip");
        assertThat(elements(svg, "path"))
                .map(path -> path.getAttribute("marker-end"))
                .filteredOn(end -> !end.isEmpty())
                .containsOnly("url(#mine-tip)", "url(#mine-longtip)");
    }

    @Test
    void boxesDoNotOverlapAndStandWithinThePicture() throws Exception {
        for (var runbook : List.of(read(RETAIL), read(NIGHT), tangle(120), tangle(700))) {
            var svg = parsed(SvgText.of(runbook));
            double width = number(svg.getDocumentElement(), "width");
            double height = number(svg.getDocumentElement(), "height");
            var boxes = elements(svg, "rect").stream()
                    .filter(rect -> rect.getAttribute("class").startsWith("box"))
                    .toList();
            assertThat(boxes).hasSizeGreaterThanOrEqualTo((int) runbook.steps().count());
            for (int one = 0; one < boxes.size(); one++) {
                var box = boxes.get(one);
                assertThat(number(box, "x")).isBetween(0.0, width - number(box, "width"));
                assertThat(number(box, "y")).isBetween(0.0, height - number(box, "height"));
                for (int other = 0; other < one; other++) {
                    assertThat(overlap(box, boxes.get(other))).isFalse();
                }
            }
        }
    }

    @Test
    void theLongestWayAndPointsOfNoReturnAreSeenWithoutColour() throws Exception {
        var svg = parsed(SvgText.of(read(NIGHT)));

        assertThat(texts(svg)).contains("POINT OF NO RETURN", "wait, until T+3h");
        assertThat(elements(svg, "path").stream()
                        .filter(path -> path.getAttribute("class").equals("line longest")))
                .hasSize(5);
        assertThat(elements(svg, "path").stream()
                        .filter(path -> path.getAttribute("class").equals("line")))
                .hasSize(4);
    }

    @Test
    void everyNeedIsALineOrANameInABox() throws Exception {
        var runbook = tangle(500);
        var svg = parsed(SvgText.of(runbook));

        long lines = elements(svg, "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("line"))
                .count();
        long named = texts(svg).stream()
                .filter(text -> text.startsWith("after "))
                .mapToLong(text -> text.split(",").length)
                .sum();
        assertThat(lines + named)
                .isEqualTo(
                        runbook.steps().mapToLong(step -> step.needs().size()).sum());
    }

    @Test
    void fiveThousandStepsMakeAPictureThatIsNotMuchWiderThanHigh() throws Exception {
        var svg = parsed(SvgText.of(tangle(5000)));

        double width = number(svg.getDocumentElement(), "width");
        double height = number(svg.getDocumentElement(), "height");
        assertThat(width).isBetween(height / 4, height * 4).isLessThan(30_000);
    }

    @Test
    void nothingInANameBreaksOut() throws Exception {
        var hostile = hostile();
        var svg = SvgText.of(hostile);

        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(DotText.of(hostile)).doesNotContain("\u202e", "\u0000").contains("\\\"</title>");
        var mermaid = MermaidText.of(hostile);
        assertThat(mermaid.lines().filter(line -> line.contains("script")).toList())
                .allMatch(line -> !line.contains("<script"));
        assertThat(mermaid).contains("#60;script#62;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"night.mmd", "night.dot", "night.svg"})
    void saysWhatItAlwaysSaid(String name) throws IOException {
        var runbook = read(NIGHT);
        String drawn = name.endsWith("mmd")
                ? MermaidText.of(runbook)
                : name.endsWith("dot") ? DotText.of(runbook) : SvgText.of(runbook);
        var golden = Path.of("src/test/resources/graph").resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(golden));
    }

    @Test
    void wordsAreCutBeforeTheyLeaveTheirBox() {
        assertThat(Lettering.fit("short", 11, 200)).isEqualTo("short");
        assertThat(Lettering.fit("W".repeat(100), 11, 110)).hasSizeLessThan(12).endsWith("…");
        assertThat(Lettering.fit("\u53d7".repeat(100), 10, 100)).hasSizeLessThanOrEqualTo(10);
        assertThat(Lettering.fit("", 10, 0)).isEmpty();
    }

    @Test
    void aRunbookWithoutStepsIsStillAPicture() throws Exception {
        assertThat(elements(parsed(SvgText.of(Books.unchained(List.of(), List.of()))), "g"))
                .isEmpty();
    }

    private static Runbook hostile() {
        var plain = Steps.noReturn(Books.freeze("freeze"), Books.COMMANDER);
        var step = new Step(
                plain.id(),
                VENOM,
                plain.needs(),
                Optional.empty(),
                Optional.empty(),
                plain.policy(),
                List.of(),
                plain.safety(),
                plain.work());
        var book = Books.unchained(List.of(), List.of(step));
        return new Runbook(
                new Runbook.Header("book", VENOM, Runbook.Pattern.PHASED),
                book.dimensions(),
                book.roles(),
                book.inventory(),
                book.traffic(),
                book.criteria(),
                List.of(new Phase(VENOM, Optional.empty(), List.of(step))),
                book.rollback());
    }

    private static Runbook tangle(int size) {
        var random = new Random(7);
        var steps = new ArrayList<Step>();
        for (int number = 0; number < size; number++) {
            var needs = new ArrayList<StepId>();
            for (int count = number == 0 ? 0 : random.nextInt(3); count > 0; count--) {
                int from = Math.max(0, number - 1 - random.nextInt(25));
                needs.add(new StepId("s" + from));
            }
            steps.add(Books.needing(
                    Books.freeze("s" + number), needs.stream().distinct().toArray(StepId[]::new)));
        }
        return Books.unchained(List.of(), steps);
    }

    private static Runbook read(Path file) throws IOException {
        return RunbookFile.read(file.toString(), Files.readAllBytes(file), Map.of(), Parts.NONE)
                .value();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document svg, String name) {
        var found = new ArrayList<Element>();
        var nodes = svg.getElementsByTagName(name);
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found.stream()
                .filter(each -> !each.getParentNode().getNodeName().equals("marker"))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static boolean overlap(Element one, Element other) {
        return number(one, "x") < number(other, "x") + number(other, "width")
                && number(other, "x") < number(one, "x") + number(one, "width")
                && number(one, "y") < number(other, "y") + number(other, "height")
                && number(other, "y") < number(one, "y") + number(one, "height");
    }
}
