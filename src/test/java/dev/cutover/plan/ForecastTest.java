package dev.cutover.plan;

import static dev.cutover.plan.Plans.action;
import static dev.cutover.plan.Plans.id;
import static dev.cutover.plan.Plans.minutes;
import static dev.cutover.plan.Plans.phase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.PlannedTime;
import dev.cutover.model.Runbook;
import dev.cutover.run.Amendment;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant T = Bench.START;

    private final Runbook book = Plans.book(
            List.of(phase("readiness", -30, action("freeze", 10)), phase("cutover", 0, action("shift", 20, "freeze"))),
            List.of());
    private final RunState state = new RunState();

    ForecastTest() {
        state.apply(Bench.created());
    }

    private void happened(Instant at, Fact fact) {
        state.apply(new Event(Bench.RUN, 1, state.seq() + 1, at, Event.ENGINE, fact));
    }

    private static Instant at(int minute) {
        return T.plus(minutes(minute));
    }

    private Runbook amended() {
        var later = new Amendment.Start("cutover", new PlannedTime(minutes(45), "T+45m"));
        happened(T, new RunFact.Amended(later, later.what(), "T+0m", later.value(), "Dana", "late", "none", false));
        return Amended.of(book, state.amendments());
    }

    @Test
    void thePlanEndsWhenItsLastPhaseDoes() {
        assertThat(Forecast.planned(book, T)).isEqualTo(at(20));
    }

    @Test
    void aPhaseThatIsAmendedMovesBothEnds() {
        var amended = amended();

        assertThat(Forecast.planned(amended, T)).isEqualTo(at(65));
        assertThat(Forecast.expected(amended, state, at(0))).isEqualTo(at(65));
    }

    @Test
    void aPhaseThatHasNotBegunDoesNotBeginBeforeItIsPlannedTo() {
        assertThat(Forecast.expected(book, state, at(-30))).isEqualTo(at(20));
        assertThat(Forecast.expected(book, state, at(-5))).isEqualTo(at(25));
    }

    @Test
    void whatHasBegunEarlyEndsEarly() {
        happened(T, new StepFact.Started(id("freeze"), 1));
        happened(T, new StepFact.Succeeded(id("freeze"), 1, StepFact.How.PLAINLY, Map.of()));
        var amended = amended();
        happened(at(1), new StepFact.Started(id("shift"), 1));

        assertThat(Forecast.expected(amended, state, at(11))).isEqualTo(at(21));
    }
}
