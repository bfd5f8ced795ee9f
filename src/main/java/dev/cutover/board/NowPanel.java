package dev.cutover.board;

import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.query.moment.LateSteps;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far the run is, and the steps that are in doubt, have failed, are late, are running, and come next. */
final class NowPanel {
    private static final int TOTAL = 9;
    private static final int DOUBT = 8;
    private static final int FAILED = 7;
    private static final int LATE = 6;
    private static final int RUNNING = 5;

    private final BoardModel boardModel;
    private final ReconcileRows reconcileRows;
    private final Map<StepId, Duration> late;

    NowPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
        this.reconcileRows = new ReconcileRows(boardModel);
        this.late = boardModel.late().stream().collect(Collectors.toMap(LateSteps.Late::step, LateSteps.Late::by));
    }

    /**
     * As rows.
     *
     * @param withPhases whether the phases stand there in a line, where there is room
     */
    Panel panel(boolean withPhases) {
        var panel = new Panel(
                Block.NOW.title(),
                "/late",
                TableColumn.text("", 20),
                TableColumn.text("", 12).keep(30),
                TableColumn.text("", 30).keep(90),
                TableColumn.number("").keep(60),
                TableColumn.of("").keep(50));
        if (boardModel.state().steps().all().isEmpty()) {
            return panel;
        }
        panel.add(new BoardRow.Cut(new StepTotals(boardModel, late.size()).text()), TOTAL);
        doubts().forEach(entry -> panel.add(
                new BoardRow.Cut(TonedText.of(Tone.BAD, "IN DOUBT")
                        .add(" " + entry.effect().step().asWritten() + ": "
                                + boardModel.names().effect(entry.effect()))),
                DOUBT,
                "in doubt"));
        failed().forEach(entry -> {
            panel.add(new BoardRow.Cells(failed(entry)), FAILED, "failed");
            reconcileRows.of(entry).forEach(row -> panel.add(row, RUNNING));
        });
        for (var entry : boardModel.running()) {
            boolean isLate = late.containsKey(entry.step());
            panel.add(new BoardRow.Cells(running(entry)), isLate ? LATE : RUNNING, isLate ? "late" : "running");
            reconcileRows.of(entry).forEach(row -> panel.add(row, RUNNING));
        }
        if (withPhases) {
            panel.spare(new BoardRow.Cut(new PhasesPanel(boardModel).line()));
        }
        return panel;
    }

    private List<EffectLedger.Entry> doubts() {
        return boardModel.state().effects().open().stream()
                .filter(entry -> entry.state() == EffectState.IN_DOUBT || entry.state() == EffectState.UNKNOWN)
                .toList();
    }

    private List<StepLedger.Entry> failed() {
        return boardModel.state().steps().all().stream()
                .filter(entry -> entry.state() == StepState.FAILED)
                .toList();
    }

    private List<TonedText> failed(StepLedger.Entry entry) {
        var started = entry.began();
        var ended = entry.finished();
        String took = started == null || ended == null ? "" : Durations.clock(Duration.between(started, ended));
        return cells(entry, TonedText.of(Tone.BAD, failure(entry)), took, TonedText.EMPTY);
    }

    /** A person's no is an answer, not a failure. */
    private String failure(StepLedger.Entry entry) {
        var cause = entry.cause();
        String what = boardModel.names().isNoGo(entry.step(), cause)
                ? "NO-GO"
                : "FAILED" + (cause == null ? "" : ", " + Phrases.cause(cause));
        return what + (entry.why().isEmpty() ? "" : ": " + entry.why());
    }

    private List<TonedText> running(StepLedger.Entry entry) {
        var took = boardModel.clock().since(entry.began());
        return cells(entry, standing(entry), Durations.clock(took), measure(entry));
    }

    private List<TonedText> cells(StepLedger.Entry entry, TonedText standing, String took, TonedText measure) {
        return List.of(
                TonedText.of(Tone.STRONG, entry.step().asWritten().value()),
                TonedText.of(boardModel.names().title(entry.step(), boardModel.state())),
                standing,
                TonedText.of(took),
                measure);
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
        if (boardModel.clock().stands()) {
            return TonedText.of(Tone.CARE, stopped(entry));
        }
        String again = entry.attempt() > 1 ? ", attempt " + entry.attempt() : "";
        if (reconcileRows.isFor(entry.step())) {
            return TonedText.of("running" + again);
        }
        String far = boardModel
                .runNarrative()
                .progress(entry.step(), entry.attempt())
                .map(progress -> ", " + Clean.line(progress.text()))
                .orElse("");
        return TonedText.of("running" + again + far);
    }

    /** Where a step stands still, and how much of its soak was watched. */
    private String stopped(StepLedger.Entry entry) {
        return entry.timers().entrySet().stream()
                .filter(timer -> timer.getValue().isAfter(boardModel.clock().at()))
                .findFirst()
                .map(timer -> timer.getKey().title() + " stopped" + watched(entry, timer.getKey(), timer.getValue()))
                .orElse("stands still");
    }

    private String watched(StepLedger.Entry entry, AttemptTimer timer, Instant until) {
        return entry.timerBeginning(timer)
                .map(beginning -> " at " + Durations.words(boardModel.clock().since(beginning.at())) + " of "
                        + Durations.words(rounded(Duration.between(beginning.at(), until))))
                .orElse("");
    }

    /** To whole seconds: a soak is recorded a moment after it has begun. */
    private static Duration rounded(Duration span) {
        return span.plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
    }

    /** What the time before it is compared with. */
    private TonedText measure(StepLedger.Entry entry) {
        var expected = boardModel.expected(entry.step());
        if (expected.isPresent()) {
            boolean over = late.containsKey(entry.step());
            return TonedText.of(
                    over ? Tone.CARE : Tone.PLAIN,
                    "of " + Durations.clock(expected.get()) + (over ? " expected, LATE" : " expected"));
        }
        return boardModel
                .names()
                .step(entry.step())
                .filter(step -> step.work() instanceof Work.Action
                        || step.work() instanceof Work.Capture
                        || step.work() instanceof Work.Reconcile)
                .map(step ->
                        TonedText.of("limit " + Durations.clock(step.policy().timeout())))
                .orElse(TonedText.EMPTY);
    }
}
