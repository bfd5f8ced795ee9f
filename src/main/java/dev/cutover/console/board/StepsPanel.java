package dev.cutover.console.board;

import dev.cutover.console.paint.Column;
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

/** What is under way, what has failed, and what comes next. */
final class StepsPanel {
    private static final int NEXT = 4;

    private final Scene scene;

    StepsPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel() {
        var shown = new ArrayList<StepLedger.Entry>();
        scene.state().steps().all().stream()
                .filter(entry -> entry.state() == StepState.FAILED)
                .forEach(shown::add);
        shown.addAll(scene.running());
        var panel = new Panel(
                "Now",
                80,
                2,
                Column.text("", 20),
                Column.text("", 12).keep(30),
                Column.text("", 16).keep(90),
                Column.number("").keep(60),
                Column.of("").keep(50));
        shown.forEach(entry -> panel.add(new BoardRow.Cells(row(entry)), entry.state() == StepState.FAILED ? 2 : 1));
        next().ifPresent(next -> panel.add(new BoardRow.Cut(next), 0));
        return panel;
    }

    private List<TonedText> row(StepLedger.Entry entry) {
        boolean failed = entry.state() == StepState.FAILED;
        var ended = entry.ended();
        var took = failed && entry.started() != null && ended != null
                ? Duration.between(entry.started(), ended)
                : scene.since(entry.started());
        return List.of(
                TonedText.of(Tone.STRONG, entry.step().value()),
                TonedText.of(scene.names().title(entry.step(), scene.state())),
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
        boolean doubtful = scene.state().effects().ofStep(entry.step()).stream()
                .anyMatch(effect -> effect.state() == EffectState.IN_DOUBT || effect.state() == EffectState.UNKNOWN);
        if (doubtful) {
            return TonedText.of(Tone.BAD, "in doubt");
        }
        if (scene.isAsked(entry.step())) {
            return TonedText.of(Tone.CARE, "waits for people");
        }
        String again = entry.attempt() > 1 ? ", attempt " + entry.attempt() : "";
        String far = scene.runNarrative()
                .progress(entry.step(), entry.attempt())
                .map(progress -> ", " + Clean.line(progress.text()))
                .orElse("");
        return TonedText.of("running" + again + far);
    }

    /** Elapsed stands before; here what it is held against. */
    private TonedText measure(StepLedger.Entry entry, Duration took) {
        var expected = scene.expected(entry.step());
        if (expected.isPresent()) {
            boolean over = took.compareTo(expected.get()) > 0;
            return TonedText.of(
                    over ? Tone.CARE : Tone.PLAIN,
                    "of " + Durations.clock(expected.get()) + " expected" + (over ? ", over" : ""));
        }
        return scene.names()
                .step(entry.step())
                .filter(step -> step.work() instanceof Work.Action || step.work() instanceof Work.Capture)
                .map(step ->
                        TonedText.of("limit " + Durations.clock(step.policy().timeout())))
                .orElse(TonedText.EMPTY);
    }

    private Optional<TonedText> next() {
        var steps = scene.state().steps();
        if (scene.state().status().isTerminal()) {
            return Optional.empty();
        }
        var waiting = scene.runbook()
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
