package dev.cutover.engine;

import dev.cutover.run.Fact;
import dev.cutover.run.PetitionFact;
import java.util.List;

/**
 * What a petition comes to.
 *
 * @param facts what follows from it at once
 * @param why one line for whoever asked
 */
record Ruling(List<Fact> facts, PetitionFact.Outcome outcome, String why) {
    Ruling {
        facts = List.copyOf(facts);
    }

    static Ruling done(String what, Fact... facts) {
        return new Ruling(List.of(facts), PetitionFact.Outcome.DONE, what);
    }

    static Ruling refused(String why) {
        return new Ruling(List.of(), PetitionFact.Outcome.REFUSED, why);
    }

    boolean isDone() {
        return outcome == PetitionFact.Outcome.DONE;
    }
}
