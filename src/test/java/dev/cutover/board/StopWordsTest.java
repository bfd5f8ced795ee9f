package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said to somebody who thinks of stopping. */
class StopWordsTest {
    private final Chronicle chronicle =
            new Chronicle().created(RunFact.Mode.LIVE).started("freeze");

    private void freeze(EffectState state) {
        var call = new Effect.Call("freeze", Map.of(), Segment.EVERYTHING, new Undo.Call("unfreeze", Map.of()), "");
        var effect = new Effect(
                "freeze/1", "c", new StepId("freeze"), 1, Effect.Direction.FORWARD, new SystemId("releases"), call);
        chronicle.that(new EffectFact.Intended(effect)).that(new EffectFact.Settled("freeze/1", state, "", Map.of()));
    }

    private List<String> said(boolean runs) {
        var story = chronicle.story();
        var preview = StopPreview.of(story.names(), story.state(), Optional.empty(), runs)
                .orElseThrow();
        return StopWords.of(preview, story.names()).stream()
                .map(said -> said.label() + ": " + said.words())
                .toList();
    }

    @Test
    void trafficAndEffectsThatStayAreNamed() {
        freeze(EffectState.DONE);
        chronicle.started("shift-us-east").moved("shift-us-east", Fulfillment.EAST, 0, 2_500);

        assertThat(said(true))
                .contains("Stays on the new platform: us-east ship-to-home 25 %", "Stays done: freeze")
                .anyMatch(line -> line.startsWith("Watched from then on by: this run while it is held; nobody, if"))
                .anyMatch(line -> line.contains("cutover rollback: window 15m, decided by Dana Ortiz or Sam Weiss"))
                .contains("Lost by coming back: nothing (point of no return: retire, not passed)");
    }

    @Test
    void whatMayHaveHappenedIsNotSaidToBeDone() {
        freeze(EffectState.UNKNOWN);

        assertThat(said(true)).contains("Stays done: freeze (may have happened)");
    }

    @Test
    void nobodyWatchesWhatNoProcessRuns() {
        chronicle.started("shift-us-east").moved("shift-us-east", Fulfillment.EAST, 0, 2_500);

        assertThat(said(false))
                .anyMatch(line -> line.startsWith("Watched from then on by: nobody: no process runs it"));
    }

    @Test
    void aPointOfNoReturnThatWasPassedSaysWhatItLoses() {
        chronicle.started("retire");

        assertThat(said(true))
                .anyMatch(
                        line -> line.startsWith("Lost by coming back: what retire has closed: orders that the legacy"));
    }

    @Test
    void aRunThatHasEndedCannotBeStopped() {
        chronicle.that(new RunFact.Ended(RunFact.Ending.ABORTED, "enough", List.of(), Map.of()));
        var story = chronicle.story();

        assertThat(StopPreview.of(story.names(), story.state(), Optional.empty(), true))
                .isEmpty();
    }
}
