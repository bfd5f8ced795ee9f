package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictTest {
    private static final String LANES = """
            dimensions: { region: [east], lane: [home, gold] }
            lanes:
              gold: { critical: true, sla: routed in 10 s, needs: [fraud check], thresholds: { routed: ">= 99.9 %" } }
            """;

    private static final String BOOK = """
            cutover: 1
            runbook: lanes
            %s
            roles: { lead: { who: [Dana Ortiz], may: [go] } }
            systems:
              carrier: { owner: logistics, flow: consumer }
              oms: { owner: orders, flow: consumer, depends-on: [%s] }
            criteria:
              gold-routed: { owner: operations, measure: { system: oms, query: routed }, pass: %s, because: promised }
            phases:
              - phase: only
                steps:
                  - action: Change it
                    id: change
                    system: oms
                    call: change
                    undo: none
                    because: it is a test
                  - gate: Ready
                    id: ready
                    require: [gold-routed]
            %s
            """;
    private static final String NEEDY = "{ system: carrier, needs: [a service level, the order of events] }";
    private static final String OF_GOLD = "{ lane: gold, threshold: routed }";

    @TempDir
    private Path folder;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> runbooks = Files.list(Path.of("runbooks"));
                Stream<Path> examples = Files.list(Path.of("examples"))) {
            return Stream.concat(runbooks, examples)
                    .map(each -> each.resolve("runbook.yaml").toAbsolutePath())
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedHasNoFindingOrWaivesItWithAReason(Path runbook) {
        var told =
                Place.in(folder).run("validate", runbook.toString(), "--strict").done();

        assertThat(told.out()).contains("no finding of --strict");
    }

    @Test
    void onlyARehearsalOfTheRunbookThatRollsBackCounts() throws IOException {
        var place = Place.in(folder);
        Files.copy(Path.of("runbooks/parallel-run/runbook.yaml"), folder.resolve("runbook.yaml"));
        String scenario = """
                rehearsal: one
                runbook: ../%s
                environment: sandbox
                answers: []
                expect: { outcome: %s }
                """;
        place.write("rehearsals/broken.yaml", "a: [");
        place.write("rehearsals/forward.yaml", scenario.formatted("runbook.yaml", "completed"));
        place.write("rehearsals/other.yaml", scenario.formatted("another.yaml", "rolled-back"));

        assertThat(place.run("validate", "runbook.yaml", "--strict")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("no-rollback-rehearsal: no rehearsal", " --> runbook.yaml:")
                .doesNotContain("problems");

        place.write("rehearsals/back.yaml", scenario.formatted("runbook.yaml", "rolled-back"));
        place.run("validate", "runbook.yaml", "--strict").done();
    }

    @Test
    void plainValidateCountsTheFindingsAndShowsTheWaivers() throws IOException {
        var place = Place.in(folder);
        place.write("book.yaml", book("waive: [{ finding: no-sla, at: oms, because: nobody measures it }]"));

        assertThat(place.run("validate", "book.yaml").done().out())
                .contains("\n  5 findings of --strict, 1 waived\n")
                .contains("\n  waived: no-sla at oms: nobody measures it\n");
    }

    @Test
    void strictWithoutARunbookIsAnError() throws IOException {
        var place = Place.in(folder);
        place.write("local.yaml", "environment: local\nsystems: {}\n");

        assertThat(place.run("validate", "local.yaml", "--strict")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("--strict judges runbooks, and none is given");
    }

    @Test
    void aWaiverOfNothingKnownOrWithoutAReasonIsAnError() throws IOException {
        var place = Place.in(folder);
        place.write("book.yaml", book("waive: [{ finding: no-slo, at: oms }]"));

        assertThat(place.run("validate", "book.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("did you mean 'no-sla'?", "the key 'because' is missing", "book.yaml:25:");
    }

    @Test
    void theThresholdOfALaneCountsWhereACriterionRefersToIt() throws IOException {
        var place = Place.in(folder);
        place.write("book.yaml", book(""));

        assertThat(place.run("plan", "book.yaml").done().out())
                .contains("gold-routed >= 99.9 %: gold-routed; owner operations; because promised")
                .contains("gold: critical; SLA routed in 10 s; needs fraud check; routed >= 99.9 %")
                .contains("depends on carrier for a service level and the order of events")
                .contains("which cannot do without carrier (for a service level and the\n")
                .contains("  carrier: carrier; owner logistics; consumer\n");
        assertThat(place.run("plan", "book.yaml", "--output", "json").done().out())
                .contains("\"critical\" : true", "\"needs\" : [ \"a service level\", \"the order of events\" ]");
    }

    @Test
    void lanesAndThresholdsThatAreNotThereAreErrorsWithTheNearestName() throws IOException {
        var place = Place.in(folder);
        place.write("value.yaml", BOOK.formatted(LANES.replace("  gold:", "  golt:"), NEEDY, "\"= 0\"", ""));
        place.write("lane.yaml", BOOK.formatted(LANES, NEEDY, "{ lane: golf, threshold: routed }", ""));
        place.write("name.yaml", BOOK.formatted(LANES, NEEDY, "{ lane: gold, threshold: rooted }", ""));
        place.write("system.yaml", BOOK.formatted(LANES, "{ system: carriers, needs: [x] }", OF_GOLD, ""));
        String twice = LANES.replace("region: [east]", "region: [east, gold]");
        place.write("twice.yaml", BOOK.formatted(twice, NEEDY, OF_GOLD, ""));

        assertThat(refused(place, "value.yaml")).contains("no dimension has a value 'golt'", "'gold'?");
        assertThat(refused(place, "lane.yaml")).contains("no lane 'golf' stands under lanes", "'gold'?");
        assertThat(refused(place, "name.yaml")).contains("has no threshold 'rooted'", "'routed'?");
        assertThat(refused(place, "system.yaml")).contains("'carriers'", "did you mean 'carrier'?");
        assertThat(refused(place, "twice.yaml")).contains("several dimensions have a value 'gold'", "add of:");
        place.write("twice.yaml", BOOK.formatted(twice.replace("{ crit", "{ of: lane, crit"), NEEDY, OF_GOLD, ""));
        place.run("validate", "twice.yaml").done();
    }

    @Test
    void theMatrixIsNeverWiderThanTheTerminal() throws IOException {
        var place = Place.in(folder).with("COLUMNS", "80").atTerminal();
        String runbook = Path.of("examples/retail-fulfillment/runbook.yaml")
                .toAbsolutePath()
                .toString();

        assertThat(place.run("plan", runbook).done().out().lines())
                .anyMatch(line -> line.contains("us-east  us-west  eu-central"))
                .allMatch(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length() <= 80 || line.contains("-->"));
    }

    @Test
    void aBroadMatrixGoesOnBelow() throws IOException {
        var place = Place.in(folder).with("COLUMNS", "80").atTerminal();
        String values = IntStream.range(10, 20)
                .mapToObj(number -> "%s-a-rather-long-name-" + number)
                .collect(Collectors.joining(", "));
        place.write("broad.yaml", """
                cutover: 1
                runbook: broad
                dimensions: { site: [old, new], region: [%s], lane: [%s] }
                systems: { a: { owner: x, flow: consumer }, b: { owner: x, flow: consumer } }
                traffic: { orders: { router: a, from: a, to: b, by: [site, region, lane] } }
                criteria: { fine: { measure: { system: a, query: q }, pass: "= 0" } }
                phases:
                  - phase: one
                    steps:
                      - shift: It
                        id: it
                        traffic: orders
                        segment: { site: old, region: region-a-rather-long-name-12 }
                        ramp: [50 %%]
                        soak: 1m
                        guard: [fine]
                        on-breach: hold
                rollback: { window: 5m }
                """.formatted(values.replace("%s", "region"), values.replace("%s", "lane")));

        var told = place.run("validate", "broad.yaml", "--strict").endedWith(ExitCode.INVALID);

        var drawn = told.out()
                .lines()
                .dropWhile(line -> !line.contains(" cells are "))
                .toList();
        assertThat(drawn.get(0)).isEqualTo("  orders: 190 of 200 cells are moved by no step (-)");
        assertThat(drawn).allMatch(line -> line.length() <= 80).contains("  old", "  new");
        assertThat(drawn.stream()
                        .mapToInt(line -> line.split("50 %", -1).length - 1)
                        .sum())
                .isEqualTo(10);
    }

    private static String refused(Place place, String file) {
        return place.run("validate", file).endedWith(ExitCode.INVALID).err();
    }

    private static String book(String waive) {
        return BOOK.formatted(LANES, NEEDY, OF_GOLD, waive);
    }
}
