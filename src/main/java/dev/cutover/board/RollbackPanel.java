package dev.cutover.board;

import dev.cutover.plan.RollbackMeter;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RollbackClockWords;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        var panel = new Panel("Rollback", 95, 1);
        for (var rollback : boardModel.state().rollbacks().all()) {
            int weight = rollback.isOpen() ? 2 : 1;
            clock(rollback).forEach(row -> panel.add(row, weight));
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
                        1));
        if (boardModel.state().rollbacks().open().isEmpty()
                && !boardModel.state().status().isTerminal()) {
            boardModel
                    .expected()
                    .rollback()
                    .filter(rollbackMeter -> rollbackMeter.anything()
                            || !rollbackMeter.isOpen()
                            || rollbackMeter.closes().isPresent())
                    .ifPresent(rollbackMeter -> meters(rollbackMeter).forEach(row -> panel.add(row, 0)));
        }
        return panel;
    }

    /** Of the whole run, and of each segment in which something is to be rolled back, or was. */
    private List<BoardRow> meters(RollbackMeter whole) {
        var rows = new ArrayList<BoardRow>();
        rows.add(new BoardRow.Flow(meter(whole, ""), ", "));
        boardModel.expected().segments().forEach((segment, rollbackMeter) -> {
            if (rollbackMeter.anything() || !rollbackMeter.isOpen()) {
                String whose = boardModel.names().segment(segment) + ": ";
                rows.add(new BoardRow.Flow(meter(rollbackMeter, whose), ", "));
            }
        });
        return rows;
    }

    /** The meter of one segment, or of the whole run if {@code whose} is empty. */
    private List<TonedText> meter(RollbackMeter rollbackMeter, String whose) {
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.EMPTY.add(whose).add(open(rollbackMeter, whose)));
        if (rollbackMeter.anything()) {
            rollbackMeter
                    .restore()
                    .map(span -> "restore in " + Durations.words(span))
                    .or(() -> Optional.of("restore time unknown (never drilled)"))
                    .filter(back -> !rollbackMeter.restore().equals(Optional.of(Duration.ZERO)))
                    .ifPresent(back -> fields.add(TonedText.of(back)));
            fields.add(TonedText.of(all(rollbackMeter)));
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

    /** Without a drill only the cleanup after the traffic can be estimated. */
    private static String all(RollbackMeter rollbackMeter) {
        var all = rollbackMeter.settle().orElse(rollbackMeter.undo());
        boolean isWhole = rollbackMeter.settle().isPresent();
        int guessed = rollbackMeter.guessed();
        if (all.isZero() && (guessed > 0 || !isWhole)) {
            return "duration unknown";
        }
        return (isWhole ? "all in " : "cleanup ")
                + (guessed > 0 ? "at least " : "")
                + Durations.words(all)
                + Durations.withoutEstimate(guessed);
    }

    /** The point of no return that is next may begin at any moment. */
    private static String when(RollbackMeter.Closing closing) {
        return closing.left().isZero() ? ", which is next" : " in " + Durations.words(closing.left());
    }

    private TonedText open(RollbackMeter rollbackMeter, String whose) {
        if (!rollbackMeter.isOpen()) {
            return TonedText.of(Tone.BAD, rollbackMeter.anything() ? "open for the rest" : "closed");
        }
        if (!rollbackMeter.anything()) {
            return TonedText.of("nothing to roll back yet");
        }
        return TonedText.of(whose.isEmpty() ? "open for everything" : "open");
    }

    private List<BoardRow> clock(RollbackLedger.Entry rollback) {
        var window = rollback.requested().window();
        var restore = rollback.restore().orElseGet(() -> boardModel.since(rollback.decided()));
        boolean over = !isGivenUp(rollback) && !window.isZero() && restore.compareTo(window) > 0;
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.of(
                Tone.STRONG,
                "rollback " + rollback.number() + " of " + boardModel.names().scope(rollback.scope())));
        var times = rollback.clock();
        RollbackClockWords.beforeTheDecision(times).forEach(time -> fields.add(TonedText.of(time)));
        fields.add(TonedText.of(
                over || isGivenUp(rollback) ? Tone.BAD : rollback.restored() == null ? Tone.STRONG : Tone.GOOD,
                restored(rollback, restore)
                        + (window.isZero() ? "" : " of " + Durations.clock(window))
                        + (over ? ", OVER" : "")));
        if (!rollback.isOpen()) {
            fields.add(TonedText.of(RollbackClockWords.settle(times)));
        }
        fields.add(TonedText.of(times.finish()
                .map(finish -> (isGivenUp(rollback) ? "given up after " : "undone after ") + Durations.clock(finish))
                .orElseGet(() -> "undoing " + Durations.clock(boardModel.since(rollback.decided())))));
        var rows = new ArrayList<BoardRow>();
        rows.add(new BoardRow.Flow(fields, "  "));
        rows.addAll(left(rollback));
        return rows;
    }

    /** What is left undone, with its reason, once the rollback has ended; until then, what is blocked. */
    private List<BoardRow> left(RollbackLedger.Entry rollback) {
        if (!rollback.isOpen()) {
            return rollback.leftUndone().stream()
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

    private static String restored(RollbackLedger.Entry rollback, Duration restore) {
        if (isGivenUp(rollback)) {
            return "restore NOT REACHED";
        }
        return "restore " + Durations.clock(restore) + (rollback.restored() == null ? " so far" : "");
    }
}
