package dev.cutover.board;

import dev.cutover.model.Work;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that are running, have failed, and come next. */
final class StepsPanel {
    private static final int NEXT = 4;

    private final BoardModel boardModel;

    StepsPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var shown = new ArrayList<StepLedger.Entry>();
        boardModel.state().steps().all().stream()
                .filter(entry -> entry.state() == StepState.FAILED)
                .forEach(shown::add);
        shown.addAll(boardModel.running());
        var panel = new Panel(
                "Now",
                80,
                2,
                TableColumn.text("", 20),
                TableColumn.text("", 12).keep(30),
                TableColumn.text("", 16).keep(90),
                TableColumn.number("").keep(60),
                TableColumn.of("").keep(50));
        shown.forEach(entry -> panel.add(new BoardRow.Cells(row(entry)), entry.state() == StepState.FAILED ? 2 : 1));
        next().ifPresent(next -> panel.add(new BoardRow.Cut(next), 0));
        return panel;
    }

    private List<TonedText> row(StepLedger.Entry entry) {
        boolean failed = entry.state() == StepState.FAILED;
        var ended = entry.finished();
        var took = failed && entry.began() != null && ended != null
                ? Duration.between(entry.began(), ended)
                : boardModel.since(entry.began());
        return List.of(
                TonedText.of(Tone.STRONG, entry.step().value()),
                TonedText.of(boardModel.names().title(entry.step(), boardModel.state())),
                failed ? TonedText.of(Tone.BAD, failure(entry)) : standing(entry),
                TonedText.of(Durations.clock(took)),
                failed ? TonedText.EMPTY : measure(entry, took));
    }

    private static String failure(StepLedger.Entry entry) {
        var cause = entry.cause();
        return "FAILED" + (cause == null ? "" : ", " + Phrases.cause(cause))
                + (entry.why().isEmpty() ? "" : ": " + entry.why());
    }

    private TonedText standing(StepLedger.Entry entry) {
        boolean doubtful = boardModel.state().effects().ofStep(entry.step()).stream()
                .anyMatch(effect -> effect.state() == EffectState.IN_DOUBT || effect.state() == EffectState.UNKNOWN);
        if (doubtful) {
            return TonedText.of(Tone.BAD, "in doubt");
        }
        if (boardModel.state().status().isTerminal()) {
            return TonedText.of(Tone.CARE, "left as it was");
        }
        if (boardModel.isAsked(entry.step())) {
            return TonedText.of(Tone.CARE, "waits for people");
        }
        String again = entry.attempt() > 1 ? ", attempt " + entry.attempt() : "";
        String far = boardModel
                .runNarrative()
                .progress(entry.step(), entry.attempt())
                .map(progress -> ", " + Clean.line(progress.text()))
                .orElse("");
        return TonedText.of("running" + again + far);
    }

    /** What the elapsed time before it is compared with. */
    private TonedText measure(StepLedger.Entry entry, Duration took) {
        var expected = boardModel.expected(entry.step());
        if (expected.isPresent()) {
            boolean over = took.compareTo(expected.get()) > 0;
            return TonedText.of(
                    over ? Tone.CARE : Tone.PLAIN,
                    "of " + Durations.clock(expected.get()) + " expected" + (over ? ", over" : ""));
        }
        return boardModel
                .names()
                .step(entry.step())
                .filter(step -> step.work() instanceof Work.Action || step.work() instanceof Work.Capture)
                .map(step ->
                        TonedText.of("limit " + Durations.clock(step.policy().timeout())))
                .orElse(TonedText.EMPTY);
    }

    private Optional<TonedText> next() {
        var steps = boardModel.state().steps();
        if (boardModel.state().status().isTerminal()) {
            return Optional.empty();
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
            return Optional.empty();
        }
        String more = waiting.size() > NEXT ? " and " + (waiting.size() - NEXT) + " more" : "";
        return Optional.of(TonedText.EMPTY
                .add(Tone.QUIET, "next: ")
                .add(String.join(", ", waiting.subList(0, Math.min(NEXT, waiting.size()))) + more));
    }

    private static boolean isSettledOrRunning(StepState state) {
        return state.isSettled() || state == StepState.STARTED;
    }
}
