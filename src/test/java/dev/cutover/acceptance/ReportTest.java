package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says of the three shipped rehearsals: a good night, misroutes, and an outage of the carrier. */
class ReportTest {
    private static final Path RETAIL = Path.of("examples/retail-fulfillment").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static Place place;
    private static String good;
    private static String misroutes;
    private static String outage;

    @BeforeAll
    static void rehearse() {
        place = Place.in(folder);
        good = rehearsed("all-goes-well");
        misroutes = rehearsed("misroutes");
        outage = rehearsed("carrier-outage");
    }

    private static String rehearsed(String scenario) {
        place.run("rehearse", RETAIL.resolve("rehearsals/" + scenario + ".yaml").toString())
                .endedWith(ExitCode.DONE);
        return place.home().runs().get(0).value();
    }

    private static JsonNode report(String run) throws IOException {
        return new ObjectMapper()
                .readTree(place.run("report", run, "--format", "json").done().out());
    }

    private static String markdown(String run) {
        return place.run("report", run).done().out();
    }

    private static List<JsonNode> rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static JsonNode row(JsonNode list, String field, String value) {
        return rows(list).stream()
                .filter(row -> row.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String summary(JsonNode report, String about) {
        return row(report.path("summary"), "about", about).path("text").asText();
    }

    @Test
    void theVerdictSaysWhatItWasAndThatItWasARehearsal() throws IOException {
        var report = report(good);

        assertThat(report.path("verdict").asText()).isEqualTo("COMPLETED");
        assertThat(report.path("tone").asText()).isEqualTo("GOOD");
        assertThat(report.path("line").asText())
                .contains("in sandbox (rehearsal 'all-goes-well')", "COMPLETED: all 24 steps done");
        assertThat(report.path("head").asText()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "misroutes", "outage"})
    void theSummaryHasTenLinesAtMost(String night) throws IOException {
        String run = night.equals("good") ? good : night.equals("outage") ? outage : misroutes;

        assertThat(report(run).path("summary")).hasSizeBetween(5, 10);
    }

    @Test
    void whatStaysIsNamedBesideWhatMoved() throws IOException {
        var report = report(misroutes);

        assertThat(report.path("verdict").asText()).isEqualTo("STOPPED");
        assertThat(summary(report, "Moved")).isEqualTo("us-east curbside at 100 %; us-east ship-from-store at 100 %");
        assertThat(summary(report, "Not moved"))
                .contains("us-east ship-to-home (east-home was rolled back", "us-west ship-to-home (west-home was not");
        assertThat(rows(report.path("unmoved").path("rows")))
                .filteredOn(cell -> cell.path("why").asText().equals("no step of the runbook moves it"))
                .hasSize(16);
    }

    @Test
    void aRunThatWasStoppedIsNotCalledEarly() throws IOException {
        assertThat(summary(report(misroutes), "Time")).doesNotContain("earlier").contains("before its plan was done");
        assertThat(summary(report(good), "Time")).contains("15s earlier than planned");
    }

    @Test
    void aRehearsalIsDueWhenItBeginsSoThatNothingIsLateOnlyForThat() throws IOException {
        var report = report(good);

        assertThat(report.path("planned").asText()).isEqualTo("2026-01-05T02:10:00Z");
        assertThat(rows(report.path("steps")))
                .allSatisfy(step -> assertThat(step.path("lateSeconds").asInt()).isLessThan(120));
    }

    @Test
    void peopleAreToldApartFromMachines() throws IOException {
        var steps = report(good).path("steps");
        var gate = row(steps, "step", "ready");

        assertThat(gate.path("waitedForPeopleSeconds").asInt()).isEqualTo(60);
        assertThat(gate.path("machineSeconds").asInt()).isEqualTo(10);
        assertThat(row(steps, "step", "pilot").path("waitedForPeopleSeconds").asInt())
                .isZero();
        assertThat(row(steps, "step", "pilot").path("machineSeconds").asInt()).isGreaterThan(300);
    }

    @Test
    void aStepStandsBesideItsPlan() throws IOException {
        var pilot = row(report(good).path("steps"), "step", "pilot");

        assertThat(pilot.path("plannedStart").asText()).isEqualTo("2026-01-05T02:10:45Z");
        assertThat(pilot.path("began").asText()).isEqualTo("2026-01-05T02:09:42Z");
        assertThat(pilot.path("lateSeconds").asInt()).isNegative();
    }

    @Test
    void aRampHasWhatWasAskedAndWhatWasReadBack() throws IOException {
        var ramp = row(report(misroutes).path("ramps"), "name", "us-east ship-to-home");

        assertThat(ramp.path("points").findValuesAsText("asked")).containsExactly("100", "1000", "5000", "0");
        assertThat(ramp.path("points").findValuesAsText("readBack")).containsExactly("100", "1000", "5000", "0");
        assertThat(ramp.path("marks").findValuesAsText("what")).contains("SOAK", "BREACH", "ROLLBACK", "RESTORED");
        assertThat(row(ramp.path("criteria"), "criterion", "no-misroutes")
                        .path("bound")
                        .asDouble())
                .isEqualTo(0.001);
    }

    @Test
    void aRampThatStepsBackIsSeenToDoSo() throws IOException {
        var ramp = row(report(outage).path("ramps"), "name", "us-west ship-to-home");

        assertThat(ramp.path("points").findValuesAsText("readBack")).containsExactly("500", "2500", "500", "0");
        assertThat(ramp.path("marks").findValuesAsText("what")).contains("BREACH", "STEP_BACK", "ROLLBACK");
    }

    @Test
    void whatWasNeverBegunShowsNoValue() throws IOException {
        var report = report(misroutes);

        var gate = row(report.path("gates"), "step", "accept");
        assertThat(gate.path("state").asText()).isEqualTo("not begun");
        assertThat(gate.path("criteria")).isEmpty();
        assertThat(row(report.path("ramps"), "name", "us-west ship-to-home").path("points"))
                .isEmpty();
    }

    @Test
    void aGateShowsWhatEachOfThemSaw() throws IOException {
        var gate = row(report(good).path("gates"), "step", "ready");
        var dana = rows(gate.path("calls")).stream()
                .filter(call -> call.path("who").asText().equals("Dana Ortiz"))
                .findFirst()
                .orElseThrow();

        assertThat(gate.path("state").asText()).isEqualTo("passed");
        assertThat(gate.path("calls")).hasSize(5);
        assertThat(dana.path("capacity").asText()).isEqualTo("incident-commander");
        assertThat(dana.path("standing").asText()).isEqualTo("counts");
        assertThat(row(dana.path("saw"), "criterion", "routed-in-60s")
                        .path("verdict")
                        .asText())
                .isEqualTo("GREEN");
        assertThat(dana.path("saw").findValuesAsText("criterion")).hasSize(5);
    }

    @Test
    void everyDecisionIsInIt() throws IOException {
        var log = new ObjectMapper()
                .readTree(place.run("decisions", outage, "--output", "json")
                        .done()
                        .out())
                .path("decisions");
        String text = markdown(outage);

        assertThat(report(outage).path("decisions").findValuesAsText("seq")).isEqualTo(log.findValuesAsText("seq"));
        for (var decision : log) {
            assertThat(text).contains("| " + decision.path("seq").asText() + " | ");
        }
    }

    @Test
    void everyRedSampleIsInIt() throws IOException {
        var report = report(outage);
        var samples = report.path("samples");

        long counted = rows(report.path("criteria")).stream()
                .mapToLong(row -> row.path("red").asLong())
                .sum();
        long listed = rows(samples.path("rows")).stream()
                .filter(row -> row.path("verdict").asText().equals("RED"))
                .mapToLong(row -> row.path("times").asLong())
                .sum();
        assertThat(listed)
                .isEqualTo(counted)
                .isEqualTo(samples.path("red").asLong())
                .isEqualTo(17);
        assertThat(markdown(outage)).contains("carrier-confirms | us-west ship-to-home | RED |");
    }

    @Test
    void aRollbackHasItsTimesAgainstTheWindow() throws IOException {
        var report = report(outage);
        var rollback = report.path("rollbacks").path(0);

        assertThat(rollback.path("windowSeconds").asInt()).isEqualTo(900);
        assertThat(rollback.path("within").asBoolean()).isTrue();
        assertThat(row(rollback.path("times"), "time", "decide").path("seconds").asDouble())
                .isEqualTo(90);
        assertThat(row(rollback.path("times"), "time", "settle").path("why").asText())
                .isEqualTo("nothing measures when orders in flight are reconciled");
        assertThat(rollback.path("steps").findValuesAsText("step"))
                .containsExactly("reissue-labels@1", "settle-in-flight@1", "tell-rolled-back@1");
    }

    @Test
    void theFirstScreenSaysWhereTheWorstWas() {
        String page = place.run("report", outage, "--format", "html").done().out();
        String opening = page.substring(page.indexOf("id=\"kept-title\""), page.indexOf("<nav"));

        assertThat(opening).contains("76.27\u00a0%<small>us-west ship-to-home</small>");
    }

    @Test
    void whatEarlierRunsHadExercisedIsTold() throws IOException {
        var first = report(good).path("exercised");
        assertThat(first.path("exercised").asInt()).isZero();
        assertThat(first.path("of").asInt()).isEqualTo(36);

        var third = report(outage).path("exercised");
        assertThat(third.path("exercised").asInt()).isEqualTo(28);
        var ready = row(third.path("steps").path("rows"), "step", "ready");
        assertThat(ready.path("exercised").asText()).isEqualTo("REHEARSED");
        assertThat(ready.path("run").asText()).as("the newest before it").isEqualTo(misroutes);
        assertThat(ready.path("ageSeconds").asDouble()).isBetween(0.0, 600.0);
        assertThat(summary(report(outage), "Exercised")).endsWith("never exercised before this rehearsal");
        assertThat(markdown(outage)).contains("## What was exercised before", "| undo | NEVER |");
        assertThat(place.run("report", outage, "--format", "html").done().out())
                .contains("<h2 id=\"exercised-title\">What was exercised</h2>");
    }

    @Test
    void evidenceIsShownByWhatItIs() throws IOException {
        var evidence = report(good).path("evidence");

        assertThat(evidence.findValuesAsText("state")).contains("TEXT", "TABLE").doesNotContain("GONE", "CHANGED");
        var table = row(evidence, "state", "TABLE");
        assertThat(table.path("rows").path(0).path(0).asText()).isNotEmpty();
    }

    @Test
    void theInventoryNamesConnectorsAndNoSettings() throws IOException {
        var carrier = row(report(good).path("systems"), "system", "carrier");

        assertThat(carrier.path("owner").asText()).isEqualTo("logistics");
        assertThat(carrier.path("connector").asText()).isEqualTo("sandbox");
        assertThat(row(report(good).path("ownership"), "artifact", "return")
                        .path("after")
                        .asText())
                .isEqualTo("legacy-oms");
        assertThat(report(good).path("waived").findValuesAsText("because"))
                .contains("exchanges follow when their" + " returns have moved");
    }

    @Test
    void theProofIsTheHeadThatVerifyPrints() throws IOException {
        var proof = report(good).path("proof");
        var words = new ArrayList<>(List.of(proof.path("verify").asText().split(" ")));
        words.remove(0);

        assertThat(place.run(words.toArray(String[]::new)).done().out())
                .contains(proof.path("head").asText());
    }

    @Test
    void localTimesStandBesideUtcWithTheirZone() {
        String text =
                place.with("TZ", "America/New_York").run("report", good).done().out();

        assertThat(text).contains("2026-01-05 02:00:00 UTC (2026-01-04 21:00:00 EST)");
    }

    @Test
    void aTableIsWhatASpreadsheetReads() {
        String csv = place.run("report", outage, "--table", "rollbacks").done().out();

        assertThat(csv)
                .startsWith("run,rollback,scope,reason,by,role,decided,")
                .contains("\r\n" + outage + ",1,us-west,");
        assertThat(csv.lines()).hasSize(2);
        assertThat(place.run("report", good, "--format", "csv").done().out().lines())
                .as("the steps, where no table is named")
                .hasSize(25);
    }
}
