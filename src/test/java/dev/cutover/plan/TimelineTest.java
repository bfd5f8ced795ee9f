package dev.cutover.plan;

import static dev.cutover.plan.Plans.action;
import static dev.cutover.plan.Plans.book;
import static dev.cutover.plan.Plans.id;
import static dev.cutover.plan.Plans.minutes;
import static dev.cutover.plan.Plans.phase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void aStepBeginsWhenTheLastOfWhatItNeedsIsDone() {
        var plan = Timeline.planned(book(action("a", 3), action("b", 5), action("c", 1, "a", "b")));

        assertThat(plan.of(id("a")).begins()).isZero();
        assertThat(plan.of(id("b")).begins()).isZero();
        assertThat(plan.of(id("c")).begins()).isEqualTo(minutes(5));
        assertThat(plan.ends()).isEqualTo(minutes(6));
        assertThat(plan.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void theCriticalPathIsWhatTheEndHangsOn() {
        var plan = Timeline.planned(book(action("a", 3), action("b", 5), action("c", 1, "a", "b"), action("d", 1)));

        assertThat(plan.criticalPath()).containsExactly(id("b"), id("c"));
        assertThat(plan.of(id("b")).isCritical()).isTrue();
        assertThat(plan.of(id("a")).slack()).isEqualTo(minutes(2));
        assertThat(plan.of(id("d")).slack()).isEqualTo(minutes(5));
    }

    @Test
    void noStepBeginsBeforeItsPhaseIsPlanned() {
        var plan = Timeline.planned(book(
                List.of(
                        phase("before", -30, action("a", 10)),
                        phase("night", 0, action("b", 10, "a")),
                        phase("late", 5, action("c", 1, "b"))),
                List.of()));

        assertThat(plan.begins()).isEqualTo(minutes(-30));
        assertThat(plan.of(id("b")).begins()).isZero();
        assertThat(plan.of(id("c")).begins()).isEqualTo(minutes(10));
        assertThat(plan.stretches())
                .extracting(Timeline.Stretch::late)
                .containsExactly(minutes(0), minutes(0), minutes(5));
        assertThat(plan.of(id("a")).slack()).isEqualTo(minutes(20));
        assertThat(plan.criticalPath()).containsExactly(id("b"), id("c"));
        assertThat(plan.leadingUp()).containsExactly(id("a"));
    }

    @Test
    void stepsThatTakeNoTimeAtTheEndBelongToThePath() {
        var plan = Timeline.planned(book(action("a", 3), action("b", 0, "a"), action("c", 0, "b"), action("d", 0)));

        assertThat(plan.criticalPath()).containsExactly(id("a"), id("b"), id("c"));
        assertThat(plan.leadingUp()).isEmpty();
    }

    @Test
    void aPhaseThatIsNotPlannedBeginsWithTheOneAboveIt() {
        var unplanned = new dev.cutover.model.Phase("open", Optional.empty(), List.of(action("a", 1)));
        var plan = Timeline.planned(book(List.of(unplanned, phase("next", -10, action("b", 1))), List.of()));

        assertThat(plan.of(id("a")).begins()).isEqualTo(minutes(-10));
    }

    @Test
    void aWaitUntilAPlannedTimeTakesWhatIsLeft() {
        var wait = Books.step(
                "wait",
                Optional.empty(),
                new Work.Wait(Optional.empty(), Optional.of(new PlannedTime(minutes(20), "T+20m"))));
        var plan = Timeline.planned(
                book(action("a", 3), Books.needing(wait, id("a")), action("b", 1, "wait"), action("c", 23)));

        assertThat(plan.of(id("wait")).takes()).isEqualTo(minutes(17));
        assertThat(plan.of(id("b")).begins()).isEqualTo(minutes(20));
        assertThat(plan.of(id("a")).slack()).isEqualTo(minutes(19));
        assertThat(plan.of(id("wait")).slack()).isEqualTo(minutes(2));
    }

    @Test
    void aRampTakesItsHoldAtEachWeight() {
        var plan = Timeline.planned(book(Books.shift("shift", Books.EAST, OnBreach.HOLD)));

        assertThat(plan.ends()).isEqualTo(minutes(6));
    }

    @Test
    void ofStepsThatTakeNoTimeEachStandsAfterWhatItNeeds() {
        var plan = Timeline.planned(book(action("b", 0, "a"), action("a", 0)));

        assertThat(plan.slots()).extracting(slot -> slot.step().id()).containsExactly(id("a"), id("b"));
    }

    @Test
    void aRunbookWithoutStepsHasNoLength() {
        var plan = Timeline.planned(book());

        assertThat(plan.begins()).isEqualTo(plan.ends()).isZero();
        assertThat(plan.criticalPath()).isEmpty();
    }

    @Property(tries = 100)
    void everyStepWaitsForExactlyWhatItNeeds(@ForAll("graphs") Runbook book) {
        var plan = Timeline.planned(book);

        for (var slot : plan.slots()) {
            var latest = slot.step().needs().stream()
                    .map(need -> plan.of(need).ends())
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            assertThat(slot.begins()).isEqualTo(latest);
            assertThat(slot.ends()).isLessThanOrEqualTo(plan.ends());
        }
    }

    @Property(tries = 100)
    void theCriticalPathIsOneChainWithoutAGap(@ForAll("graphs") Runbook book) {
        var plan = Timeline.planned(book);
        Duration at = plan.begins();

        for (var step : plan.criticalPath()) {
            assertThat(plan.of(step).isCritical()).isTrue();
            assertThat(plan.of(step).begins()).isEqualTo(at);
            at = plan.of(step).ends();
        }
        assertThat(at).isEqualTo(plan.ends());
    }

    @Property(tries = 50)
    void slackIsHowMuchLongerAStepMayTake(@ForAll("graphs") Runbook book, @ForAll int pick) {
        var plan = Timeline.planned(book);
        var chosen = plan.slots().get(Math.floorMod(pick, plan.slots().size()));

        assertThat(endIfLonger(book, chosen, chosen.slack())).isEqualTo(plan.ends());
        assertThat(endIfLonger(book, chosen, chosen.slack().plusSeconds(1)))
                .isEqualTo(plan.ends().plusSeconds(1));
    }

    private static Duration endIfLonger(Runbook book, Timeline.Slot chosen, Duration more) {
        return Timeline.of(book, step -> {
                    var takes = StepDuration.written(step);
                    return step.id().equals(chosen.step().id()) ? takes.plus(more) : takes;
                })
                .ends();
    }

    @Provide
    Arbitrary<Runbook> graphs() {
        return Plans.graphs();
    }

    @Test
    void depthIsNoMatter() {
        var steps = new ArrayList<Step>();
        for (int number = 20_000; number >= 0; number--) {
            steps.add(number == 0 ? action("s0", 1) : action("s" + number, 1, "s" + (number - 1)));
        }
        var plan = Timeline.planned(Books.unchained(List.of(), steps));

        assertThat(plan.ends()).isEqualTo(minutes(20_001));
        assertThat(plan.criticalPath()).hasSize(20_001).startsWith(id("s0"));
    }

    @Test
    void whatIsNotSaidIsKnownNotToBe() {
        assertThat(Estimate.of(Steps.task("t")).said()).isEmpty();
        assertThat(Estimate.of(action("a", 2)).said()).contains(minutes(2));
        assertThat(Estimate.of(Steps.baseline("b")).by()).isEqualTo(Estimate.By.WORKED_OUT);
        assertThat(Estimate.of(Steps.retrying(Books.freeze("f"), 2)).limit()).contains(Duration.ofSeconds(3 * 60 + 20));
        assertThat(Estimate.of(Steps.task("t")).limit()).isEmpty();
    }
}
