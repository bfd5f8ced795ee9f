package dev.cutover.board;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** All phases in a line, the current one first: {@code phase 3 of 4: cutover 2/8; 2 done before, 1 to come}. */
    TonedText line() {
        var phases = boardModel.runbook().phases();
        var current = current(phases);
        var parts = new ArrayList<TonedText>();
        current.ifPresent(phase -> parts.add(
                TonedText.of(Tone.QUIET, "phase " + (phases.indexOf(phase) + 1) + " of " + phases.size() + ": ")
                        .add(named(phase))));
        phases.stream()
                .filter(phase -> current.filter(phase::equals).isEmpty())
                .filter(phase -> word(phase).counted.isEmpty())
                .forEach(phase -> parts.add(named(phase)));
        String counts = Arrays.stream(Word.values())
                .map(word -> count(phases, current, word))
                .filter(count -> !count.isEmpty())
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            parts.add(TonedText.of(counts));
        }
        var start = TonedText.of(Tone.QUIET, current.isPresent() ? "" : "phases: ");
        return parts.stream()
                .reduce((line, part) -> line.add("; ").add(part))
                .map(start::add)
                .orElse(start);
    }

    /** The phase that the run is in, or in which it was left; between two phases the next. */
    private Optional<Phase> current(List<Phase> phases) {
        return Stream.of(Word.NOW, Word.LEFT, Word.LATER)
                .flatMap(word -> phases.stream().filter(phase -> word(phase) == word))
                .findFirst();
    }

    private TonedText named(Phase phase) {
        var word = word(phase);
        boolean plain = word == Word.NOW || word == Word.LATER || word == Word.NEVER;
        return TonedText.of(word == Word.NOW ? Tone.STRONG : Tone.PLAIN, phase.name())
                .add(" " + done(phase) + "/" + phase.steps().size() + (plain ? "" : " " + word.text));
    }

    private String count(List<Phase> phases, Optional<Phase> current, Word word) {
        long count = phases.stream()
                .filter(phase -> current.filter(phase::equals).isEmpty())
                .filter(phase -> !word.counted.isEmpty() && word(phase) == word)
                .count();
        boolean before = word == Word.DONE && current.isPresent();
        return count == 0 ? "" : count + " " + word.counted + (before ? " before" : "");
    }

    private enum Word {
        DONE("done", "done", 0),
        NOW("now", "", 2),
        LATER("later", "to come", 1),
        UNDONE("rolled back", "", 1),
        PARTLY_BACK("partly rolled back", "", 1),
        LEFT("left here", "", 1),
        NEVER("not begun", "not begun", 1);

        private final String text;
        private final String counted;
        private final int weight;

        /**
         * What a phase is.
         *
         * @param counted in a line, after the number of such phases; empty if each is named
         */
        Word(String text, String counted, int weight) {
            this.text = text;
            this.counted = counted;
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
