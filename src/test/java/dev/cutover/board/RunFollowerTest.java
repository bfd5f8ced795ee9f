package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Verdict;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.EventLine;
import dev.cutover.words.Fulfillment;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFollowerTest {
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());

    @Test
    void timeFollowsTheEventsAndNeverGoesBack() {
        runFollower.follow(
                new Chronicle().at("02:14:09").created(RunFact.Mode.LIVE).events());
        runFollower.passed(Chronicle.START);
        assertThat(runFollower.<String>read((runNarrative, now) -> now.toString()))
                .isEqualTo("2026-11-24T02:14:09Z");
        runFollower.passed(Chronicle.START.plusSeconds(3_600));
        assertThat(runFollower.<String>read((runNarrative, now) -> now.toString()))
                .isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test
    void everythingHeardIsNews() {
        long before = runFollower.version();
        runFollower.passed(Chronicle.START);
        assertThat(runFollower.version()).isGreaterThan(before);
    }

    @Test
    void aStoryThatCannotGoOnSaysSoOnceAndThrowsNothing() {
        var late = new Event(Chronicle.RUN, 1, 7, Chronicle.START, Event.ENGINE, new RunFact.RunNote("late"));
        assertThat(runFollower.follow(List.of(late)))
                .extracting(EventLine::words)
                .containsExactly("this view cannot follow the run any more; the run itself continues: event 7"
                        + " follows event 0");
        assertThat(runFollower.follow(List.of(late))).isEmpty();
    }

    @Test
    void aSampleThatIsNotOnRecordYetIsShownAllTheSame() {
        runFollower.follow(new Chronicle()
                .created(RunFact.Mode.LIVE)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.999)
                .events());
        assertThat(runFollower.<Boolean>read((runNarrative, now) -> runNarrative.isUpToDate()))
                .isFalse();
        var sample = new Sample(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.998, 500, "");
        runFollower.measured(sample, Chronicle.START.plusSeconds(10));

        var reading = runFollower.read((runNarrative, now) -> runNarrative
                .state()
                .criteria()
                .of(Fulfillment.ROUTED, Fulfillment.EAST)
                .orElseThrow());
        assertThat(reading.sample()).isEqualTo(sample);
        assertThat(reading.at()).isEqualTo(Chronicle.START.plusSeconds(10));
        assertThat(runFollower.<Boolean>read((runNarrative, now) -> runNarrative.isUpToDate()))
                .isTrue();
    }
}
