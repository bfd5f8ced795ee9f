package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Choice;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.FolderParts;
import dev.cutover.yaml.include.Parts;
import dev.cutover.yaml.include.PinnedParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Includes of other files. */
class IncludeTest {
    private static final String HEAD = """
            cutover: 1
            runbook: book
            roles:
              lead: { who: [Ines Park], may: [go, rollback] }
            systems:
              shop: { owner: web, flow: producer }
            phases:
              - phase: night
                steps:
            """;
    private static final String WAIT = "      - wait: Wait\n        id: begin\n        for: 1m\n";
    private static final String INCLUDE = "      - include: parts/change.yaml\n        id: east\n";
    private static final String PART = """
            cutover: 1
            steps-of: Change something
            params: { what: { default: shop }, for: { type: duration, default: 5m } }
            steps:
              - action: Change ${param.what}
                id: change
                system: shop
                call: change
                undo: { call: change-back, with: { ticket: "${step.change.output.ticket}" } }
              - wait: Let it settle
                id: settle
                for: ${param.for}
              - task: Look at it
                id: look
                needs: [change]
                by: lead
                do: ["ticket ${step.change.output.ticket}"]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void thePart() throws IOException {
        write("parts/change.yaml", PART);
    }

    @Test
    void itsStepsStandWhereItStands() throws IOException {
        var runbook = read(WAIT + INCLUDE + "        with: { what: the shop, for: 90s }\n" + end());
        assertThat(ids(runbook)).containsExactly("begin", "east-change", "east-settle", "east-look", "end");
        assertThat(step(runbook, "east-change").title()).isEqualTo("Change the shop");
        assertThat(((Work.Wait) step(runbook, "east-settle").work()).time().orElseThrow())
                .hasSeconds(90);
    }

    @Test
    void itsFirstStepsFollowWhatIsAboveAndWhatIsBelowFollowsItsLast() throws IOException {
        var runbook = read(WAIT + INCLUDE + end());
        assertThat(needs(runbook, "east-change")).containsExactly("begin");
        assertThat(needs(runbook, "east-settle")).containsExactly("east-change");
        assertThat(needs(runbook, "east-look")).containsExactly("east-change");
        assertThat(needs(runbook, "end")).containsExactly("east-look", "east-settle");
    }

    @Test
    void whatItNeedsItsFirstStepsNeedAndWhoNeedsItNeedsItsLast() throws IOException {
        var runbook = read(WAIT
                + INCLUDE.replace("east", "west")
                + INCLUDE
                + "        needs: [begin]\n"
                + end().replace("id: end\n", "id: end\n        needs: [west, begin]\n"));
        assertThat(needs(runbook, "east-change")).containsExactly("begin");
        assertThat(needs(runbook, "west-change")).containsExactly("begin");
        assertThat(needs(runbook, "end")).containsExactly("begin", "west-look", "west-settle");
    }

    @Test
    void itsNamesAreItsOwnFirstAndTheRunbooksThen() throws IOException {
        write("parts/change.yaml", PART.replace("needs: [change]", "needs: [change, begin]"));
        var runbook = read(WAIT + INCLUDE + end());
        assertThat(needs(runbook, "east-look")).containsExactly("begin", "east-change");
        assertThat(((Work.Task) step(runbook, "east-look").work()).checklist())
                .containsExactly("ticket ${step.east-change.output.ticket}");
        assertThat(((Work.Action) step(runbook, "east-change").work()).undo().toString())
                .contains("${step.east-change.output.ticket}");
    }

    @Test
    void aFollowingPhaseFollowsItsLastSteps() throws IOException {
        var runbook = read(WAIT + INCLUDE + "  - phase: morning\n    steps:\n" + end());
        assertThat(needs(runbook, "end")).containsExactly("east-look", "east-settle");
    }

    @Test
    void aChoiceLeadsToItsFirstStep() throws IOException {
        var runbook = read("""
                      - decision: Go on
                        id: choose
                        ask: Go on?
                        by: lead
                        choices: [{ say: now, then: east }, { say: never, then: end }]
                """.indent(0) + INCLUDE + end());
        assertThat(((Work.Decision) step(runbook, "choose").work())
                        .choices()
                        .get(0)
                        .then())
                .isEqualTo(new Choice.Then.GoTo(new StepId("east-change")));
    }

    @Test
    void theRollbackIncludesToo() throws IOException {
        write("parts/back.yaml", """
                cutover: 1
                steps-of: Say that it is over
                steps:
                  - task: Count
                    id: count
                    by: lead
                  - task: Tell
                    id: tell
                    by: lead
                """);
        var runbook = read(WAIT + """
                rollback:
                  window: 5m
                  steps:
                    - include: parts/back.yaml
                      id: back
                    - task: Sleep
                      id: sleep
                      by: lead
                """);
        var steps = runbook.rollback().orElseThrow().steps();
        assertThat(steps)
                .extracting(step -> step.step().id().value())
                .containsExactly("back-count", "back-tell", "sleep");
        assertThat(steps.get(2).step().needs()).containsExactly(new StepId("back-tell"));
    }

    @Test
    void filesThatIncludeFilesAreCarriedOutFromTheInside() throws IOException {
        write("parts/both.yaml", """
                cutover: 1
                steps-of: Both of them
                params: { first: {} }
                steps:
                  - include: parts/change.yaml
                    id: one
                    with: { what: "${param.first}" }
                  - include: parts/change.yaml
                    id: two
                    needs: []
                  - wait: Both settle
                    id: settle
                    needs: [one, two]
                    for: 1m
                """);
        var runbook = read(WAIT + INCLUDE.replace("change", "both") + "        with: { first: shop }\n" + end());
        assertThat(ids(runbook)).hasSize(9).contains("east-one-change", "east-two-look", "east-settle");
        assertThat(needs(runbook, "east-settle"))
                .containsExactly("east-one-look", "east-one-settle", "east-two-look", "east-two-settle");
        assertThat(needs(runbook, "east-one-change")).containsExactly("begin");
        assertThat(needs(runbook, "east-two-change")).containsExactly("begin");
        assertThat(needs(runbook, "end")).containsExactly("east-settle");
    }

    @Test
    void whatIsWrongInsideIsReportedThereAndFromWhereItIsIncluded() throws IOException {
        write("parts/change.yaml", PART.replace("system: shop", "system: shp").replace("by: lead", "by: leed"));
        assertThat(problems(WAIT + INCLUDE + end())).containsExactly("""
                        <dir>/parts/change.yaml:7:13: there is no system 'shp'
                            did you mean 'shop'?
                            included at <dir>/book.yaml:13:9""", """
                        <dir>/parts/change.yaml:16:9: there is no role 'leed'
                            did you mean 'lead'?
                            included at <dir>/book.yaml:13:9""");
    }

    @Test
    void everyFileOnTheWayIsNamed() throws IOException {
        write("parts/outer.yaml", "cutover: 1\nsteps-of: x\nsteps:\n  - include: parts/change.yaml\n    id: inner\n");
        write("parts/change.yaml", PART.replace("system: shop", "system: shp"));
        assertThat(problems(WAIT + INCLUDE.replace("change", "outer"))).containsExactly("""
                        <dir>/parts/change.yaml:7:13: there is no system 'shp'
                            did you mean 'shop'?
                            included at <dir>/parts/outer.yaml:4:5, which is included at <dir>/book.yaml:13:9""");
    }

    @Test
    void parametersAreReportedWhereTheyAreGiven() throws IOException {
        write("parts/change.yaml", PART.replace("what: { default: shop }", "what: {}"));
        assertThat(problems(WAIT + INCLUDE + "        with: { whta: a, for: 5 }\n"))
                .containsExactly("""
                        <dir>/book.yaml:15:15: the parameter 'what' of parts/change.yaml has no value
                            add what: … to with""", """
                        <dir>/book.yaml:15:23: the value of 'whta' is given, but parts/change.yaml declares no such parameter
                            did you mean 'what'?""", """
                        <dir>/book.yaml:15:31: the parameter 'for' is given '5', which is not a duration such as 90s or 10m: its unit is missing
                            write whole numbers with d, h, m, s or ms, such as 90s, 10m or 1h30m""");
    }

    @Test
    void aValueThatIsWrongHidesNothingElse() throws IOException {
        write("parts/change.yaml", PART.replace("system: shop", "system: shp"));
        assertThat(problems(WAIT + INCLUDE + "        with: { whta: a }\n"))
                .extracting(told -> told.lines().findFirst().orElseThrow())
                .containsExactly(
                        "<dir>/book.yaml:15:23: the value of 'whta' is given, but parts/change.yaml declares no"
                                + " such parameter",
                        "<dir>/parts/change.yaml:7:13: there is no system 'shp'");
    }

    @Test
    void aParameterOfTheRunbookIsNoneOfTheFile() throws IOException {
        write("parts/change.yaml", PART.replace("${param.what}", "${param.wave}"));
        assertThat(problems(WAIT + INCLUDE)).containsExactly("""
                        <dir>/parts/change.yaml:5:13: there is no parameter 'wave'
                            known parameters: what, for
                            included at <dir>/book.yaml:13:9""");
    }

    @Test
    void nothingOutsideOfTheFolderIsRead(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("outside.yaml"), PART);
        Files.createSymbolicLink(folder.resolve("parts/link.yaml"), secret);
        Files.createSymbolicLink(folder.resolve("inside.yaml"), Path.of("parts/change.yaml"));
        for (String path :
                List.of("../" + outside.getFileName() + "/outside.yaml", secret.toString(), "parts/../../x.yaml")) {
            assertThat(problems(WAIT + INCLUDE.replace("parts/change.yaml", path)))
                    .singleElement()
                    .asString()
                    .startsWith("<dir>/book.yaml:13:18: ")
                    .contains("cannot be included: it is outside of the runbook's folder");
        }
        assertThat(problems(WAIT + INCLUDE.replace("change", "link"))).containsExactly("""
                        <dir>/book.yaml:13:18: 'parts/link.yaml' cannot be included: a symbolic link leads out of the runbook's folder
                            put a copy into the folder""");
        assertThat(problems(WAIT + INCLUDE.replace("parts/change.yaml", "./parts/../inside.yaml")))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsReportedWhereItIsIncluded() throws IOException {
        write("parts/broken.yaml", "cutover: 1\nsteps-of: [\n");
        assertThat(problems(WAIT + INCLUDE.replace("change", "chnge"))).containsExactly("""
                        <dir>/book.yaml:13:18: 'parts/chnge.yaml' cannot be included: there is no such file
                            paths start at the runbook's folder""");
        assertThat(problems(WAIT + INCLUDE.replace("/change.yaml", "")))
                .first()
                .asString()
                .contains("cannot be included: it is a folder");
        assertThat(problems(WAIT + INCLUDE.replace("change", "broken")))
                .singleElement()
                .asString()
                .startsWith("<dir>/parts/broken.yaml:3:1: ")
                .contains("included at");
        assertThatThrownBy(() -> RunbookFile.read(
                        "b.yaml", (HEAD + INCLUDE).getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE))
                .hasMessageContaining("only the runbook's text is known here");
    }

    @Test
    void aFileOfAnotherKindIsReportedInOneSentence() throws IOException {
        write("parts/runbook.yaml", HEAD + WAIT);
        write("parts/lab.yaml", "environment: lab\nsystems: {}\n");
        String what = "an included file holds steps alone, under the keys cutover, steps-of, params and steps";
        assertThat(problems(WAIT + INCLUDE.replace("change", "runbook")))
                .containsExactly("<dir>/book.yaml:13:18: 'parts/runbook.yaml' cannot be included: it is a whole"
                        + " runbook"
                        + "\n    " + what);
        assertThat(problems(WAIT + INCLUDE.replace("change", "lab")))
                .containsExactly("<dir>/book.yaml:13:18: 'parts/lab.yaml' cannot be included: it is not a file"
                        + " of steps"
                        + "\n    " + what);
        write("parts/untitled.yaml", PART.replace("steps-of: Change something\n", ""));
        assertThat(problems(WAIT + INCLUDE.replace("change", "untitled")))
                .first()
                .asString()
                .contains("the key 'steps-of' is missing")
                .contains("included at <dir>/book.yaml:13:9");
    }

    @Test
    void filesThatIncludeEachOtherAreShownAsACircle() throws IOException {
        write("parts/a.yaml", "cutover: 1\nsteps-of: a\nsteps:\n  - include: parts/b.yaml\n    id: b\n");
        write("parts/b.yaml", "cutover: 1\nsteps-of: b\nsteps:\n  - include: parts/../parts/a.yaml\n    id: a\n");
        assertThat(problems(INCLUDE.replace("change", "a"))).containsExactly("""
                        <dir>/parts/b.yaml:4:14: 'parts/../parts/a.yaml' cannot be included: files include each other in a circle: parts/a.yaml -> parts/b.yaml -> parts/a.yaml
                            included at <dir>/parts/a.yaml:4:5, which is included at <dir>/book.yaml:10:9""");
    }

    @Test
    void depthNumberAndSizeHaveLimits() throws IOException {
        for (int i = 0; i < 7; i++) {
            write("d" + i + ".yaml", "cutover: 1\nsteps-of: d\nsteps: [{ include: d" + (i + 1) + ".yaml, id: d }]\n");
        }
        assertThat(problems(INCLUDE.replace("parts/change", "d0")))
                .singleElement()
                .asString()
                .contains("d4.yaml:3:")
                .contains("more than 5 files within each other");
        var many = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            many.append(INCLUDE.replace("id: east", "id: e" + i));
        }
        assertThat(problems(many.toString()))
                .singleElement()
                .asString()
                .startsWith("<dir>/book.yaml:410:18")
                .contains("more than 200 includes");
        write("large.yaml", PART + "# " + "x".repeat(90_000) + "\n");
        assertThat(problems(many.toString().replace("parts/change", "large")).get(0))
                .contains("what is included comes to more than 1048576 bytes");
    }

    @Test
    void twoOfOneNameAreReported() throws IOException {
        assertThat(problems(INCLUDE + WAIT.replace("begin", "east")))
                .containsExactly("<dir>/book.yaml:11:13: the step id 'east' is defined twice\n    give one of them"
                        + " another name");
        assertThat(problems(INCLUDE + WAIT.replace("begin", "east-look")).get(0))
                .startsWith("<dir>/book.yaml:13:13: the step id 'east-look' is defined twice");
        assertThat(problems(INCLUDE.replace("id: east", "id: rollback")).get(0))
                .contains("an include cannot be called rollback");
        assertThat(problems(INCLUDE + "        call: it\n").get(0)).contains("unknown key 'call'");
    }

    @Test
    void aChoiceCannotLeadToSeveralSteps() throws IOException {
        write("parts/change.yaml", PART.replace("needs: [change]", "needs: []"));
        assertThat(problems("""
                      - decision: Go on
                        id: choose
                        ask: Go on?
                        by: lead
                        choices: [{ say: now, then: east }, { say: never, then: continue }]
                """.indent(0) + INCLUDE).get(0))
                .isEqualTo("<dir>/book.yaml:14:37: this include begins with 2 steps, and a choice leads to one\n"
                        + "    name one of east-change, east-look");
    }

    @Test
    void whatWasReadOnceIsReadAlikeFromItsCopies() throws IOException {
        byte[] text = (HEAD + WAIT + INCLUDE).getBytes(StandardCharsets.UTF_8);
        var parts = new FolderParts(folder);
        var runbook = RunbookFile.read("book.yaml", text, Map.of(), parts).value();
        assertThat(parts.texts()).containsOnlyKeys("parts/change.yaml").containsValue(PART);
        Files.delete(folder.resolve("parts/change.yaml"));
        assertThat(RunbookFile.read("book.yaml", text, Map.of(), new PinnedParts(parts.texts()))
                        .value())
                .isEqualTo(runbook);
        assertThatThrownBy(() -> RunbookFile.read("book.yaml", text, Map.of(), new PinnedParts(Map.of())))
                .hasMessageContaining("the run's record has no copy of it");
    }

    @Test
    void itsFormHasASchema() throws IOException {
        var schema = SchemaTest.schema(Schema.ofInclude());
        assertThat(SchemaTest.objections(schema, PART)).isEmpty();
        assertThat(SchemaTest.objections(schema, PART.replace("steps-of", "steps-off")))
                .isNotEmpty();
        assertThat(SchemaTest.objections(schema, PART.replace("wait:", "wiat:")))
                .isNotEmpty();
        var runbook = SchemaTest.schema(Schema.ofRunbook());
        assertThat(SchemaTest.objections(runbook, HEAD + INCLUDE + "        with: { a: b, c: [d] }\n"))
                .isEmpty();
        assertThat(SchemaTest.objections(runbook, HEAD + INCLUDE + "        wit: { a: b }\n"))
                .isNotEmpty();
    }

    private static String end() {
        return WAIT.replace("begin", "end");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Runbook read(String steps) throws IOException {
        write("book.yaml", HEAD + steps);
        var book = folder.resolve("book.yaml");
        return RunbookFile.read(book.toString(), Files.readAllBytes(book), Map.of(), FolderParts.beside(book))
                .value();
    }

    private List<String> problems(String steps) throws IOException {
        try {
            read(steps);
            return List.of();
        } catch (ProblemException told) {
            return told.problems().stream()
                    .map(problem -> problem.toString().replace(folder.toString(), "<dir>"))
                    .toList();
        }
    }

    private static List<String> ids(Runbook runbook) {
        return runbook.steps().map(step -> step.id().value()).toList();
    }

    private static Step step(Runbook runbook, String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + ids(runbook)));
    }

    private static Set<String> needs(Runbook runbook, String id) {
        return step(runbook, id).needs().stream().map(StepId::value).collect(Collectors.toCollection(TreeSet::new));
    }
}
