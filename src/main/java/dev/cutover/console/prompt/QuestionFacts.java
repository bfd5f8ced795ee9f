package dev.cutover.console.prompt;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.query.moment.StepReadings;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a person should see before answering: the step's criteria, and the checklist of a task. */
final class QuestionFacts {
    private final RunNarrative runNarrative;
    private final Instant now;

    QuestionFacts(RunNarrative runNarrative, Instant now) {
        this.runNarrative = runNarrative;
        this.now = now;
    }

    List<Sentence> of(Question question) {
        var facts = new ArrayList<Sentence>();
        runNarrative.names().step(question.step()).ifPresent(step -> {
            checklist(question, step, facts);
            background(question, step, facts);
            StepReadings.of(step, runNarrative, now).forEach(stand -> facts.add(reading(stand)));
            if (isBound(question) && step.work() instanceof Work.Gate gate) {
                gate.expires()
                        .ifPresent(span -> facts.add(Sentence.plain("An answer is valid for " + Durations.words(span)
                                + ", unless criteria or thresholds change first.")));
            }
        });
        return facts;
    }

    /** An answer to a gate is valid as long as what it was based on; any other answer takes effect at once. */
    private static boolean isBound(Question question) {
        return question.kind() == Question.Kind.ATTEST || question.kind() == Question.Kind.APPROVE;
    }

    /**
     * What the question says below its first line, but for what is shown by itself: a checklist, and criteria as they
     * are now.
     */
    private static void background(Question question, Step step, List<Sentence> facts) {
        boolean isListed = hasChecklist(question, step) || hasCriteria(question, step);
        question.prompt()
                .lines()
                .skip(isListed ? 2 : 1)
                .filter(line -> !line.isBlank())
                .forEach(line -> facts.add(Sentence.plain(line)));
    }

    private static boolean hasChecklist(Question question, Step step) {
        return question.kind() == Question.Kind.TASK
                && step.work() instanceof Work.Task task
                && !task.checklist().isEmpty();
    }

    private static boolean hasCriteria(Question question, Step step) {
        return question.kind() == Question.Kind.APPROVE
                && step.work() instanceof Work.Gate gate
                && !gate.require().isEmpty();
    }

    private void checklist(Question question, Step step, List<Sentence> facts) {
        if (question.kind() == Question.Kind.TASK && step.work() instanceof Work.Task task) {
            var progress = runNarrative
                    .state()
                    .questions()
                    .of(question.id())
                    .map(QuestionLedger.Entry::task)
                    .orElse(TaskProgress.NONE);
            if (progress.isBlocked()) {
                facts.add(Sentence.of(Tone.BAD, "BLOCKED: " + progress.obstacle()));
            }
            int number = 0;
            for (String item : task.checklist()) {
                number++;
                facts.add(
                        Sentence.item((progress.isTicked(number) ? "[x] " : "[ ] ") + "item " + number + ": " + item));
            }
        }
    }

    /** A value that counts no longer is told with the verdict that it had. */
    private Sentence reading(StepReadings.Stand stand) {
        String words = stand.reading()
                .map(reading -> runNarrative.words(reading.sample()) + ", " + Durations.words(stand.age()) + " ago")
                .orElseGet(() -> stand.criterion() + " was not measured yet (counts as not green)");
        return switch (stand.standing()) {
            case GREEN -> new Sentence(Tone.GOOD, 1, words);
            case RED -> new Sentence(Tone.BAD, 1, words);
            case NO_DATA, NOT_MEASURED -> new Sentence(Tone.CARE, 1, words);
            case STALE, ROLLED_BACK ->
                new Sentence(Tone.CARE, 1, stand.standing().words() + ": " + past(words));
        };
    }

    private static String past(String words) {
        return words.replaceFirst(" is (GREEN|RED): ", " was $1: ").replaceFirst(" has NO DATA ", " had NO DATA ");
    }
}
