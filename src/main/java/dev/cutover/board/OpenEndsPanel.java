package dev.cutover.board;

import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.words.Tone;
import dev.cutover.words.WeightRemarks;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps the run from ending as completed: effects in doubt, and what was skipped, overridden or done by hand. */
final class OpenEndsPanel {
    private final BoardModel boardModel;

    OpenEndsPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel("Unsettled", "");
        for (var entry : boardModel.state().effects().all()) {
            boolean doubt = isDoubt(entry.state());
            boolean open = doubt
                    || (entry.state() == EffectState.POSSIBLE
                            && !(entry.effect().deed() instanceof Effect.Message));
            if (open && !boardModel.state().effects().isUndone(entry.effect().key())) {
                var effect = entry.effect();
                String what = doubt ? "IN DOUBT" : "MAY HAVE HAPPENED";
                panel.add(
                        new BoardRow.Cut(TonedText.EMPTY
                                .add(Tone.BAD, what)
                                .add(" " + effect.step() + ": "
                                        + boardModel.names().effect(effect))),
                        1);
            }
        }
        for (var entry : WeightRemarks.of(boardModel.state())) {
            care(panel, boardModel.names().effect(entry.effect()) + ": " + entry.detail());
        }
        for (var reading : boardModel.state().weights().last()) {
            if (!reading.note().isEmpty()) {
                care(panel, "weights of " + reading.router() + ": " + reading.note());
            }
        }
        list(
                panel,
                "not delivered",
                UndeliveredMessages.of(boardModel.state(), boardModel.runbook()).stream()
                        .map(UndeliveredMessages.Message::name));
        list(
                panel,
                "skipped",
                entry -> entry.state() == StepState.SKIPPED
                        && !UndeliveredMessages.isUndelivered(entry, boardModel.state()));
        list(panel, "overridden", entry -> isDone(entry, StepFact.How.OVERRIDDEN));
        list(panel, "by hand", entry -> isDone(entry, StepFact.How.BY_HAND));
        return panel;
    }

    private static void care(Panel panel, String what) {
        panel.add(new BoardRow.Cut(TonedText.EMPTY.add(Tone.CARE, "TAKE CARE").add(" " + what)), 0);
    }

    /** What is settled, but was in doubt. */
    Panel doubted() {
        var panel = new Panel("Recovered", "");
        list(panel, "done, after being in doubt", entry -> isDone(entry, StepFact.How.RECOVERED));
        return panel;
    }

    private static boolean isDoubt(EffectState state) {
        return state == EffectState.IN_DOUBT || state == EffectState.UNKNOWN;
    }

    private static boolean isDone(StepLedger.Entry entry, StepFact.How how) {
        return entry.state() == StepState.SUCCEEDED && entry.how() == how;
    }

    private void list(Panel panel, String what, Predicate<StepLedger.Entry> which) {
        list(
                panel,
                what,
                boardModel.state().steps().all().stream()
                        .filter(which)
                        .map(entry -> entry.step().value()));
    }

    private static void list(Panel panel, String what, Stream<String> names) {
        var steps = names.collect(Collectors.joining(", "));
        if (!steps.isEmpty()) {
            panel.add(
                    new BoardRow.Cut(TonedText.EMPTY.add(Tone.CARE, what + ": ").add(steps)), 0);
        }
    }
}
