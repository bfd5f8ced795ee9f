package dev.cutover.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks a simulated run against the promises of the tool, using its record and the calls that the systems saw. */
final class Judge {
    /** Whether the engine is held to all that a rollback promises, or to what it is known to keep. */
    static final boolean HOLDS_ALL_OF_A_ROLLBACK = false;

    private Judge() {}

    /** What is to be said against the night; nothing if all is well. */
    static List<String> complaints(Seen seen) {
        return complaints(seen, HOLDS_ALL_OF_A_ROLLBACK);
    }

    /** @param demanding also by the promises that the engine does not keep yet */
    static List<String> complaints(Seen seen, boolean demanding) {
        var complaints = new ArrayList<String>(seen.losses());
        complaints.addAll(seen.troubles());
        Consumer<String> complain = complaints::add;
        Consumer<String> demand = demanding ? complain : complaint -> {};
        var rules = List.<Rule>of(
                new SequenceRule(complain),
                new StartRule(seen.book(), complain),
                new GateRule(seen.book(), complain),
                new TriggerRule(seen.record(), complain),
                new SkipRule(seen.book(), complain),
                new IntentRule(seen, complain),
                new TruthRule(seen, complain),
                new OrdersRule(seen, complain),
                new WeightRule(seen, complain, demand),
                new WayBackRule(seen, complain),
                new OpenRule(seen.book(), complain),
                new BackInStepsRule(seen.book().rollback().orElseThrow(), complain),
                new LeftTrafficRule(seen, demand),
                new WritersRule(seen.book(), complain, demand),
                new UndoRule(seen, complain, demand),
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
