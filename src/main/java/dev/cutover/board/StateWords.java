package dev.cutover.board;

import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What state the run is in, since when, by whom and why, in one sentence. */
final class StateWords {
    private final BoardModel boardModel;

    StateWords(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    String words() {
        var state = boardModel.state();
        var ended = state.ended();
        if (ended.isPresent()) {
            return Phrases.ending(ended.get().ending()).toUpperCase(Locale.ROOT)
                    + Phrases.why(ended.get().why())
                    + stays(ended.get());
        }
        return (boardModel.alone() ? paused() : open()) + frozen();
    }

    private String paused() {
        var state = boardModel.state();
        if (state.isRehearsal()) {
            return open() + "; a rehearsal, which is over";
        }
        if (state.isDryRun()) {
            return open() + "; a dry run, nothing was changed";
        }
        String resume = state.id().map(run -> ": `cutover resume " + run + "`").orElse("");
        return "PAUSED (no process" + lastSeen() + resume + "; it was " + open();
    }

    /**
     * A runner that has left has recorded when; of one that died, only its last event is known. A run on a clock of its
     * own stands still without a runner, so no time passes there.
     */
    private String lastSeen() {
        var state = boardModel.state();
        if (state.isLeft()) {
            boolean passes = ObservedRunTime.goesOn(state);
            return ")"
                    + state.lastAt()
                            .filter(at -> passes)
                            .map(at -> " " + since(at))
                            .orElse("");
        }
        return state.lastAt()
                        .map(at -> "; the last event is of " + Durations.time(at))
                        .orElse("")
                + ")";
    }

    private String open() {
        var state = boardModel.state();
        return switch (state.status()) {
            case ROLLING_BACK -> rollingBack(state.rollbacks().open()) + alsoHeld();
            case HELD -> held();
            case HALTED, WAITING -> state.status().text() + waiting();
            default -> state.status().text();
        };
    }

    /** Of several, what they are of and how long: why and by whom stands with the decisions. */
    private String rollingBack(List<RollbackLedger.Entry> open) {
        if (open.size() == 1) {
            return rollingBack(open.get(0));
        }
        boolean whole = open.stream().anyMatch(rollback -> rollback.scope().isWholeRun());
        return "ROLLING BACK "
                + open.stream()
                        .map(rollback -> boardModel.names().scope(rollback.scope()) + " " + since(rollback.decided()))
                        .collect(Collectors.joining("; "))
                + (whole ? "" : ", the rest goes on");
    }

    private String rollingBack(RollbackLedger.Entry rollback) {
        var scope = rollback.scope();
        String reason = Phrases.reason(rollback, boardModel.state().rollbacks());
        return "ROLLING BACK " + boardModel.names().scope(scope) + " " + since(rollback.decided()) + " ("
                + rollback.requested().by() + (reason.isBlank() ? "" : ": " + reason) + ")"
                + (scope.isWholeRun() ? "" : ", the rest goes on");
    }

    private String alsoHeld() {
        return boardModel.state().held().isPresent() ? "; " + held() : "";
    }

    private String held() {
        var hold = boardModel.state().held().orElseThrow();
        return "HELD"
                + boardModel
                        .runNarrative()
                        .heldSince()
                        .map(at -> " " + since(at))
                        .orElse("") + " by " + hold.by() + Phrases.why(hold.why());
    }

    /** Since the oldest question: for how many of those of whom something is wanted there, and at what. */
    private String waiting() {
        var calls = new RollCall(boardModel.runbook(), boardModel.state()).calls();
        var missing = calls.stream().filter(RollCall.Call::isMissing).toList();
        var oldest = missing.stream().map(RollCall.Call::since).min(Instant::compareTo);
        String steps = missing.stream()
                .map(call -> call.step().asWritten().value())
                .distinct()
                .collect(Collectors.joining(", "));
        return oldest.map(at -> " " + since(at)).orElse("") + " for " + count(missing, calls) + " at " + steps;
    }

    private static String count(List<RollCall.Call> missing, List<RollCall.Call> calls) {
        return calls.size() == missing.size()
                ? Counted.of(missing.size(), "answer")
                : missing.size() + " of " + calls.size();
    }

    private String since(Instant at) {
        return Durations.words(boardModel.since(at));
    }

    /** What is left on the new platform; the reason of a stopped run says so itself. */
    private String stays(RunFact.Ended ended) {
        String stays = RemainingTraffic.atTheEnd(boardModel::runbook, boardModel.state())
                .sentence();
        return stays.isEmpty() || ended.ending() == RunFact.Ending.STOPPED ? "" : "; " + stays;
    }

    private String frozen() {
        return boardModel.state().requests().freezes().standing().stream()
                .map(frozen -> "; " + Phrases.frozen(boardModel.runbook().nameOf(frozen.scope()), frozen))
                .collect(Collectors.joining());
    }

    Tone tone() {
        var status = boardModel.state().status();
        if (boardModel.alone() && status != RunStatus.ROLLING_BACK && status != RunStatus.HALTED) {
            return Tone.CARE;
        }
        return switch (status) {
            case PLANNED, RUNNING -> Tone.STRONG;
            case COMPLETED ->
                boardModel.state().ended().stream()
                                .anyMatch(end -> !end.exceptions().isEmpty())
                        ? Tone.CARE
                        : Tone.GOOD;
            case WAITING, HELD, ROLLED_BACK, STOPPED -> Tone.CARE;
            case HALTED, ROLLING_BACK, STUCK, ABORTED -> Tone.BAD;
        };
    }
}
