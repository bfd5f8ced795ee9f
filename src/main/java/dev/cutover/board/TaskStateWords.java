package dev.cutover.board;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.RunNarrative;
import java.util.Optional;

/** How far an open task is: its ticks, whether somebody has begun, and what blocks it. */
final class TaskStateWords {
    private final RunNarrative runNarrative;

    TaskStateWords(RunNarrative runNarrative) {
        this.runNarrative = runNarrative;
    }

    /** By whom a task is blocked, and why; empty if it is not. */
    Optional<String> blocked(Question question) {
        return Optional.of(task(question))
                .filter(TaskProgress::isBlocked)
                .map(task -> task.last().map(Decision::byAndWhy).orElse(""));
    }

    /** In brackets after a space; empty if there is nothing to say. */
    String progress(Question question) {
        var task = task(question);
        int size = question.kind() == Question.Kind.TASK
                ? runNarrative
                        .names()
                        .step(question.step())
                        .map(step -> step.work() instanceof Work.Task work
                                ? work.checklist().size()
                                : 0)
                        .orElse(0)
                : 0;
        String items = size == 0 ? "" : (size - task.open(size).length) + " of " + size;
        String begun =
                task.state().filter(word -> word == AnswerWord.IN_PROGRESS).isPresent()
                        ? "in progress: " + task.last().map(Decision::owner).orElse("")
                        : "";
        String both = items + (items.isEmpty() || begun.isEmpty() ? "" : ", ") + begun;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private TaskProgress task(Question question) {
        return runNarrative
                .state()
                .questions()
                .of(question.id())
                .map(QuestionLedger.Entry::task)
                .orElse(TaskProgress.NONE);
    }
}
