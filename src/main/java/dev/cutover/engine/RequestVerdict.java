package dev.cutover.engine;

import dev.cutover.engine.context.AddedDecision;
import dev.cutover.engine.context.AgainDecision;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import java.util.List;

/**
 * The verdict on a request.
 *
 * @param facts the facts that follow at once
 * @param why one line for the speaker
 */
record RequestVerdict(List<Fact> facts, RequestFact.Outcome outcome, String why) {
    RequestVerdict {
        facts = List.copyOf(facts);
    }

    static RequestVerdict done(String what, Fact... facts) {
        return new RequestVerdict(List.of(facts), RequestFact.Outcome.DONE, what);
    }

    static RequestVerdict refused(String why) {
        return new RequestVerdict(List.of(), RequestFact.Outcome.REFUSED, why);
    }

    static RequestVerdict of(AddedDecision added) {
        return added.objection()
                .map(RequestVerdict::refused)
                .orElseGet(() -> done("the decision is recorded", added.fact()));
    }

    static RequestVerdict of(AgainDecision again) {
        return again.objection()
                .map(RequestVerdict::refused)
                .orElseGet(() -> done(again.reply(), again.facts().toArray(Fact[]::new)));
    }

    boolean isDone() {
        return outcome == RequestFact.Outcome.DONE;
    }
}
