package dev.cutover.engine.announce;

import dev.cutover.model.Conduct.Announce;
import dev.cutover.model.Runbook;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.EventWords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The events that are worth telling and have no outcome yet, in their order. At most as many are kept as are told one
 * by one; of older ones only the number is. Not thread-safe.
 */
final class UntoldEvents {
    /** More than this at once would be a flood. */
    private static final int MOST = 8;

    private final Announce announce;
    private final Supplier<Runbook> runbook;
    private final Deque<Untold> untold = new ArrayDeque<>();
    private EventWords words;
    private int dropped;

    /** @param runbook the runbook in force */
    UntoldEvents(Announce announce, Supplier<Runbook> runbook) {
        this.announce = announce;
        this.runbook = runbook;
        this.words = new EventWords(new DisplayNames(runbook.get()));
    }

    /**
     * An event that is about to be folded.
     *
     * @param before the run before it
     */
    void see(Event event, RunState before) {
        var fact = event.fact();
        if (fact instanceof PeopleFact.Announced announced) {
            untold.removeIf(one -> one.seq() <= announced.event());
            dropped = 0;
        } else if (Occasions.of(fact).filter(announce.on()::contains).isPresent() && !isSentAnyway(event)) {
            untold.add(new Untold(fact, words.tell(event, before)));
        }
    }

    /** An event has been folded. */
    void passed(Event event) {
        if (event.fact() instanceof RunFact.Amended) {
            words = new EventWords(new DisplayNames(runbook.get()));
        }
    }

    /** The same system tells those to whom a question is escalated. */
    private boolean isSentAnyway(Event event) {
        return event.fact() instanceof PeopleFact.Escalated escalated
                && escalated.via().equals(announce.via().value());
    }

    /** Leaves out the questions that are no longer open: nobody has to answer them. */
    void dropSettled(QuestionLedger questions) {
        untold.removeIf(one -> one.question()
                .flatMap(questions::of)
                .filter(entry -> !entry.isOpen())
                .isPresent());
        while (untold.size() > MOST) {
            untold.remove();
            dropped++;
        }
    }

    boolean isEmpty() {
        return untold.isEmpty();
    }

    /** The one whose turn it is, which must be there; those that are only counted come before it. */
    Batch next() {
        return new Batch(List.of(untold.element()), dropped);
    }

    /** All of them at once, which must be some. */
    Batch all() {
        return new Batch(List.copyOf(untold), dropped);
    }

    /**
     * What one message tells.
     *
     * @param told the events, never none; the message has the key of the last one
     * @param counted how many earlier ones it only counts
     */
    record Batch(List<Untold> told, int counted) {
        Untold last() {
            return told.get(told.size() - 1);
        }

        /** Those that have no message of their own. */
        int others() {
            return counted + told.size() - 1;
        }
    }
}
