package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The times of a report are those at which something was known, and nothing goes on that no process carries on. */
class ReportedTimesTest {
    private static final String RUN = "01jd6000000000000000000001";
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() {
        place = Place.in(folder);
    }

    private Recording recording() throws IOException {
        return Recording.of(place.home(), RUN, SampleRuns.pinned(), RunFact.Mode.LIVE);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper()
                .readTree(place.run("report", RUN, "--format", "json").done().out());
    }

    private String markdown() {
        return place.run("report", RUN).done().out();
    }

    private static JsonNode row(JsonNode list, String step) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(row -> row.path("step").asText().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** One step, a move to 10 %, and its rollback, whose weight is read back five seconds after it was asked for. */
    private void rolledBack() throws IOException {
        try (var run = recording()) {
            run.started("freeze").at("01:30:06").done("freeze").started("ready").done("ready");
            run.at("02:00:00").started("shift-us-east").moving("shift-us-east", EAST, 0, 1_000);
            run.at("02:00:05").settled("shift-us-east");
            run.at("02:20:00")
                    .that(new RollbackFact.Requested(
                            1,
                            Scope.WHOLE_RUN,
                            "Dana Ortiz",
                            "commander",
                            "orders are late",
                            run.now(),
                            run.now(),
                            Duration.ofMinutes(15)));
            run.that(new StepFact.Cancelled(new StepId("shift-us-east"), 1, "rolled back"));
            run.that(new EffectFact.Intended(new Effect(
                    "rollback-1/1",
                    "c9",
                    new StepId("rollback-1"),
                    1,
                    Effect.Direction.BACK,
                    new SystemId("ingress"),
                    new Effect.Weights("orders", List.of(new Effect.Move(EAST, 1_000, 0))))));
            run.at("02:20:05").that(new EffectFact.Settled("rollback-1/1", EffectState.DONE, "", Map.of()));
            run.that(new RollbackFact.Restored(1));
            run.at("02:21:00").that(new StepFact.Undone(new StepId("freeze"), 1, 1));
            run.that(new RollbackFact.Finished(1, List.of()));
            run.that(new RunFact.Ended(RunFact.Ending.ROLLED_BACK, "", List.of(), Map.of()));
        }
    }

    @Test
    void aStepThatWasRolledBackEndedWhenItsWorkDid() throws IOException {
        rolledBack();
        var freeze = row(report().path("steps"), "freeze");

        assertThat(freeze.path("state").asText()).isEqualTo("rolled back");
        assertThat(freeze.path("ended").asText()).isEqualTo("2026-11-24T01:30:06Z");
        assertThat(freeze.path("machineSeconds").asInt()).isEqualTo(6);
    }

    @Test
    void aWeightStandsWhereItWasReadBackBelowTheDecisionThatAskedForIt() throws IOException {
        rolledBack();
        String course = markdown()
                .lines()
                .filter(line -> line.contains("| 0 % |") || line.contains("rollback of") || line.contains("is back"))
                .filter(line -> line.startsWith("| 20") || line.startsWith("| 02"))
                .reduce("", (all, line) -> all + line + "\n");

        assertThat(course.lines()).hasSize(3);
        assertThat(course).containsSubsequence("02:20:00", "rollback of", "02:20:05", "| 0 % |", "02:20:05", "is back");
    }

    @Test
    void whatARollbackUndidHasTheTimeAtWhichThatWasKnown() throws IOException {
        rolledBack();

        assertThat(report().path("rollbacks").path(0).path("effects").findValuesAsText("at"))
                .containsExactly("2026-11-24T02:20:05Z");
    }

    @Test
    void nothingOfARunThatWasKilledGoesOn() throws IOException {
        try (var run = recording()) {
            run.started("freeze").done("freeze").started("ready").done("ready");
            run.at("02:00:00").started("shift-us-east").moved("shift-us-east", EAST, 0, 1_000);
        }
        Recording.kill(place.home(), RUN);
        var report = report();

        assertThat(markdown()).doesNotContain("under way", "Expected end", "expected end");
        assertThat(report.path("expectedEnd").isNull()).isTrue();
        assertThat(row(report.path("steps"), "shift-us-east").path("ended").isNull())
                .isTrue();
        assertThat(report.path("unmoved").findValuesAsText("why"))
                .contains("shift-us-east was begun, and no process goes on with it");
        assertThat(report.path("summary").findValuesAsText("text"))
                .as("a segment that moved in part has one line")
                .filteredOn(text -> text.contains("us-east"))
                .filteredOn(text -> text.contains("%"))
                .hasSize(1);
    }

    @Test
    void aWeightWithoutAnOutcomeIsUnknownOnceNobodyWaitsForIt() throws IOException {
        try (var run = recording()) {
            run.started("freeze").done("freeze").started("ready").done("ready");
            run.at("02:00:00").started("shift-us-east").moving("shift-us-east", EAST, 0, 1_000);
        }
        Recording.kill(place.home(), RUN);

        assertThat(report().path("ramps").path(0).path("points").findValuesAsText("outcome"))
                .containsExactly("outcome unknown");
    }

    @Test
    void stepsThatWereSkippedAreNotCalledFinished() throws IOException {
        try (var run = recording()) {
            run.started("freeze").done("freeze").started("ready").done("ready");
            run.started("shift-us-east").moved("shift-us-east", EAST, 0, 10_000).done("shift-us-east");
            run.that(new StepFact.Skipped(new StepId("shift-us-west"), 0, "not tonight"));
            run.that(new RunFact.Ended(
                    RunFact.Ending.COMPLETED_WITH_EXCEPTIONS,
                    "all 4 steps finished, with exceptions",
                    List.of("shift-us-west was skipped"),
                    Map.of()));
        }

        assertThat(report().path("line").asText())
                .contains("COMPLETED WITH EXCEPTIONS: 3 of 4 steps done")
                .doesNotContain("all 4 steps");
    }

    @Test
    void theFirstScreenSaysTheStateOnce() throws IOException {
        SampleRuns.waiting(place.home());
        Path page = folder.resolve("page.html");
        place.run("report", SampleRuns.WAITING, "-o", page.toString()).endedWith(ExitCode.DONE);

        assertThat(Files.readString(page)).containsPattern("class=\"word\">[A-Z, ]+</b> <span class=\"line\">Since ");
    }
}
