package dev.cutover.board;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.plan.again.AgainDecisions;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says of a rollback that what it brought back is done again, or is to be, and by whose decision; and which other
 * rollback has withdrawn that. Immutable.
 */
record AgainRow(BoardModel boardModel) {

    Optional<BoardRow> of(RollbackLedger.Entry rollback) {
        return new AgainDecisions(boardModel.runbook(), boardModel.state())
                .standing(rollback.scope())
                .filter(again -> again.seq() > rollback.seq())
                .map(again -> new BoardRow.Cut(TonedText.of(Tone.PLAIN, words(rollback, again))));
    }

    private String words(RollbackLedger.Entry rollback, QuestionLedger.Dated again) {
        String by = " " + Durations.time(again.at()) + ", by "
                + Clean.line(again.decision().owner());
        var toCome = those(rollback, StepLedger.Entry::isToBeDoneAgain);
        var leftOut = those(rollback, StepLedger.Entry::isLeftOutByRollback);
        boolean begun = !those(rollback, entry -> isBegun(entry, again.at())).isEmpty();
        String withdrawn = leftOut.isEmpty() ? "" : withdrawn(leftOut);
        if (toCome.isEmpty() && !leftOut.isEmpty() && !begun) {
            return "was to be done again, decided" + by + "; " + withdrawn;
        }
        String but = leftOut.isEmpty() ? "" : "; " + names(leftOut) + ": " + withdrawn;
        if (!begun && !toCome.isEmpty()) {
            return "to be done again, decided" + by + waits(toCome) + but;
        }
        return (toCome.isEmpty() ? "done again since" : "being done again since") + by + but;
    }

    private List<Step> those(RollbackLedger.Entry rollback, Predicate<StepLedger.Entry> which) {
        var ledger = boardModel.state().steps();
        return boardModel
                .runbook()
                .steps()
                .filter(step -> rollback.scope().covers(step) && !(step.work() instanceof Work.Gate))
                .filter(step -> which.test(ledger.of(step.id())))
                .toList();
    }

    private static boolean isBegun(StepLedger.Entry entry, Instant since) {
        var started = entry.started();
        return started != null && !started.isBefore(since);
    }

    /** The gates that are asked, or come first, on the way to the first of them. */
    private String waits(List<Step> toCome) {
        var before =
                new RollbackPlanner(boardModel.runbook()).reliesOn(toCome.get(0).id());
        var gates = boardModel
                .runbook()
                .steps()
                .filter(step -> before.contains(step.id()) && step.work() instanceof Work.Gate)
                .filter(step -> boardModel.state().steps().of(step.id()).state() == StepState.STARTED)
                .toList();
        return gates.isEmpty() ? "" : "; waits for " + names(gates);
    }

    private String withdrawn(List<Step> leftOut) {
        var at = boardModel.state().steps().of(leftOut.get(0).id()).ended();
        return "withdrawn"
                + boardModel.state().rollbacks().all().stream()
                        .filter(rollback -> at != null && !rollback.decided().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .map(rollback -> " by rollback " + rollback.number())
                        .orElse("");
    }

    private static String names(List<Step> steps) {
        return steps.stream().map(step -> step.id().value()).collect(Collectors.joining(", "));
    }
}
