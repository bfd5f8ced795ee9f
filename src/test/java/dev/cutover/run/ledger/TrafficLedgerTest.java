package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficLedgerTest {
    private static final Instant AT = Instant.parse("2026-01-10T02:00:00Z");
    private static final Segment EAST = Segment.of(Map.of("region", "east"));
    private static final Segment WEST = Segment.of(Map.of("region", "west"));

    private final RunState state = new RunState();
    private long seq;

    @Test
    void aMoveIsUncertainUntilItsOutcomeIsKnown() {
        happened(new EffectFact.Intended(forward("up", east(0, 500))));
        assertThat(entry(EAST).certain()).isFalse();

        happened(settled("up", EffectState.DONE));
        assertThat(entry(EAST).certain()).isTrue();
        assertThat(entry(EAST).weight()).isEqualTo(new Weight(500));
    }

    @Test
    void aMoveForwardThatDidNotTakePlaceLeavesTheKeyWhereItWasRead() {
        happened(new EffectFact.Intended(forward("up", east(500, 5000))));
        happened(settled("up", EffectState.NOT_DONE));

        assertThat(entry(EAST).certain()).isTrue();
        assertThat(entry(EAST).weight()).isEqualTo(new Weight(500));
    }

    @Test
    void aMoveBackThatDidNotTakePlaceMakesNothingMoreCertain() {
        happened(new EffectFact.Intended(forward("up", east(500, 5000))));
        happened(settled("up", EffectState.UNKNOWN));
        happened(new EffectFact.Intended(back("down", east(5000, 0))));
        happened(settled("down", EffectState.NOT_DONE));

        assertThat(entry(EAST).certain()).isFalse();
        assertThat(entry(EAST).target()).isEqualTo(new Weight(5000));
    }

    @Test
    void askingOnceMoreMakesTheKeyUncertainAgain() {
        happened(new EffectFact.Intended(forward("up", east(0, 500))));
        happened(settled("up", EffectState.DONE));
        happened(new EffectFact.Intended(back("down", east(500, 0))));
        happened(settled("down", EffectState.NOT_DONE));
        assertThat(entry(EAST).certain()).isTrue();

        happened(new EffectFact.Repeated("down", "again"));
        assertThat(entry(EAST).certain()).isFalse();
    }

    @Test
    void whatBecomesOfAnOlderEffectSaysNothingAboutAKeyThatAnotherOneWasMeantForSince() {
        happened(new EffectFact.Intended(forward("up", east(0, 500), new Effect.Move(WEST, 0, 500))));
        happened(settled("up", EffectState.UNKNOWN));
        happened(new EffectFact.Intended(back("down", east(500, 0))));
        happened(settled("down", EffectState.DONE));
        happened(new EffectFact.Repeated("up", "once more"));
        happened(settled("up", EffectState.DONE));

        assertThat(entry(EAST).weight()).isEqualTo(Weight.NONE);
        assertThat(entry(EAST).certain()).isTrue();
        assertThat(entry(WEST).weight()).isEqualTo(new Weight(500));
    }

    private TrafficLedger.Entry entry(Segment key) {
        return state.traffic().of("orders", key).orElseThrow();
    }

    private void happened(Fact fact) {
        seq++;
        state.read(new Event(new RunId("r1"), 1, seq, AT.plusSeconds(seq), Event.ENGINE, fact));
    }

    private static EffectFact.Settled settled(String key, EffectState to) {
        return new EffectFact.Settled(key, to, "", Map.of());
    }

    private static Effect.Move east(int from, int to) {
        return new Effect.Move(EAST, from, to);
    }

    private static Effect forward(String key, Effect.Move... moves) {
        return effect(key, Effect.Direction.FORWARD, moves);
    }

    private static Effect back(String key, Effect.Move... moves) {
        return effect(key, Effect.Direction.BACK, moves);
    }

    private static Effect effect(String key, Effect.Direction direction, Effect.Move... moves) {
        var deed = new Effect.Weights("orders", List.of(moves));
        return new Effect(key, "c", new StepId("shift"), 1, direction, new SystemId("router"), deed);
    }
}
