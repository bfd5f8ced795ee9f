package dev.cutover.simulation;

import dev.cutover.model.Trigger;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.function.Consumer;

/** A trigger that fires has its effect; a run that is already held is not held again. */
final class TriggerRule implements Rule {
    private final List<Event> record;
    private final Consumer<String> complain;

    TriggerRule(List<Event> record, Consumer<String> complain) {
        this.record = record;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        int place = (int) event.seq() - 1;
        if (event.fact() instanceof CriterionFact.TriggerFired fired
                && !(fired.then() == Trigger.Then.HOLD && books.isHeld())
                && !isIt(place - 1, fired.then())
                && !isIt(place + 1, fired.then())) {
            complain.accept(event.seq() + ": a trigger fired, and nothing followed");
        }
    }

    private boolean isIt(int place, Trigger.Then then) {
        if (place < 0 || place >= record.size()) {
            return false;
        }
        Fact fact = record.get(place).fact();
        return switch (then) {
            case ROLLBACK -> fact instanceof RollbackFact.Requested;
            case HOLD -> fact instanceof RunFact.Held;
            case ASK -> fact instanceof PeopleFact.Asked;
        };
    }
}
