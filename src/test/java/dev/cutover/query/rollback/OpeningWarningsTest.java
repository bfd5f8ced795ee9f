package dev.cutover.query.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.plan.Experience;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.RollbackSchedule;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningWarningsTest {
    private static final String BOOK = """
            cutover: 1
            runbook: warned
            roles: { lead: { who: [Dana Ortiz], may: [go, rollback] } }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              old: { owner: orders, flow: bidirectional }
              new: { owner: orders, flow: bidirectional }
            traffic: { orders: { router: ingress, from: old, to: new } }
            criteria: { fine: { measure: { system: new, query: q }, pass: "= 0" } }
            phases:
              - phase: one
                steps:
                  - action: Close
                    id: close
                    system: old
                    call: close
                    undo: { call: open }
                    expected: 10m
                  - task: Burn the books
                    id: burn
                    by: lead
                    point-of-no-return: { approve: { by: [lead] }, loses: the books }
                  - shift: Move
                    id: move
                    traffic: orders
                    segment: {}
                    ramp: [100 %]
                    soak: 1m
                    guard: [fine]
                    on-breach: hold
            rollback: { window: 15m }
            """;

    @Test
    void anOpeningThatTakesTooLongIsTold() {
        var state = closed(new Undo.Call("open", Map.of()));

        assertThat(warnings(BOOK, state)).containsExactly("opening is expected to take 10m, and may take 5m");
    }

    @Test
    void whatClosedTheOldPlatformBehindAPointOfNoReturnIsToldIfItsTrafficReturns() {
        var state = closed(new Undo.Call("open", Map.of()));
        happened(state, new StepFact.Started(new StepId("burn"), 1));
        assertThat(warnings(BOOK, state)).isEmpty();

        moved(state);
        assertThat(warnings(BOOK, state))
                .containsExactly("close is not undone: it lies before the point of no return 'burn', so the old"
                        + " platform may stay closed to the traffic that returns");
    }

    @Test
    void whatClosedItWithoutAnUndoIsTold() {
        var state = closed(new Undo.None("for good"));
        moved(state);

        assertThat(warnings(BOOK.replace("{ call: open }", "{ none: for good }"), state))
                .containsExactly("what close did to old has no undo, so the old platform may stay closed to the"
                        + " traffic that returns");
    }

    @Test
    void trafficThatIsParkedUnaskedOnAFencedWriterIsTold() {
        String owned = BOOK.replace(
                "criteria:",
                "systems-of-record: { rows: { before: old, after: new, on-rollback: newest, writers: one } }\ncriteria:");
        var state = closed(new Undo.Call("open", Map.of()));
        var fence = new Undo.Call("fence", Map.of());
        happened(state, "promote", "new", new Effect.Call("promote", Map.of(), Segment.EVERYTHING, fence, ""));
        moved(state);
        String fenced = "new is fenced before the old platform is opened; where that does not open, traffic is parked"
                + " there unasked, and nobody writes (`open: { else: park }`)";

        assertThat(warnings(owned.replace("window: 15m", "window: 15m, open: { within: 5m, else: park }"), state))
                .contains(fenced);
        assertThat(warnings(owned, state)).doesNotContain(fenced);
    }

    @Test
    void whoOpensItByHandIsTold() {
        String byHand = BOOK.replace("""
                  - action: Close
                    id: close
                    system: old
                    call: close
                    undo: { call: open }
                    expected: 10m
            """, """
                  - { task: Close, id: close, by: lead, undo: { do: Open it, before: traffic } }
            """);
        var undo = new Undo.ByHand("Open it", Optional.of(Undo.Time.BEFORE_TRAFFIC));
        var state = done("close", "people", new Effect.ByHand("Close", Segment.EVERYTHING, undo, ""));

        assertThat(warnings(byHand, state)).containsExactly("opening the old platform needs a person: lead for close");
    }

    private static List<String> warnings(String text, RunState state) {
        var book = read(text);
        var plan = new RollbackPlanner(book).of(state, Scope.WHOLE_RUN);
        var schedule = RollbackSchedule.of(book, plan, List.of(), Experience.NONE);
        return OpeningWarnings.of(book, state, Scope.WHOLE_RUN, plan, schedule);
    }

    private static Runbook read(String text) {
        return RunbookFile.read("book.yaml", text.getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE)
                .value();
    }

    private static RunState closed(Undo undo) {
        return done("close", "old", new Effect.Call("close", Map.of(), Segment.EVERYTHING, undo, ""));
    }

    private static RunState done(String step, String system, Effect.Deed deed) {
        var state = RunState.of(List.of(Bench.created()));
        happened(state, step, system, deed);
        return state;
    }

    private static void moved(RunState state) {
        var move = new Effect.Move(Segment.EVERYTHING, 0, 10_000);
        happened(state, "move", "ingress", new Effect.Weights("orders", List.of(move)));
    }

    private static void happened(RunState state, String step, String system, Effect.Deed deed) {
        happened(state, new StepFact.Started(new StepId(step), 1));
        happened(
                state,
                new EffectFact.Intended(new Effect(
                        step, step, new StepId(step), 1, Effect.Direction.FORWARD, new SystemId(system), deed)));
        happened(state, new EffectFact.Settled(step, EffectState.DONE, "", Map.of()));
    }

    private static void happened(RunState state, Fact fact) {
        state.apply(new Event(Bench.RUN, 1, state.seq() + 1, Bench.START, Event.ENGINE, fact));
    }
}
