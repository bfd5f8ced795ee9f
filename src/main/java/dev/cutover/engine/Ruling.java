package dev.cutover.engine;

import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RequestFact;
import java.util.List;

/**
 * What a petition comes to.
 *
 * @param facts what follows from it at once
 * @param why one line for whoever asked
 */
record Ruling(List<Fact> facts, RequestFact.Outcome outcome, String why) {
    Ruling {
        facts = List.copyOf(facts);
    }

    static Ruling done(String what, Fact... facts) {
        return new Ruling(List.of(facts), RequestFact.Outcome.DONE, what);
    }

    static Ruling refused(String why) {
        return new Ruling(List.of(), RequestFact.Outcome.REFUSED, why);
    }

    boolean isDone() {
        return outcome == RequestFact.Outcome.DONE;
    }
}
