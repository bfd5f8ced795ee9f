package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Amendment;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));
    private static final String RUN = "01je";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() {
        place = Place.in(folder);
    }

    @Test
    void aRunWhoseRunnerWasKilledSaysSoAndWhatIsInDoubt() throws IOException {
        try (var run = recording()) {
            run.started("shift-us-east").moving("shift-us-east", EAST, 0, 500);
        }
        Recording.kill(place.home(), RUN);

        assertThat(place.run("status").done().out())
                .contains("Process 4711 (dana) died after 01:30:00; continue with"
                        + " `cutover"
                        + " resume " + RUN + "`; it first settles what was begun: 1 effect in doubt");
        assertThat(place.run("status").done().out())
                .as("nobody takes what it was for what it is")
                .startsWith("No process runs this cutover: its runner is gone.");
        assertThat(place.run("decide").done().out()).contains("no open questions", "Process 4711 (dana) died");
        var json = json("status");
        assertThat(json.at("/runner/state").asText()).isEqualTo("GONE");
        assertThat(json.at("/runner/alive").asBoolean()).isFalse();
        assertThat(json.at("/traffic/0/certain").asBoolean()).isFalse();
        assertThat(json.at("/unsettled/effects/0/state").asText()).isEqualTo("INTENDED");
    }

    @Test
    void theCommandThatAnswersHasTheReasonThatTheAnswerNeeds() throws IOException {
        try (var run = recording()) {
            run.started("ready")
                    .that(new PeopleFact.Asked(new Question(
                            "ready/1/decide",
                            new StepId("ready"),
                            1,
                            Question.Kind.DECIDE,
                            "Do the others follow?",
                            List.of(new RoleId("commander")),
                            List.of(new Question.Option("follow", "the run continues", Question.Care.REASON)),
                            "")));
        }

        assertThat(place.run("decide").done().out())
                .contains("decide ready follow --as \"Dana Ortiz\" --reason \"why\"");
    }

    @Test
    void whatWasOverriddenIsSeenAmongAllRuns() throws IOException {
        try (var run = recording()) {
            run.started("ready")
                    .that(new StepFact.Succeeded(new StepId("ready"), 1, StepFact.How.OVERRIDDEN, Map.of()));
        }

        assertThat(place.run("runs").done().out()).contains("RUNNING, 1 OVERRIDDEN");
        assertThat(json("runs").at("/runs/0/overridden").asInt()).isEqualTo(1);
    }

    @Test
    void theRollbackOfAStartedSegmentIsShown() throws IOException {
        try (var run = recording()) {
            run.started("shift-us-east").moving("shift-us-east", EAST, 0, 500);
        }

        assertThat(place.run("status").done().out())
                .contains("ready, restore never drilled")
                .containsPattern("us-east[^:\n]*: ready, restore never drilled");
    }

    @Test
    void aRollbackAndAnAmendmentAreDecisionsLikeAnyOther() throws IOException {
        try (var run = recording()) {
            run.that(new RunFact.Amended(
                    new Amendment.Skip(new StepId("freeze")),
                    "step freeze",
                    "to be done",
                    "left out",
                    "Dana Ortiz",
                    "no releases tonight",
                    "none",
                    false));
            run.that(new RollbackFact.Requested(
                    1, Scope.of(EAST), "Dana Ortiz", "commander", "misroutes", run.now(), run.now(), Duration.ZERO));
        }

        assertThat(place.run("decisions").done().out())
                .contains("Dana Ortiz: step freeze: amend from to be done to left out", "no rel")
                .contains("Dana Ortiz as commander: region=us-east: rollback: misroutes");
    }

    @Test
    void aHoldAndItsEndAreDecisionsWithWhoAndWhy() throws IOException {
        try (var run = recording()) {
            run.that(
                            new RequestFact.Received(
                                    "p1",
                                    new Request.Hold("carrier is slow"),
                                    new Speaker("Ines Park", "ines", "socket")),
                            new RunFact.Held("Ines Park", "carrier is slow"),
                            new RequestFact.Settled("p1", RequestFact.Outcome.DONE, "held"))
                    .that(new RunFact.Continued("Dana Ortiz", "it is not any more"))
                    .that(new RunFact.Held("engine", "a guard"));
        }

        assertThat(place.run("decisions").done().out())
                .contains("Ines Park: the run: hold: carrier is slow")
                .contains("Dana Ortiz: the run: continue: it is not any more")
                .contains("automatic: the run: hold: a guard");
        assertThat(json("decisions").path("decisions").findValuesAsText("user")).contains("ines");
        assertThat(json("decisions").path("decisions").findValuesAsText("automatic"))
                .endsWith("false", "false", "true");
        assertThat(json("decisions").path("decisions").findValuesAsText("choice"))
                .contains("hold", "continue");
    }

    @Test
    void aPlannedTimeThatIsAmendedMovesThePlannedEnd() throws IOException {
        try (var run = recording()) {
            var before = Instant.parse(json("status").path("plannedEnd").asText());
            var later = new Amendment.Start("cutover", new PlannedTime(Duration.ofHours(2), "T+2h"));
            run.that(new RunFact.Amended(
                    later, later.what(), "T", later.value(), "Dana Ortiz", "the bridge is late", "none", false));

            assertThat(Instant.parse(json("status").path("plannedEnd").asText()))
                    .isEqualTo(before.plus(Duration.ofHours(2)));
            assertThat(place.run("status").done().out()).contains("planned T+2h 04:00");
        }
    }

    @Test
    void aRunIsShownWhileItRuns() throws IOException {
        try (var run = recording()) {
            run.started("freeze");
            assertThat(place.run("status").done().out()).doesNotContain("cutover resume");
            run.done("freeze").that(new RunFact.Held("Dana Ortiz", "a pause"));

            assertThat(place.run("status").done().out()).contains("HELD by Dana Ortiz: a pause");
            assertThat(json("status").path("state").asText()).isEqualTo("HELD");
            assertThat(json("status").path("expectedEnd").asText()).isNotEmpty();
        }
    }

    @Test
    void aRunbookOfAnotherVersionLeavesOutWhatItAloneKnows() throws IOException {
        var pinned = new RunFact.Pinned("orders", "/srv/orders.yaml", "cutover: 9\n", "sandbox", "", "");
        try (var run = Recording.of(place.home(), RUN, pinned, RunFact.Mode.REHEARSAL)) {
            run.started("freeze");
        }

        assertThat(place.run("status").done().out())
                .contains("orders in sandbox", "freeze", "cannot be read by this version");
        assertThat(json("status").path("steps").findValuesAsText("step")).containsExactly("freeze");
    }

    @Test
    void withoutAnArgumentItShowsTheNewestOpenRun() throws IOException {
        SampleRuns.fill(place.home());

        assertThat(json("status").path("run").asText()).isEqualTo(SampleRuns.WAITING);
        assertThat(json("status", "01jd0").path("run").asText()).isEqualTo(SampleRuns.DONE);
        place.run("status", "01jd").endedWith(ExitCode.ERROR);
    }

    @Test
    void aRecordThatCannotBeReadHidesNoOtherRun() throws IOException {
        SampleRuns.fill(place.home());
        Files.writeString(
                folder.resolve(".cutover/runs").resolve(SampleRuns.STUCK).resolve("events.log"), "nonsense\n\n");

        var ended = place.run("runs").done();

        assertThat(ended.out()).contains("UNREADABLE", SampleRuns.DONE, SampleRuns.WAITING);
        place.run("status", SampleRuns.STUCK).endedWith(ExitCode.ERROR);
    }

    @Test
    void itSaysThatThereIsNoRun() {
        assertThat(place.run("runs").done().out()).startsWith("no runs in");
        assertThat(place.run("status").endedWith(ExitCode.USAGE).err()).contains("there is no run", "cutover run");
        assertThat(json("runs").path("runs")).isEmpty();
    }

    @Test
    void isAsWideAsTheTerminal() throws IOException {
        SampleRuns.fill(place.home());

        var narrow =
                place.atTerminal().with("TERM", "xterm").with("NO_COLOR", "1").with("COLUMNS", "60");

        // But for the last line, which holds a command to be pasted.
        var lines = narrow.run("status").done().out().lines().toList();
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 60);
    }

    private Recording recording() throws IOException {
        return Recording.of(place.home(), RUN, SampleRuns.pinned(), RunFact.Mode.LIVE);
    }

    private JsonNode json(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--output", "json"));
        try {
            return new ObjectMapper()
                    .readTree(place.run(line.toArray(String[]::new)).done().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
