package dev.cutover.execution;

import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The closing lines of a run: its exceptions, and the steps whose outcome was in doubt. Stateless and thread-safe. */
final class ClosingLines {
    private ClosingLines() {}

    /** Empty if the run has not ended. */
    static List<String> of(RunState state) {
        var lines = new ArrayList<String>();
        state.ended().ifPresent(end -> {
            UndeliveredMessages.of(state)
                    .forEach(entry -> lines.add("not delivered: " + entry.step() + ": " + Clean.line(entry.why())));
            String what = end.ending() == RunFact.Ending.STUCK ? "LEFT UNDONE: " : "exception: ";
            end.exceptions().forEach(exception -> lines.add(what + Clean.line(exception)));
            String recovered = state.steps().all().stream()
                    .filter(entry -> entry.state() == StepState.SUCCEEDED && entry.how() == StepFact.How.RECOVERED)
                    .map(StepLedger.Entry::step)
                    .map(step -> step.value())
                    .collect(Collectors.joining(", "));
            if (!recovered.isEmpty()) {
                lines.add("done, after being in doubt: " + recovered);
            }
        });
        return lines;
    }
}
