package dev.cutover.board;

import dev.cutover.model.RollbackStep;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RollbackClockWords;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rollback: its clock while one is running, otherwise whether it is possible, for what, and how long it would take.
 */
final class RollbackPanel {
    private final BoardModel boardModel;

    RollbackPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel(Block.ROLLBACK.title(), "");
        var rollbacks = boardModel.state().rollbacks().all();
        for (var rollback : rollbacks) {
            int weight = rollback.isOpen() ? 4 : rollback.number() == rollbacks.size() ? 2 : 1;
            if (rollback.isTakenOver()) {
                panel.add(takenOver(rollback), weight);
                continue;
            }
            clock(rollback).forEach(row -> panel.add(row, weight));
            new AgainRow(boardModel).of(rollback).ifPresent(row -> panel.add(row, weight));
            panel.spare(times(rollback));
        }
        boardModel
                .pointsOfNoReturn()
                .passed()
                .forEach(step -> panel.add(
                        new BoardRow.Wrapped(
                                Tone.BAD,
                                "closed for what lies before " + step.id() + ", which loses: "
                                        + step.safety()
                                                .pointOfNoReturn()
                                                .orElseThrow()
                                                .loses(),
                                0),
                        2));
        if (!boardModel.state().rollbacks().isAnyOpen()
                && !boardModel.state().status().isTerminal()) {
            boardModel
                    .expected()
                    .rollback()
                    .filter(rollbackMeter -> rollbackMeter.anything()
                            || !rollbackMeter.isOpen()
                            || rollbackMeter.closes().isPresent())
                    .ifPresent(rollbackMeter -> meters(rollbackMeter, panel));
        }
        return panel;
    }

    /** Of the whole run, and, where there is room, of each segment in which something is to be rolled back, or was. */
    private void meters(RollbackMeter whole, Panel panel) {
        panel.add(new BoardRow.Flow(meter(whole, ""), ", "), 3);
        boardModel.expected().segments().forEach((segment, rollbackMeter) -> {
            if (rollbackMeter.anything() || !rollbackMeter.isOpen()) {
                String whose = boardModel.names().segment(segment) + ": ";
                panel.spare(new BoardRow.Flow(meter(rollbackMeter, whose), ", "));
            }
        });
    }

    /** The meter of one segment, or of the whole run if {@code whose} is empty. */
    private List<TonedText> meter(RollbackMeter rollbackMeter, String whose) {
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.EMPTY.add(whose).add(open(rollbackMeter)));
        if (rollbackMeter.anything()) {
            StopWords.times(rollbackMeter).forEach(time -> fields.add(TonedText.of(time)));
        }
        if (whose.isEmpty()) {
            boardModel
                    .runbook()
                    .rollback()
                    .ifPresent(plan -> fields.add(TonedText.of("window " + Durations.words(plan.window()))));
        }
        rollbackMeter
                .closes()
                .ifPresent(closing ->
                        fields.add(TonedText.of(Tone.CARE, "closes with " + closing.step() + when(closing))));
        return fields;
    }

    /** The point of no return that is next may begin at any moment. */
    private static String when(RollbackMeter.Closing closing) {
        return closing.left().isZero() ? ", which is next" : " in " + Durations.words(closing.left());
    }

    private static TonedText open(RollbackMeter rollbackMeter) {
        if (!rollbackMeter.isOpen()) {
            return TonedText.of(Tone.BAD, rollbackMeter.anything() ? "ready for the rest" : "closed");
        }
        return TonedText.of(rollbackMeter.anything() ? "ready" : "nothing to roll back yet");
    }

    private BoardRow takenOver(RollbackLedger.Entry rollback) {
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.of(Tone.STRONG, name(rollback)));
        rollback.restore().ifPresent(took -> fields.add(TonedText.of("restore " + Durations.clock(took))));
        fields.add(TonedText.of(Tone.CARE, "TAKEN OVER by rollback " + rollback.takenOverBy()));
        return new BoardRow.Flow(fields, "  ");
    }

    /** Of the only one, while it is under way, the headline says what it is of. */
    private String name(RollbackLedger.Entry rollback) {
        boolean alone =
                rollback.isOpen() && boardModel.state().rollbacks().all().size() == 1;
        return "rollback " + rollback.number()
                + (alone ? "" : " of " + boardModel.names().scope(rollback.scope()));
    }

    private List<BoardRow> clock(RollbackLedger.Entry rollback) {
        var window = rollback.requested().window();
        var restore = rollback.restore().orElseGet(() -> boardModel.since(rollback.decided()));
        boolean over = !isGivenUp(rollback) && !window.isZero() && restore.compareTo(window) > 0;
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.of(Tone.STRONG, name(rollback)));
        fields.add(TonedText.of(
                over || isGivenUp(rollback) ? Tone.BAD : rollback.restored() == null ? Tone.STRONG : Tone.GOOD,
                restored(rollback, restore)
                        + (window.isZero() || (isBack(rollback) && !over) ? "" : " of " + Durations.clock(window))
                        + (over ? ", OVER" : "")));
        var progress = new RollbackProgress(boardModel, rollback);
        progress.phase().ifPresent(fields::add);
        if (!rollback.leftUndone().isEmpty() && left(rollback).isEmpty()) {
            fields.add(TonedText.of(Tone.GOOD, "all undone since"));
        }
        if (rollback.isOpen()) {
            fields.add(TonedText.of(undone(rollback)));
        }
        var rows = new ArrayList<BoardRow>();
        rows.add(new BoardRow.Flow(fields, "  "));
        progress.failed().forEach(failed -> rows.add(new BoardRow.Wrapped(Tone.BAD, failed, 0)));
        waits(rollback)
                .forEach(waiting -> rows.add(new BoardRow.Wrapped(Tone.CARE, "waits for " + waiting.words(), 0)));
        rows.addAll(left(rollback));
        return rows;
    }

    private List<SharedWork.Waiting> waits(RollbackLedger.Entry rollback) {
        return SharedWork.of(new RollbackPlanner(boardModel.runbook()), boardModel.state(), rollback)
                .waits();
    }

    /** How long it took before the decision, and takes after the traffic. */
    private BoardRow times(RollbackLedger.Entry rollback) {
        var times = rollback.clock();
        var fields = new ArrayList<TonedText>();
        RollbackClockWords.beforeTheDecision(times).forEach(time -> fields.add(TonedText.of(time)));
        new RollbackProgress(boardModel, rollback).proof().ifPresent(proof -> fields.add(TonedText.of(proof)));
        if (!rollback.isOpen()) {
            fields.add(TonedText.of(RollbackClockWords.settle(times)));
        }
        fields.add(TonedText.of(times.finish()
                .map(finish -> (isGivenUp(rollback) ? "given up after " : "undone after ") + Durations.clock(finish))
                .orElseGet(() -> "undoing " + Durations.clock(boardModel.since(rollback.decided())))));
        return new BoardRow.Flow(fields, "  ");
    }

    /** How many of the undos of a rollback are done; those that are blocked are not. And its own steps. */
    private String undone(RollbackLedger.Entry rollback) {
        var state = boardModel.state();
        var undoTimes = new UndoTimes(boardModel.runbook(), rollback.scope());
        long done = state.effects().all().stream()
                .filter(entry -> entry.effect().direction() == Effect.Direction.BACK
                        && !(entry.effect().deed() instanceof Effect.Weights)
                        && entry.state() == EffectState.DONE
                        && entry.settledSeq() > rollback.seq())
                .filter(entry -> state.effects()
                        .of(entry.effect().undoes())
                        .filter(forward -> undoTimes.isMeant(forward.effect()))
                        .isPresent())
                .count();
        long left = new RollbackPlanner(boardModel.runbook())
                .undoings(state, rollback.scope())
                .count();
        String undos = done + left == 0 ? "" : "undo " + done + " of " + (done + left);
        String own = own(rollback);
        if (undos.isEmpty() && own.isEmpty()) {
            return "nothing to undo";
        }
        return undos + (undos.isEmpty() || own.isEmpty() ? "" : ", ") + own;
    }

    /** The own steps of the rollback that are under way, or the one that comes next; empty once all are done. */
    private String own(RollbackLedger.Entry rollback) {
        var ledger = boardModel.state().steps();
        var own = RollbackNeed.ownSteps(boardModel.runbook(), rollback.scope()).stream()
                .map(RollbackStep::step)
                .filter(step -> !ledger.of(step.id().inRollback(rollback.number()))
                        .state()
                        .isSettled())
                .toList();
        String underWay = own.stream()
                .map(step -> ledger.of(step.id().inRollback(rollback.number())))
                .filter(entry -> entry.state() == StepState.STARTED)
                .map(this::underWay)
                .collect(Collectors.joining(", "));
        return !underWay.isEmpty() || own.isEmpty() || !new RollbackProgress(boardModel, rollback).isAtOwnSteps()
                ? underWay
                : "next " + own.get(0).id();
    }

    private String underWay(StepLedger.Entry entry) {
        return entry.step().asWritten()
                + (boardModel.isAsked(entry.step()) ? " waits " : " runs ")
                + Durations.words(boardModel.since(entry.began()));
    }

    /** What is left undone, with its reason, once the rollback has ended; until then, what is blocked. */
    private List<BoardRow> left(RollbackLedger.Entry rollback) {
        if (!rollback.isOpen()) {
            return new UndoneSince(boardModel.runbook(), boardModel.state())
                    .still(rollback).stream()
                            .<BoardRow>map(left -> new BoardRow.Wrapped(Tone.BAD, "LEFT UNDONE: " + left, 0))
                            .toList();
        }
        String blocked = rollback.blocked().stream()
                .map(one -> boardModel.names().undoing(one.effect(), boardModel.state()))
                .collect(Collectors.joining(", "));
        return blocked.isEmpty() ? List.of() : List.of(new BoardRow.Cut(TonedText.of(Tone.BAD, "blocked: " + blocked)));
    }

    /** Whether the rollback has ended without restoring the traffic. */
    private static boolean isGivenUp(RollbackLedger.Entry rollback) {
        return rollback.restored() == null && !rollback.isOpen();
    }

    /** Whether the traffic is back while the rest is still being rolled back. */
    private static boolean isBack(RollbackLedger.Entry rollback) {
        return rollback.restored() != null && rollback.isOpen();
    }

    private String restored(RollbackLedger.Entry rollback, Duration restore) {
        if (isBack(rollback)) {
            String what = boardModel.runbook().traffic().isEmpty() ? "restored" : "traffic back";
            return what + " after " + Durations.clock(restore);
        }
        if (isGivenUp(rollback)) {
            return "restore NOT REACHED";
        }
        return "restore " + Durations.clock(restore) + (rollback.restored() == null ? " so far" : "");
    }
}
