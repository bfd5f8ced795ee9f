package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.PermittedSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An effect can be named, and its undo and segment told, whatever is done. */
class EveryDeedIsKnownTest {
    @Test
    void everyDeedHasALabelASegmentAndAWordOnItsUndo() {
        for (var deed : PermittedSamples.of(Effect.Deed.class)) {
            var effect =
                    new Effect("k", "c", new StepId("s"), 1, Effect.Direction.FORWARD, new SystemId("router"), deed);

            assertThat(EffectLabels.of(effect, Books.of(List.of())))
                    .as(deed.toString())
                    .isNotBlank();
            assertThat(effect.segment()).as(deed.toString()).isNotNull();
            assertThat(effect.undo()).as(deed.toString()).isNotNull();
            assertThat(effect.undoes()).as(deed.toString()).isNotNull();
        }
    }
}
