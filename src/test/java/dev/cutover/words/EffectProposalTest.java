package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A skipped effect is described completely, and never as done. */
class EffectProposalTest {
    private static final Segment EAST = Segment.of(Map.of("region", "us-east"));

    private final DisplayNames displayNames = new DisplayNames(Fulfillment.runbook());

    private static Effect effect(Effect.Direction direction, Effect.Deed deed) {
        return new Effect("k", "c", new StepId("freeze"), 1, direction, new SystemId("releases"), deed);
    }

    private static Effect.Call freeze() {
        return new Effect.Call(
                "freeze",
                Map.of("services", List.of("shop", "stock"), "days", 2),
                EAST,
                new Undo.Call("unfreeze", Map.of()),
                "");
    }

    @Test
    void anOperationIsReportedWithWhatItIsAskedWith() {
        assertThat(displayNames.proposal(effect(Effect.Direction.FORWARD, freeze())))
                .isEqualTo("ask releases: freeze {days: 2, services: [shop, stock]} for us-east");
    }

    @Test
    void whatTakesBackSaysSo() {
        assertThat(displayNames.proposal(effect(Effect.Direction.BACK, freeze())))
                .endsWith("for us-east, to undo it");
    }

    @Test
    void aWeightIsReportedWithWhereItStands() {
        var weights = new Effect.Weights("orders", List.of(new Effect.Move(EAST, 0, 500)));

        assertThat(displayNames.proposal(effect(Effect.Direction.FORWARD, weights)))
                .isEqualTo("set us-east from 0 % to 5 %");
    }

    @Test
    void messagesAndWorkByHandAreReported() {
        assertThat(displayNames.proposal(
                        effect(Effect.Direction.FORWARD, new Effect.Message(List.of("all"), "It begins"))))
                .isEqualTo("send through releases to all: It begins");
        var hand = new Effect.ByHand("tell support", EAST, new Undo.None("why"), "");
        assertThat(displayNames.proposal(effect(Effect.Direction.FORWARD, hand)))
                .isEqualTo("be done by hand: tell support");
    }

    @Test
    void inADryRunNothingIsReportedAsDone() {
        var chronicle = new Chronicle()
                .created(RunFact.Mode.DRY_RUN)
                .started("freeze")
                .that(new EffectFact.Intended(effect(Effect.Direction.FORWARD, freeze())))
                .that(new EffectFact.Settled("k", EffectState.DONE, "dry run: not asked", Map.of()));
        var runNarrative = new RunNarrative(Fulfillment.runbook());
        chronicle.events().forEach(runNarrative::add);

        assertThat(runNarrative.last().get(runNarrative.last().size() - 1).words())
                .startsWith("WOULD ask releases: freeze");
    }
}
