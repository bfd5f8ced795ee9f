package dev.cutover.plan.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackPlanTest {
    private static final List<String> FLOWS = List.of("orders", "returns", "labels", "stock", "prices", "mail", "fees");

    @Test
    void flowsGoBackInTheOrderOfTheRunbook() {
        var state = RunState.of(List.of(Bench.created()));
        for (String flow : FLOWS) {
            moved(state, flow);
        }

        assertThat(new RollbackPlanner(bookOfManyFlows())
                        .of(state, Scope.WHOLE_RUN)
                        .moves()
                        .keySet())
                .extracting(Traffic::id)
                .containsExactlyElementsOf(FLOWS);
    }

    @Test
    void aPointOfNoReturnOfOneRegionLeavesTheOtherOneItsRollback() {
        var state = RunState.of(List.of(Bench.created()));
        var book = regionByRegion(Optional.of(Books.EAST));
        passed(state);

        var west = new RollbackPlanner(book).of(state, Scope.of(Books.WEST));
        assertThat(west.barred()).isEmpty();
        assertThat(west.moves().values())
                .singleElement()
                .satisfies(
                        moves -> assertThat(moves).extracting(Effect.Move::key).containsExactly(Books.WEST));
        assertThat(new RollbackPlanner(book).of(state, Scope.WHOLE_RUN).barred())
                .extracting(RollbackPlan.Barred::toString)
                .containsExactlyInAnyOrder(
                        "traffic 'orders' of east stays: it lies before the point of no return 'retire'",
                        "step 'freeze' stays: it lies before the point of no return 'retire'");
    }

    @Test
    void aPointOfNoReturnOfEverythingBarsAllThatItReliesOn() {
        var state = RunState.of(List.of(Bench.created()));
        passed(state);

        var west = new RollbackPlanner(regionByRegion(Optional.empty())).of(state, Scope.of(Books.WEST));
        assertThat(west.moves()).isEmpty();
        assertThat(west.undo()).isEmpty();
        assertThat(west.barred()).extracting(RollbackPlan.Barred::what).containsExactly("traffic 'orders' of west");
    }

    /** One after the other, as a file without needs has it; then the old east is retired. */
    private static Runbook regionByRegion(Optional<Segment> point) {
        var retire = Steps.noReturn(Books.freeze("retire"), Books.COMMANDER);
        return Books.of(
                List.of(),
                Books.freeze("freeze"),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                point.map(segment -> Steps.in(segment, retire)).orElse(retire));
    }

    private static void passed(RunState state) {
        var undo = new Effect.Call("freeze", Map.of(), Segment.EVERYTHING, Books.UNFREEZE, "");
        done(state, "freeze", undo);
        done(state, "shift-west", new Effect.Weights("orders", List.of(new Effect.Move(Books.WEST, 0, 10_000))));
        done(state, "shift-east", new Effect.Weights("orders", List.of(new Effect.Move(Books.EAST, 0, 10_000))));
        state.apply(new Event(
                Bench.RUN,
                1,
                state.seq() + 1,
                Bench.START,
                Event.ENGINE,
                new StepFact.Started(new StepId("retire"), 1)));
    }

    private static void done(RunState state, String step, Effect.Deed deed) {
        happened(state, new StepFact.Started(new StepId(step), 1));
        happened(
                state,
                new EffectFact.Intended(
                        new Effect(step, step, new StepId(step), 1, Effect.Direction.FORWARD, Books.SYSTEM, deed)));
        happened(state, new EffectFact.Settled(step, EffectState.DONE, "", Map.of()));
    }

    private static void moved(RunState state, String flow) {
        var weights = new Effect.Weights(flow, List.of(new Effect.Move(Books.EAST, 0, 500)));
        var effect =
                new Effect(flow, flow, new StepId("shift-" + flow), 1, Effect.Direction.FORWARD, Books.SYSTEM, weights);
        happened(state, new StepFact.Started(effect.step(), 1));
        happened(state, new EffectFact.Intended(effect));
        happened(state, new EffectFact.Settled(flow, EffectState.DONE, "", Map.of()));
    }

    private static void happened(RunState state, Fact fact) {
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
