package dev.cutover.board;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.stream.Collectors;

/** Whom the run waits for, since when, and the possible answers. */
final class WaitingPanel {
    private static final int INDENT = 2;

    private final BoardModel boardModel;

    WaitingPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel("Waiting", 85, 2);
        // Nobody can answer what a run that has ended still asks by its record.
        if (boardModel.state().status().isTerminal()) {
            return panel;
        }
        for (var entry : boardModel.state().questions().open()) {
            panel.add(new BoardRow.Cut(what(entry)), 1);
            if (entry.task().isBlocked()) {
                panel.add(new BoardRow.Wrapped(Tone.BAD, blocked(entry), INDENT), 1);
            }
            panel.add(new BoardRow.Wrapped(Tone.CARE, who(entry), INDENT), 0);
        }
        return panel;
    }

    private TonedText what(QuestionLedger.Entry entry) {
        return TonedText.EMPTY
                .add(Tone.STRONG, entry.question().step().value())
                .add("  " + Durations.clock(boardModel.since(entry.asked())) + "  ")
                .add(entry.question().ask())
                .add(progress(entry));
    }

    private static String blocked(QuestionLedger.Entry entry) {
        return "BLOCKED: " + entry.task().last().map(Decision::byAndWhy).orElse("");
    }

    /** How far a task is: its ticks, and whether somebody has begun. */
    private String progress(QuestionLedger.Entry entry) {
        var task = entry.task();
        int size = boardModel
                .names()
                .step(entry.question().step())
                .map(step ->
                        step.work() instanceof Work.Task work ? work.checklist().size() : 0)
                .orElse(0);
        boolean ticked = entry.question().kind() == Question.Kind.TASK && size > 0;
        String items = ticked ? "  " + (size - task.open(size).length) + " of " + size : "";
        boolean begun =
                task.state().filter(word -> word == AnswerWord.IN_PROGRESS).isPresent();
        return items
                + (begun ? "  in progress (" + task.last().map(Decision::who).orElse("") + ")" : "");
    }

    private String who(QuestionLedger.Entry entry) {
        var question = entry.question();
        String besides = entry.standIns().isEmpty() ? "" : ", now also " + DisplayNames.standIns(entry.standIns());
        return "for " + boardModel.names().roles(question.of()) + besides + ": "
                + question.choices().stream().map(Question.Option::say).collect(Collectors.joining(" or "));
    }
}
