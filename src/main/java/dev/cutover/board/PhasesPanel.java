package dev.cutover.board;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The progress of every phase, planned beside actual. */
final class PhasesPanel {
    private static final int BAR = 10;

    private final BoardModel boardModel;

    PhasesPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel(
                "Phases",
                "",
                TableColumn.text("", 14),
                TableColumn.of("").keep(20),
                TableColumn.number(""),
                TableColumn.of(""),
                TableColumn.of("").keep(30),
                TableColumn.of("").keep(40));
        for (var phase : boardModel.runbook().phases()) {
            int done = done(phase);
            int all = phase.steps().size();
            var word = word(phase);
            var cells = List.of(
                    TonedText.of(word == Word.NOW ? Tone.STRONG : Tone.PLAIN, phase.name()),
                    TonedText.EMPTY.add(new TonedText.Bar(BAR, done, all)),
                    TonedText.of(done + "/" + all),
                    TonedText.of(word == Word.NOW ? Tone.STRONG : Tone.QUIET, word.text),
                    planned(phase),
                    actual(phase));
            panel.add(new BoardRow.Cells(cells), word.weight);
        }
        return panel;
    }

    /** All phases in a line: {@code readiness 4/4 done, cutover 1/3 now, finish 0/1}. */
    TonedText line() {
        var line = TonedText.of(Tone.QUIET, "phases: ");
        boolean first = true;
        for (var phase : boardModel.runbook().phases()) {
            var word = word(phase);
            boolean plain = word == Word.LATER || word == Word.NEVER;
            line = line.add(first ? "" : ", ")
                    .add(word == Word.NOW ? Tone.STRONG : Tone.PLAIN, phase.name())
                    .add(" " + done(phase) + "/" + phase.steps().size() + (plain ? "" : " " + word.text));
            first = false;
        }
        return line;
    }

    private enum Word {
        DONE("done", 0),
        NOW("now", 2),
        LATER("later", 1),
        UNDONE("rolled back", 1),
        PARTLY_BACK("partly rolled back", 1),
        LEFT("left here", 1),
        NEVER("not begun", 1);

        private final String text;
        private final int weight;

        Word(String text, int weight) {
            this.text = text;
            this.weight = weight;
        }
    }

    private Word word(Phase phase) {
        if (entries(phase).stream().anyMatch(entry -> entry.state() == StepState.UNDONE)
                && entries(phase).stream().noneMatch(PhasesPanel::isDoneAndInForce)) {
            return Word.UNDONE;
        }
        if (settled(phase) == phase.steps().size()) {
            return done(phase) == phase.steps().size() ? Word.DONE : Word.PARTLY_BACK;
        }
        boolean begun = entries(phase).stream().anyMatch(entry -> entry.state() != StepState.PENDING);
        if (boardModel.state().ended().isPresent()) {
            return begun ? Word.LEFT : Word.NEVER;
        }
        return begun ? Word.NOW : Word.LATER;
    }

    private static boolean isDoneAndInForce(StepLedger.Entry entry) {
        return entry.state() == StepState.SUCCEEDED || entry.state() == StepState.STARTED;
    }

    private List<StepLedger.Entry> entries(Phase phase) {
        return phase.steps().stream()
                .map(step -> boardModel.state().steps().of(step.id()))
                .toList();
    }

    private int settled(Phase phase) {
        return (int) entries(phase).stream()
                .filter(entry -> entry.state().isSettled())
                .count();
    }

    /** A step that was rolled back is not done. */
    private int done(Phase phase) {
        return settled(phase)
                - (int) entries(phase).stream()
                        .filter(entry -> entry.state() == StepState.UNDONE)
                        .count();
    }

    private TonedText planned(Phase phase) {
        return TonedText.of(
                Tone.QUIET,
                phase.starts()
                        .map(time -> "planned " + time + " " + Durations.minute(at(time), boardModel.now()))
                        .orElse(""));
    }

    private Instant at(PlannedTime time) {
        return time.at(boardModel.state().created().starts());
    }

    private TonedText actual(Phase phase) {
        Optional<Instant> began = entries(phase).stream()
                .map(StepLedger.Entry::firstStarted)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        if (began.isEmpty()) {
            return TonedText.EMPTY;
        }
        var off = phase.starts().map(time -> Duration.between(at(time), began.get()));
        boolean late = off.isPresent() && off.get().compareTo(Duration.ofMinutes(1)) >= 0;
        boolean early = off.isPresent() && off.get().compareTo(Duration.ofMinutes(-1)) <= 0;
        String difference = late
                ? ", " + Durations.words(off.get()) + " late"
                : early ? ", " + Durations.words(off.get().negated()) + " early" : "";
        return TonedText.of(
                late ? Tone.CARE : Tone.PLAIN, "began " + Durations.minute(began.get(), boardModel.now()) + difference);
    }
}
