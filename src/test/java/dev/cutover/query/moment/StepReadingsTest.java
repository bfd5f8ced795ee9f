package dev.cutover.query.moment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.query.moment.StepReadings.Standing;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step rests on, and how much of a run is done. */
class StepReadingsTest {
    private final Chronicle chronicle =
            new Chronicle().created(RunFact.Mode.LIVE).started("ready").started("shift-us-east");

    private List<StepReadings.Stand> readings(String step) {
        return StepReadings.of(step(step), chronicle.story(), chronicle.now());
    }

    private static Step step(String id) {
        return Fulfillment.runbook()
                .steps()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStepRestsOnTheReadingsOfItsOwnSegmentAlone() {
        chronicle
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.9)
                .sampled(Fulfillment.ROUTED, Fulfillment.WEST, Verdict.NO_DATA, 0);

        assertThat(readings("ready"))
                .extracting(StepReadings.Stand::standing)
                .containsExactly(Standing.GREEN, Standing.NOT_MEASURED);
        assertThat(readings("shift-us-east"))
                .extracting(StepReadings.Stand::standing)
                .containsExactly(Standing.RED);
        assertThat(readings("shift-us-west"))
                .extracting(StepReadings.Stand::standing)
                .containsExactly(Standing.NO_DATA);
    }

    @Test
    void anOldGreenIsStaleAndSaysHowOldItIs() {
        chronicle
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .after(Duration.ofMinutes(12));

        assertThat(readings("ready").get(0).standing()).isEqualTo(Standing.STALE);
        assertThat(readings("ready").get(0).age()).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void aRedOfASegmentThatWasRolledBackSinceIsNoRed() {
        chronicle
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.9)
                .that(new RollbackFact.Requested(
                        1,
                        Scope.WHOLE_RUN,
                        "sam",
                        "incident-commander",
                        "drill",
                        Chronicle.START,
                        Chronicle.START,
                        Duration.ofMinutes(15)))
                .that(new RollbackFact.Restored(1));

        assertThat(readings("shift-us-east").get(0).standing()).isEqualTo(Standing.ROLLED_BACK);
    }

    @Test
    void whatSucceededOrWasSkippedIsDoneAndWhatWasUndoneIsNot() {
        chronicle
                .done("ready")
                .that(new StepFact.Skipped(new StepId("freeze"), 1, "not needed"))
                .done("shift-us-east")
                .that(new StepFact.Undone(new StepId("shift-us-east"), 1, 1));

        var story = chronicle.story();
        assertThat(story.state().steps().of(new StepId("shift-us-east")).state().isSettled())
                .isTrue();
        assertThat(DoneSteps.of(story.runbook(), story.state())).isEqualTo(2);
    }
}
