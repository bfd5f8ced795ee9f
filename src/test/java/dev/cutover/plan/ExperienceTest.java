package dev.cutover.plan;

import static dev.cutover.plan.Plans.action;
import static dev.cutover.plan.Plans.book;
import static dev.cutover.plan.Plans.id;
import static dev.cutover.plan.Plans.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final Runbook BOOK = book(action("a", 2), action("b", 3, "a"), action("c", 4, "b"));

    @Test
    void aStepTakesFromItsFirstAttemptToItsEnd() {
        var runDurations = RunDurations.of(record(
                at(0, new StepFact.Started(id("a"), 1)),
                at(1, failed("a", 1)),
                at(2, new StepFact.Started(id("a"), 2)),
                at(5, done("a", 2))));

        assertThat(runDurations.steps()).containsExactly(Map.entry(id("a"), minutes(5)));
    }

    @Test
    void whatAPersonWavedThroughSaysNothing() {
        var runDurations = RunDurations.of(record(
                at(0, new StepFact.Started(id("a"), 1)),
                at(1, failed("a", 1)),
                at(9, new StepFact.Succeeded(id("a"), 1, StepFact.How.OVERRIDDEN, Map.of()))));

        assertThat(runDurations.steps()).isEmpty();
    }

    @Test
    void aStepDuringWhichTheRunnerWasGoneSaysNothing() {
        var runDurations = RunDurations.of(record(
                at(0, new StepFact.Started(id("a"), 1)),
                at(500, new RunFact.LeaseTaken("host", 1, "dana", "resume")),
                at(501, new StepFact.Started(id("a"), 2)),
                at(502, done("a", 2)),
                at(503, new StepFact.Started(id("b"), 1)),
                at(505, done("b", 1))));

        assertThat(runDurations.steps()).containsExactly(Map.entry(id("b"), minutes(2)));
    }

    @Test
    void stepsOfTheRollbackAreKnownByTheirOwnName() {
        var runDurations = RunDurations.of(record(
                at(0, new StepFact.Started(id("settle@1"), 1)),
                at(3, done("settle@1", 1)),
                at(4, new StepFact.Started(id("settle@2"), 1)),
                at(5, done("settle@2", 1))));

        assertThat(runDurations.steps()).containsExactly(Map.entry(id("settle"), minutes(3)));
    }

    private static Effect weights() {
        var move = new Effect.Move(Segment.EVERYTHING, 10_000, 0);
        return new Effect(
                "w",
                "w",
                id("rollback-1"),
                1,
                Effect.Direction.BACK,
                Books.SYSTEM,
                new Effect.Weights("orders", List.of(move)));
    }

    /** Nothing is learned of how long weights take from one that only opened the old platform. */
    @Test
    void aRollbackThatMovedNoTrafficTellsNothingOfRestoring() {
        var runDurations = RunDurations.of(record(at(0, requested()), at(1, new RollbackFact.Restored(1))));

        assertThat(runDurations.restores()).isEmpty();
    }

    @Test
    void aDrillTellsHowLongTheRollbackTakes() {
        var back = new Effect(
                "a/back",
                "c",
                id("a"),
                1,
                Effect.Direction.BACK,
                Books.SYSTEM,
                new Effect.Call("unfreeze", Map.of(), Segment.EVERYTHING, new Undo.None("it is an undo"), "a"));
        var runDurations = RunDurations.of(record(
                at(0, requested()),
                at(0, new EffectFact.Intended(weights())),
                at(1, new RollbackFact.Restored(1)),
                at(1, new EffectFact.Intended(back)),
                at(4, new EffectFact.Settled("a/back", EffectState.DONE, "", Map.of()))));

        assertThat(runDurations.restores()).containsExactly(minutes(1));
        assertThat(runDurations.undos()).containsExactly(Map.entry(id("a"), minutes(3)));
    }

    @Test
    void theMedianIsExpectedBetweenTheFastestAndTheSlowestRun() {
        var experience = new Experience(List.of(run(false, 1, 3, 4), run(false, 2, 3, 9), run(false, 6, 3, 5)));

        assertThat(experience.of(id("a")).orElseThrow().durationRange())
                .isEqualTo(new DurationRange(minutes(1), minutes(2), minutes(6), 3));
        assertThat(experience.end(BOOK).orElseThrow().durationRange())
                .isEqualTo(new DurationRange(minutes(8), minutes(14), minutes(14), 3));
    }

    @Test
    void liveRunsOutweighRehearsals() {
        var experience = new Experience(List.of(run(false, 1, 1, 1), run(true, 10, 10, 10)));

        assertThat(experience.of(id("a"))).contains(new Experience.Past(spread(10), true));
        assertThat(experience.end(BOOK)).contains(new Experience.End(spread(30), 1));
    }

    @Test
    void aRunThatDidLittleSaysNothingOfTheEnd() {
        var little = new RunDurations(true, Map.of(id("a"), minutes(9)), Map.of(), List.of());

        assertThat(new Experience(List.of(little)).end(BOOK)).isEmpty();
        assertThat(new Experience(List.of(little, run(false, 1, 1, 1))).end(BOOK))
                .contains(new Experience.End(spread(3), 0));
    }

    @Test
    void whatARunDidNotDoTakesWhatItTookOthersOrWhatIsWritten() {
        var two = new RunDurations(false, Map.of(id("a"), minutes(1), id("b"), minutes(1)), Map.of(), List.of());

        assertThat(new Experience(List.of(two)).end(BOOK)).contains(new Experience.End(spread(6), 0));
        assertThat(Experience.NONE.takes(BOOK.steps().findFirst().orElseThrow()))
                .isEqualTo(minutes(2));
    }

    private static DurationRange spread(int minutes) {
        return new DurationRange(minutes(minutes), minutes(minutes), minutes(minutes), 1);
    }

    private static RunDurations run(boolean live, int first, int second, int third) {
        var steps = Map.of(id("a"), minutes(first), id("b"), minutes(second), id("c"), minutes(third));
        return new RunDurations(live, steps, Map.of(), List.of());
    }

    private record Timed(int minute, Fact fact) {}

    private static Timed at(int minute, Fact fact) {
        return new Timed(minute, fact);
    }

    private static List<Event> record(Timed... facts) {
        var events = new ArrayList<Event>();
        for (var timed : facts) {
            Instant at = Bench.START.plus(Duration.ofMinutes(timed.minute()));
            events.add(new Event(Bench.RUN, 1, events.size() + 1, at, Event.ENGINE, timed.fact()));
        }
        return events;
    }

    private static StepFact done(String step, int attempt) {
        return new StepFact.Succeeded(new StepId(step), attempt, StepFact.How.PLAINLY, Map.of());
    }

    private static StepFact failed(String step, int attempt) {
        return new StepFact.Failed(new StepId(step), attempt, StepFact.FailureCause.SAID_NO, "no");
    }

    private static RollbackFact requested() {
        return new RollbackFact.Requested(
                1, Scope.WHOLE_RUN, "Dana", "commander", "drill", Bench.START, Bench.START, minutes(15));
    }
}
