package dev.cutover.simulation;

import dev.cutover.run.Question;
import java.util.function.Consumer;

/**
 * The books of the orders are in order, since every change was right if it happened once; unless a person said of one
 * that had happened that it had not.
 */
final class OrdersRule implements Rule {
    private final SimulatedOrders orders;
    private final Consumer<String> complain;

    OrdersRule(Seen seen, Consumer<String> complain) {
        this.orders = seen.orders();
        this.complain = complain;
    }

    @Override
    public void end(Bookkeeper books) {
        for (var finding : orders.audit()) {
            finding.examples().stream()
                    .filter(place -> !isExcused(place, books))
                    .forEach(
                            place -> complain.accept("the books: " + finding.invariant() + " is violated by " + place));
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
