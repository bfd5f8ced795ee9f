package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectState;
import dev.cutover.run.Event;
import dev.cutover.run.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final List<String> FLOWS = List.of("orders", "returns", "labels", "stock", "prices", "mail", "fees");

    @Test
    void flowsGoBackInTheOrderOfTheRunbook() {
        var state = new RunState();
        for (String flow : FLOWS) {
            moved(state, flow);
        }

        assertThat(WayBack.of(bookOfManyFlows(), state, Scope.WHOLE_RUN).moves().keySet())
                .extracting(Traffic::id)
                .containsExactlyElementsOf(FLOWS);
    }

    private static void moved(RunState state, String flow) {
        var weights = new Effect.Weights(flow, List.of(new Effect.Move(Books.EAST, 0, 500)));
        var effect =
                new Effect(flow, flow, new StepId("shift-" + flow), 1, Effect.Direction.FORWARD, Books.SYSTEM, weights);
        happened(state, new EffectFact.Intended(effect));
        happened(state, new EffectFact.Settled(flow, EffectState.DONE, "", Map.of()));
    }

    private static void happened(RunState state, EffectFact fact) {
        state.apply(new Event(Bench.RUN, 1, state.seq() + 1, Bench.START, Event.ENGINE, fact));
    }

    private static Runbook bookOfManyFlows() {
        var book = Books.of(List.of());
        var traffic = new LinkedHashMap<String, Traffic>();
        FLOWS.forEach(flow ->
                traffic.put(flow, new Traffic(flow, Books.SYSTEM, Books.SYSTEM, Books.SYSTEM, List.of("region"))));
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                book.inventory(),
                traffic,
                book.criteria(),
                book.phases(),
                book.rollback());
    }
}
