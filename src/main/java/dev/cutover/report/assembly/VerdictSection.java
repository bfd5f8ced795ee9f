package dev.cutover.report.assembly;

import dev.cutover.history.memory.LoneReconciliation;
import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.query.RunnerStatus;
import dev.cutover.report.content.ReportVerdict;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.util.Locale;
import java.util.Optional;

/** How it ended, or where it is, in a line. */
final class VerdictSection {
    private final ReportSource source;

    VerdictSection(ReportSource source) {
        this.source = source;
    }

    ReportVerdict verdict() {
        String word = word();
        String line =
                source.title() + " in " + source.state().created().pinned().environment() + " (" + kind() + "): "
                        + source.state().ended().map(this::ended).orElseGet(() -> word + open());
        return new ReportVerdict(word, Clean.line(line), tone());
    }

    /** What the run reaches, so that nobody takes a rehearsal for a night. */
    private String kind() {
        var state = source.state();
        String kind = Phrases.mode(state);
        String scenario =
                state.created().scenario().map(name -> " '" + name + "'").orElse("");
        return kind + scenario + (state.isDryRun() ? ", nothing was changed" : "");
    }

    private String word() {
        var state = source.state();
        var alone = alone();
        if (alone.isPresent()) {
            return alone.orElseThrow().verdict().toString().toUpperCase(Locale.ROOT);
        }
        if (state.ended().isPresent()) {
            return ending(state.ended().orElseThrow()).toUpperCase(Locale.ROOT);
        }
        if (state.isDryRun() || state.isRehearsal()) {
            return "NOT ENDED";
        }
        return source.snapshot().isAlone()
                ? "PAUSED, NO PROCESS"
                : state.status().text();
    }

    /** Of a reconciliation on its own, which says how the sides compare: that its only step is over says nothing. */
    private Optional<LoneReconciliation> alone() {
        return LoneReconciliation.of(source.state());
    }

    /** Without what follows the comma: the line says where the traffic is. */
    private static String ending(RunFact.Ended ended) {
        return ended.ending() == RunFact.Ending.ABORTED ? "aborted" : Phrases.ending(ended.ending());
    }

    private String ended(RunFact.Ended ended) {
        String remaining =
                RemainingTraffic.atTheEnd(source::runbook, source.state()).sentence();
        boolean said = ended.ending() == RunFact.Ending.STOPPED;
        String exceptions = ended.exceptions().isEmpty()
                ? ""
                : "; " + Counted.of(ended.exceptions().size(), "exception") + ", listed below";
        return word() + Phrases.why(why(ended)) + (remaining.isEmpty() || said ? "" : "; " + remaining) + exceptions;
    }

    /**
     * Steps that were skipped, or failed and were passed over, are not finished whatever the record's sentence says.
     */
    private String why(RunFact.Ended ended) {
        var alone = alone();
        if (alone.isPresent()) {
            return alone.orElseThrow().why();
        }
        long all = source.runbook().steps().count();
        long done = source.runbook()
                .steps()
                .filter(step -> source.state().steps().of(step.id()).state() == StepState.SUCCEEDED)
                .count();
        return ended.ending() == RunFact.Ending.COMPLETED_WITH_EXCEPTIONS && source.knowsRunbook() && done < all
                ? done + " of " + Counted.of(all, "step") + " done"
                : ended.why();
    }

    private String open() {
        var state = source.state();
        String last = state.lastAt()
                .map(at -> Durations.day(at) + " " + Durations.time(at) + " UTC")
                .orElse("");
        if (state.isDryRun() || state.isRehearsal()) {
            return ": it stopped" + (last.isEmpty() ? "" : " at " + last) + ", and nothing resumes it; it was "
                    + state.status().text();
        }
        if (!source.snapshot().isAlone()) {
            return asksSomebody() + seen() + "; this report tells what was recorded by then";
        }
        String known = last.isEmpty() ? "" : "; the last event is of " + last;
        String how = source.isDead()
                ? " (its process died without a word" + known + ")"
                : (last.isEmpty() ? "" : " since " + last) + " (its process has left)";
        return how + "; it was " + state.status().text() + asksSomebody() + " and can be "
                + (state.rollbacks().isAnyOpen() ? "rolled back further" : "resumed");
    }

    /** A home that was copied says nothing of processes on the machine that it comes from. */
    private String seen() {
        return source.snapshot().runnerStatus().state() == RunnerStatus.State.RUNNING
                ? ""
                : "; whether a process carries it on cannot be seen from this machine";
    }

    private String asksSomebody() {
        int open = source.state().questions().open().size();
        return open == 0 ? "" : ", with " + Counted.of(open, "question") + " open";
    }

    private Tone tone() {
        var state = source.state();
        var ended = state.ended();
        if (ended.isEmpty()) {
            return isBad(state.status()) ? Tone.BAD : Tone.CARE;
        }
        if (alone().filter(reconciliation -> !reconciliation.isPassed()).isPresent()) {
            return Tone.BAD;
        }
        boolean sound = source.recordedRun().trouble().isEmpty();
        return switch (ended.orElseThrow().ending()) {
            case COMPLETED -> sound && !state.isDryRun() ? Tone.GOOD : Tone.CARE;
            case COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK, STOPPED, DECLINED -> Tone.CARE;
            case STUCK, ABORTED -> Tone.BAD;
        };
    }

    private static boolean isBad(RunStatus status) {
        return switch (status) {
            case HALTED, ROLLING_BACK, STUCK, ABORTED -> true;
            case PLANNED, RUNNING, WAITING, HELD, COMPLETED, ROLLED_BACK, STOPPED -> false;
        };
    }
}
