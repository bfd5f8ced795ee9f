package dev.cutover.board;

import dev.cutover.query.moment.DoneSteps;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.function.Predicate;

/** How many of the steps are done, how many are late, what was not done as written, and what comes next, in a line. */
final class StepTotals {
    private static final int NEXT = 4;

    private final BoardModel boardModel;
    private final List<StepLedger.Entry> entries;
    private final int late;

    StepTotals(BoardModel boardModel, int late) {
        this.boardModel = boardModel;
        this.late = late;
        this.entries = boardModel
                .runbook()
                .steps()
                .map(step -> boardModel.state().steps().of(step.id()))
                .toList();
    }

    TonedText text() {
        long done = count(entry -> DoneSteps.has(entry, boardModel.state()));
        var text = TonedText.of(Tone.STRONG, "steps " + done + " of " + entries.size());
        text = boardModel.state().ended().isPresent()
                ? text
                : late == 0 ? text : text.add(", ").add(Tone.CARE, late + " late");
        text = debt(text, "rolled back", entry -> entry.state() == StepState.UNDONE);
        text = debt(text, "skipped", entry -> entry.state() == StepState.SKIPPED);
        text = debt(text, "overridden", entry -> isDone(entry, StepFact.How.OVERRIDDEN));
        text = debt(text, "by hand", entry -> isDone(entry, StepFact.How.BY_HAND));
        return next(text);
    }

    private long count(Predicate<StepLedger.Entry> which) {
        return entries.stream().filter(which).count();
    }

    private TonedText debt(TonedText text, String word, Predicate<StepLedger.Entry> which) {
        long count = count(which);
        return count == 0 ? text : text.add(", ").add(Tone.CARE, count + " " + word);
    }

    private static boolean isDone(StepLedger.Entry entry, StepFact.How how) {
        return entry.state() == StepState.SUCCEEDED && entry.how() == how;
    }

    private TonedText next(TonedText text) {
        var steps = boardModel.state().steps();
        if (boardModel.state().status().isTerminal()) {
            return text;
        }
        var waiting = boardModel
                .runbook()
                .steps()
                .filter(step -> steps.of(step.id()).state() == StepState.PENDING)
                .filter(step -> step.needs().stream()
                        .allMatch(need -> isSettledOrRunning(steps.of(need).state())))
                .map(step -> step.id().value())
                .toList();
        if (waiting.isEmpty()) {
            return text;
        }
        String more = waiting.size() > NEXT ? " and " + (waiting.size() - NEXT) + " more" : "";
        return text.add(Tone.QUIET, "; next: ")
                .add(String.join(", ", waiting.subList(0, Math.min(NEXT, waiting.size()))) + more);
    }

    private static boolean isSettledOrRunning(StepState state) {
        return state.isSettled() || state == StepState.STARTED;
    }
}
