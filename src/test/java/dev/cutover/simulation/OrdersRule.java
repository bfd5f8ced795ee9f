package dev.cutover.simulation;

import dev.cutover.model.StepId;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The books of the orders are in order, since every change was right if it happened once; they show each change as
 * often as it happened, and what the record calls done once; unless a person said of one that had happened that it had
 * not.
 */
final class OrdersRule implements Rule {
    private final Seen seen;
    private final SimulatedOrders orders;
    private final Consumer<String> complain;
    private final Set<StepId> byHand = new HashSet<>();

    OrdersRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.orders = seen.orders();
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof StepFact.Succeeded succeeded && succeeded.how() == StepFact.How.BY_HAND) {
            byHand.add(succeeded.step());
        }
    }

    @Override
    public void end(Bookkeeper books) {
        for (var finding : orders.audit()) {
            finding.examples().stream()
                    .filter(place -> !isExcused(place, books))
                    .forEach(
                            place -> complain.accept("the books: " + finding.invariant() + " is violated by " + place));
        }
        for (String key : orders.keys()) {
            if (orders.timesOnRecord(key) != seen.sight().times(key)) {
                complain.accept("the books: " + key + " happened "
                        + seen.sight().times(key) + " times, and is there " + orders.timesOnRecord(key) + " times");
            }
        }
        books.effects().forEach((key, known) -> compare(key, known, books));
    }

    /** The record with the books, which know nothing of it. */
    private void compare(String key, Bookkeeper.Known known, Bookkeeper books) {
        var step = known.effect().step();
        boolean isSaid = byHand.contains(step)
                || !books.saidOf(step, Question.Kind.DOUBT).isEmpty();
        boolean isCommanded = orders.keys().contains(key);
        if (isSaid || !(isCommanded || orders.isCommanding(known.effect()))) {
            return;
        }
        long times = isCommanded ? orders.timesOnRecord(key) : 0;
        if (known.state() == EffectState.DONE && times != 1) {
            complain.accept("the books: " + key + " is recorded as done, and is there " + times + " times");
        }
        if (known.state() == EffectState.NOT_DONE && times > 0) {
            complain.accept("the books: " + key + " is recorded as not done, and is there");
        }
    }

    private boolean isExcused(String place, Bookkeeper books) {
        String key = orders.keyOf(place.substring(0, place.indexOf('/')));
        var known = books.effects().get(key);
        return known != null
                && books.saidOf(known.effect().step(), Question.Kind.DOUBT).stream()
                        .anyMatch(said -> said.decision().choice().equals("not-done"));
    }
}
