package dev.cutover.console.prompt;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.Sample;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
            step.work().watched().forEach(criterion -> facts.addAll(readings(criterion)));
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

    private List<Sentence> readings(CriterionId criterion) {
        var readings = runNarrative.state().criteria().all().entrySet().stream()
                .filter(entry -> entry.getKey().criterion().equals(criterion))
                .map(entry ->
                        reading(entry.getValue().sample(), entry.getValue().at()))
                .toList();
        return readings.isEmpty()
                ? List.of(new Sentence(Tone.CARE, 1, criterion + " was not measured yet (counts as not green)"))
                : readings;
    }

    private Sentence reading(Sample sample, Instant at) {
        var age = at.isAfter(now) ? Duration.ZERO : Duration.between(at, now);
        var tone = switch (sample.verdict()) {
            case GREEN -> Tone.GOOD;
            case RED -> Tone.BAD;
            case NO_DATA -> Tone.CARE;
        };
        return new Sentence(
                tone,
                1,
                runNarrative.words(sample) + ", " + Durations.words(age.truncatedTo(ChronoUnit.SECONDS)) + " ago");
    }
}
