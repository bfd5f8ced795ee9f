package dev.cutover.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks a simulated run against the promises of the tool, using its record and the calls that the systems saw. */
final class Judge {
    private Judge() {}

    /** What is to be said against the night; nothing if all is well. */
    static List<String> complaints(Seen seen) {
        var complaints = new ArrayList<String>(seen.losses());
        complaints.addAll(seen.troubles());
        Consumer<String> complain = complaints::add;
        var rules = List.<Rule>of(
                new SequenceRule(complain),
                new StartRule(seen.book(), complain),
                new GateRule(seen.book(), complain),
                new TriggerRule(seen.record(), complain),
                new SkipRule(seen.book(), complain),
                new IntentRule(seen, complain),
                new TruthRule(seen, complain),
                new OrdersRule(seen, complain),
                new WeightRule(seen, complain),
                new WayBackRule(seen, complain),
                new OpenRule(seen, complain),
                new ParkRule(seen.book(), complain),
                new SaidUndoneRule(complain),
                new BackInStepsRule(seen.book().rollback().orElseThrow(), complain),
                new LeftTrafficRule(seen, complain),
                new WritersRule(seen.book(), complain),
                new UndoRule(seen, complain),
                new EndRule(seen.book(), complain));
        var books = new Bookkeeper();
        for (var event : seen.record()) {
            rules.forEach(rule -> rule.see(event, books));
            books.enter(event);
        }
        rules.forEach(rule -> rule.end(books));
        return complaints;
    }
}
