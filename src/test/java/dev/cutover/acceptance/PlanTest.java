package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Path PAGES = Path.of("src/test/resources/plan");

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.copy("night.yaml");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 140})
    void isAsWideAsTheTerminal(int columns) throws IOException {
        var wide = place.atTerminal().with("COLUMNS", Integer.toString(columns));

        String out = wide.run("plan", "night.yaml").done().out();

        assertThat(out.lines()).allMatch(line -> line.length() <= columns);
        check("night-" + columns + ".txt", out);
    }

    @Test
    void withoutATerminalItIsCompleteAndPlain() throws IOException {
        check("night-piped.txt", place.run("plan", "night.yaml").done().out());
    }

    @Test
    void twoTrafficsWithTheSameRouterKeysAreReported() throws IOException {
        place.copy("orders.yaml");
        var runbook = place.folder().resolve("orders.yaml");
        Files.writeString(
                runbook,
                Files.readString(runbook)
                        .replace(
                                "criteria:\n",
                                "  labels: { router: ingress, from: legacy-oms, to: orchestrator,"
                                        + " by: [region] }\ncriteria:\n")
                        .replace(
                                "id: shift-us-west\n        traffic: orders\n        segment: { region: us-west }",
                                "id: shift-us-west\n        traffic: labels\n        segment: { region: us-east }"));

        assertThat(place.run("plan", "orders.yaml").done().out().replaceAll("\\s+", " "))
                .contains("'orders' and 'labels' are both moved in region=us-east of ingress, which has to"
                        + " distinguish them by their names")
                .contains("orders.yaml:20:21");
        assertThat(json("plan", "orders.yaml").findValuesAsText("kind")).contains("shared-keys");
    }

    @Test
    void theRestoreTimeIsNotGuessed() throws IOException {
        place.copy("orders.yaml");

        assertThat(place.run("plan", "orders.yaml").done().out().replaceAll("\\s+", " "))
                .contains("shifts' traffic", "plus the restore time (never drilled)");
    }

    @Test
    void hoursAreThoseOfTheDayWhereItIsKnownWhenTIs() throws IOException {
        check(
                "night-at-two.txt",
                place.run("plan", "night.yaml", "--starts", "2026-11-24T02:10:00Z")
                        .done()
                        .out());
    }

    @Test
    void pastRunsPredictTheEnd() throws IOException {
        past("01ja", "02:50:00");
        past("01jb", "03:05:00");
        past("01jc", "03:20:00");

        assertThat(place.run("plan", "night.yaml").done().out())
                .contains("expected end T+3:00:00, as in 3 rehearsals", "restored in 1m in 3 rehearsed rollbacks")
                .containsPattern("shift-us-east .* 50m to 1h20m, 3x rehearsed");
        var plan = json("plan", "night.yaml");
        assertThat(plan.at("/expectedEnd/median/seconds").asInt()).isEqualTo(3 * 3600);
        assertThat(plan.at("/expectedEnd/runs").asInt()).isEqualTo(3);
        assertThat(plan.at("/restore/medianSeconds").asInt()).isEqualTo(60);
        var shift = step(plan, "shift-us-east");
        assertThat(shift.at("/before/medianSeconds").asInt()).isEqualTo(65 * 60);
        assertThat(shift.at("/before/times").asInt()).isEqualTo(3);
        assertThat(shift.at("/ends/seconds").asInt()).isEqualTo(30 * 60);
        assertThat(shift.at("/expectedEnds/seconds").asInt()).isEqualTo(65 * 60);
    }

    @Test
    void runsOfOtherRunbooksAndWhatCannotBeReadSayNothing() throws IOException {
        SampleRuns.fill(place.home());
        past("01ja", "02:50:00");
        Files.writeString(place.home().folder(new RunId("01ja")).record(), "nonsense\n\n");

        var plan = json("plan", "night.yaml");

        assertThat(plan.path("pastRuns").asInt()).isZero();
        assertThat(plan.path("expectedEnd").isNull()).isTrue();
    }

    @Test
    void tellsAScriptEverything() throws IOException {
        var plan = json("plan", "night.yaml", "--starts", "2026-11-24T02:10:00Z");

        assertThat(plan.path("cutover").asText()).isEqualTo("1");
        assertThat(plan.path("document").asText()).isEqualTo("plan");
        assertThat(plan.at("/begins/seconds").asInt()).isEqualTo(-5400);
        assertThat(plan.at("/ends/at").asText()).isEqualTo("2026-11-24T05:10:00Z");
        assertThat(texts(plan.path("criticalPath"))).containsExactly("morning");
        assertThat(texts(plan.path("leadingUp")))
                .containsExactly("freeze", "freeze-shops", "ready", "shift-us-east", "close-archive");
        var close = step(plan, "close-archive");
        assertThat(close.at("/pointOfNoReturn/loses").asText()).isEqualTo("the old archive's late orders");
        assertThat(texts(close.path("writes"))).containsExactly("legacy-oms");
        assertThat(close.at("/wayBack/behind").asText()).isEqualTo("close-archive");
        assertThat(close.at("/undo/how").asText()).isEqualTo("none");
        var ready = step(plan, "ready");
        assertThat(ready.at("/wayBack/lastSafeRollbackInSeconds").asInt()).isEqualTo(85 * 60);
        assertThat(texts(ready.path("reads"))).containsExactly("metrics");
        assertThat(texts(ready.path("people"))).containsExactly("commander");
        assertThat(plan.path("findings").findValuesAsText("kind"))
                .containsExactly("side-by-side", "unchecked-dependency", "no-duration");
        assertThat(plan.at("/findings/0/line").asInt()).isEqualTo(54);
    }

    @Test
    void whatConnectorsDeclareToReadIsNoWrite() throws IOException {
        var text = Files.readString(folder.resolve("night.yaml")).replace("call: announce", "call: status");
        place.write("night.yaml", text);

        assertThat(json("plan", "night.yaml").path("findings").findValuesAsText("kind"))
                .doesNotContain("side-by-side");
    }

    @Test
    void whatDoesNotFitAnEnvironmentThatIsNamedIsNotPlanned() {
        assertThat(place.run("plan", "night.yaml", "--env", "sandbox")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("no operation 'announce'");
        place.run("plan", "night.yaml", "--env", "nowhere").endedWith(ExitCode.INVALID);
        place.run("plan", "gone.yaml").endedWith(ExitCode.INVALID);
        place.run("plan").endedWith(ExitCode.USAGE);
        place.run("plan", "night.yaml", "--starts", "soon").endedWith(ExitCode.USAGE);
    }

    @Test
    void parametersAreHeldAgainstTheRunbook() {
        place.run("plan", "night.yaml", "--param", "wave=2").done();
        place.run("plan", "night.yaml", "--param", "wave=9").endedWith(ExitCode.INVALID);
    }

    /** A rehearsal of all steps, the shift from two until then, with a rollback that took a minute. */
    private void past(String run, String until) throws IOException {
        String text = Files.readString(folder.resolve("night.yaml"), StandardCharsets.UTF_8);
        var pinned = new RunFact.Pinned("night", "/srv/night.yaml", text, "sandbox", "", "");
        try (var recording = Recording.of(place.home(), run, pinned, RunFact.Mode.REHEARSAL)) {
            recording.at("01:31:00").started("freeze").at("01:32:00").done("freeze");
            recording.started("thaw-partners").done("thaw-partners").started("freeze-shops");
            recording
                    .at("01:40:00")
                    .done("freeze-shops")
                    .started("ready")
                    .at("02:00:00")
                    .done("ready");
            recording.started("shift-us-east").at(until).done("shift-us-east");
            var decided = recording.now();
            var east = Scope.of(Segment.of(Map.of("region", "us-east")));
            recording.that(new RollbackFact.Requested(
                    1, east, "Dana Ortiz", "commander", "drill", decided, decided, Duration.ofMinutes(15)));
            recording
                    .at(until.substring(0, 4) + (until.charAt(4) + 1 - '0') + ":00")
                    .that(SampleRuns.returning(Segment.of(Map.of("region", "us-east")), 10_000))
                    .that(new RollbackFact.Restored(1));
        }
    }

    private static void check(String page, String said) throws IOException {
        var golden = PAGES.resolve(page);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, said);
        }
        assertThat(said).as(page).isEqualTo(Files.readString(golden));
    }

    private JsonNode json(String... command) throws IOException {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--output", "json"));
        return new ObjectMapper()
                .readTree(place.run(line.toArray(String[]::new)).done().out());
    }

    private static JsonNode step(JsonNode plan, String id) {
        for (var step : plan.path("steps")) {
            if (step.path("step").asText().equals(id)) {
                return step;
            }
        }
        throw new AssertionError("no step " + id);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
