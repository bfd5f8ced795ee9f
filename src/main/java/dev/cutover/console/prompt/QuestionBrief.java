package dev.cutover.console.prompt;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.query.moment.StepReadings;
import dev.cutover.query.moment.StepReadings.Standing;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the basis of a question stands, in one line: the board shows the criteria themselves. Not thread-safe: it reads
 * the run.
 */
public final class QuestionBrief {
    private final RunNarrative runNarrative;
    private final Instant now;
    private final boolean canLookUp;

    QuestionBrief(RunNarrative runNarrative, Instant now) {
        this(runNarrative, now, true);
    }

    /**
     * As of a moment.
     *
     * @param canLookUp whether its reader can look up more at a prompt
     */
    public QuestionBrief(RunNarrative runNarrative, Instant now, boolean canLookUp) {
        this.runNarrative = runNarrative;
        this.now = now;
        this.canLookUp = canLookUp;
    }

    /** Empty if the question has nothing to look at. */
    public Optional<Sentence> of(Question question) {
        var parts = new ArrayList<String>();
        var step = runNarrative.names().step(question.step());
        var stands = step.map(one -> StepReadings.of(one, runNarrative, now)).orElse(List.of());
        // The worst is named; the board shows all.
        var worst = stands.stream()
                .filter(one -> one.standing() != Standing.GREEN)
                .min(Comparator.comparing(StepReadings.Stand::standing));
        if (!stands.isEmpty()) {
            parts.add(criteria(stands, worst.isEmpty()));
        }
        step.ifPresent(one -> {
            if (one.work() instanceof Work.Gate gate) {
                answers(question, gate, parts);
            }
            checklist(question, one).ifPresent(parts::add);
        });
        worst.map(QuestionBrief::named).ifPresent(parts::add);
        if (parts.isEmpty()) {
            return !canLookUp
                            || question.prompt()
                                            .lines()
                                            .filter(line -> !line.isBlank())
                                            .count()
                                    < 2
                    ? Optional.empty()
                    : Optional.of(Sentence.of(Tone.QUIET, "more to read before answering (v shows it)"));
        }
        return Optional.of(Sentence.of(tone(stands, worst), String.join("; ", parts)));
    }

    private static Tone tone(List<StepReadings.Stand> stands, Optional<StepReadings.Stand> worst) {
        if (worst.isEmpty()) {
            return stands.isEmpty() ? Tone.PLAIN : Tone.GOOD;
        }
        return worst.get().standing() == Standing.RED ? Tone.BAD : Tone.CARE;
    }

    private String criteria(List<StepReadings.Stand> stands, boolean allGreen) {
        long green =
                stands.stream().filter(one -> one.standing() == Standing.GREEN).count();
        var oldest = stands.stream()
                .map(StepReadings.Stand::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return "criteria " + green + " of " + stands.size() + " green"
                + (!allGreen || oldest.isZero() ? "" : ", oldest " + Durations.words(oldest) + " ago")
                + (canLookUp ? " (v shows " + (stands.size() == 1 ? "it" : "them") + ")" : "");
    }

    private static String named(StepReadings.Stand stand) {
        String words = stand.standing().words();
        return switch (stand.standing()) {
            case NOT_MEASURED -> stand.criterion() + " " + words;
            case STALE -> words + " " + stand.criterion() + was(stand);
            case RED, NO_DATA, ROLLED_BACK, GREEN -> words + " " + stand.criterion();
        };
    }

    private static String was(StepReadings.Stand stand) {
        return stand.reading()
                .map(reading -> reading.sample().verdict())
                .filter(verdict -> verdict != Verdict.GREEN)
                .map(verdict -> ", was " + verdict.name().replace('_', ' '))
                .orElse("");
    }

    /** Of the kind that is asked for: the board has the roll call. */
    private void answers(Question question, Work.Gate gate, List<String> parts) {
        if (question.kind() == Question.Kind.ATTEST) {
            parts.add("attested " + given(question, Question.Kind.ATTEST) + " of "
                    + gate.attest().size());
        } else {
            gate.approve()
                    .ifPresent(approval -> parts.add(
                            "approvals " + given(question, Question.Kind.APPROVE) + " of " + approval.atLeast()));
        }
    }

    /** How many have said yes, and it counts. */
    private long given(Question question, Question.Kind kind) {
        return runNarrative.state().questions().ofStep(question.step(), question.attempt()).stream()
                .filter(entry -> entry.question().kind() == kind && entry.lapsed() == null)
                .map(QuestionLedger.Entry::answer)
                .filter(answer -> answer != null
                        && (answer.decision().hasChoice(AnswerWord.GO)
                                || answer.decision().hasChoice(AnswerWord.YES)))
                .count();
    }

    private Optional<String> checklist(Question question, Step step) {
        if (question.kind() != Question.Kind.TASK
                || !(step.work() instanceof Work.Task task)
                || task.checklist().isEmpty()) {
            return Optional.empty();
        }
        int size = task.checklist().size();
        var open = runNarrative
                .state()
                .questions()
                .of(question.id())
                .map(entry -> entry.task().open(size))
                .orElseGet(() -> TaskProgress.NONE.open(size));
        String next = open.length == 0 ? "" : "; 'item " + open[0] + "' ticks the next";
        return Optional.of("checklist " + (size - open.length) + " of " + size + " done"
                + (canLookUp ? " (v shows it" + next + ")" : ""));
    }
}
