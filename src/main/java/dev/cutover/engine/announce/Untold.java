package dev.cutover.engine.announce;

import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.words.EventLine;
import java.util.Optional;

/**
 * An event that is to be told.
 *
 * @param line the event as every screen shows it
 */
record Untold(Fact fact, EventLine line) {
    long seq() {
        return line.seq();
    }

    /** The question that it is about; empty if it is about none. */
    Optional<String> question() {
        if (fact instanceof PeopleFact.Asked asked) {
            return Optional.of(asked.question().id());
        }
        return fact instanceof PeopleFact.Escalated escalated ? Optional.of(escalated.question()) : Optional.empty();
    }
}
