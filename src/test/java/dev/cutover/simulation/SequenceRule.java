package dev.cutover.simulation;

import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events follow each other without a gap; neither time nor epoch goes back, and each runner has its own. */
final class SequenceRule implements Rule {
    private final Consumer<String> complain;
    private @Nullable Event last;

    SequenceRule(Consumer<String> complain) {
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        var before = last;
        if (before != null) {
            if (event.seq() != before.seq() + 1) {
                complain.accept("event " + event.seq() + " follows " + before.seq());
            }
            if (event.at().isBefore(before.at())) {
                complain.accept("event " + event.seq() + " is older than the one before");
            }
            boolean taken = event.fact() instanceof RunFact.LeaseTaken;
            if (taken ? event.epoch() <= before.epoch() : event.epoch() != before.epoch()) {
                complain.accept("event " + event.seq() + " is of epoch " + event.epoch() + " after " + before.epoch());
            }
        }
        last = event;
    }
}
