package dev.cutover.report.assembly;

import dev.cutover.model.Work;
import dev.cutover.report.reconciliation.ReconciliationSection;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;

/** The state of a step in words: nothing reads as done that is not. */
final class StepStateWords implements ReconciliationSection.StepStanding {
    private final ReportSource source;

    StepStateWords(ReportSource source) {
        this.source = source;
    }

    String of(StepLedger.Entry entry) {
        return switch (entry.state()) {
            case PENDING -> "not begun";
            case STARTED -> begun();
            case SUCCEEDED -> done(entry);
            case FAILED -> failed(entry);
            case SKIPPED -> UndeliveredMessages.isUndelivered(entry, source.state()) ? "NOT DELIVERED" : "SKIPPED";
            case CANCELLED -> "cancelled by a rollback";
            case UNDONE -> "rolled back";
        };
    }

    private String begun() {
        return source.isOver() ? "begun, never ended" : source.stands() ? "begun, no process goes on" : "under way";
    }

    private String done(StepLedger.Entry entry) {
        boolean gate = source.names()
                .step(entry.step())
                .filter(step -> step.work() instanceof Work.Gate)
                .isPresent();
        String done = gate ? "passed" : "done";
        if (source.state().isDryRun()) {
            return "assumed " + done + " (dry run)";
        }
        return switch (entry.how()) {
            case PLAINLY -> done;
            case BY_HAND -> "done BY HAND";
            case RECOVERED -> done + ", RECOVERED after being in doubt";
            case OVERRIDDEN -> "passed by an OVERRIDE";
        };
    }

    private String failed(StepLedger.Entry entry) {
        if (source.names().isNoGo(entry.step(), entry.cause())) {
            return "NO-GO";
        }
        var cause = entry.cause();
        return "FAILED" + (cause == null ? "" : ": " + Phrases.cause(cause));
    }

    @Override
    public String words(StepLedger.Entry entry) {
        return of(entry);
    }

    @Override
    public Tone tone(StepLedger.Entry entry) {
        if (entry.state() == StepState.SUCCEEDED) {
            boolean plain =
                    entry.how() == StepFact.How.PLAINLY && !source.state().isDryRun();
            return plain ? Tone.GOOD : entry.how() == StepFact.How.OVERRIDDEN ? Tone.BAD : Tone.CARE;
        }
        return switch (entry.state()) {
            case FAILED -> Tone.BAD;
            case SKIPPED, CANCELLED, UNDONE -> Tone.CARE;
            case STARTED -> source.stands() ? Tone.CARE : Tone.STRONG;
            case PENDING, SUCCEEDED -> Tone.QUIET;
        };
    }
}
