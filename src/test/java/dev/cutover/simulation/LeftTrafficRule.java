package dev.cutover.simulation;

import dev.cutover.model.Segment;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where the router is healthy, a rollback ends with all of its traffic back, however well it names what is left; unless
 * it was parked, or lies behind a point of no return.
 */
final class LeftTrafficRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Set<Integer> parked = new HashSet<>();

    LeftTrafficRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof RollbackFact.Opened opened
                && opened.outcome() == RollbackFact.OpeningOutcome.PARKED) {
            parked.add(opened.rollback());
        } else if (event.fact() instanceof RollbackFact.Finished finished
                && seen.isRouterHealthy()
                && !seen.drifted()
                && !parked.contains(finished.rollback())) {
            var scope =
                    Objects.requireNonNull(books.rollback(finished.rollback())).scope();
            seen.sight().weights(event.seq()).forEach((key, weight) -> {
                if (weight > 0 && scope.covers(key) && !isBarred(key, books)) {
                    complain.accept(event.seq() + ": rollback " + finished.rollback() + " leaves " + key + " at "
                            + weight + ", and the router is healthy");
                }
            });
        }
    }

    private boolean isBarred(Segment key, Bookkeeper books) {
        return seen.book()
                .steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .anyMatch(step -> books.attempt(step.id()) > 0 && Overlap.of(step.where(), key));
    }
}
