package dev.cutover.execution;

import dev.cutover.model.Runbook;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.text.Clean;
import dev.cutover.words.InboxWords;
import dev.cutover.words.RollbackClockWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The closing lines of a run: the clock of each rollback, its exceptions, and the steps whose outcome was in doubt.
 * Stateless and thread-safe.
 */
final class ClosingLines {
    private ClosingLines() {}

    /** Of a run that has not ended, the clocks of its rollbacks alone. */
    static List<String> of(RunState state, Runbook runbook) {
        var lines = new ArrayList<String>();
        state.rollbacks().all().stream()
                .filter(rollback -> !rollback.isOpen())
                .map(rollback -> "rollback " + rollback.number() + " of " + runbook.nameOf(rollback.scope()) + ": "
                        + (rollback.isTakenOver() ? "TAKEN OVER by rollback " + rollback.takenOverBy() + "; " : "")
                        + RollbackClockWords.line(rollback.clock()))
                .map(Clean::line)
                .forEach(lines::add);
        InboxWords.entered(state.requests().fromInbox(state.takenSeq()))
                .map(Clean::line)
                .ifPresent(lines::add);
        state.ended().ifPresent(end -> {
            UndeliveredMessages.of(state, runbook)
                    .forEach(message ->
                            lines.add("not delivered: " + message.name() + ": " + Clean.line(message.why())));
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
