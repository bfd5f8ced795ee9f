package dev.cutover.console.prompt;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.query.moment.Freshness;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the basis of a question stands, in one line: the board shows the criteria themselves. */
final class QuestionBrief {
    private final RunNarrative runNarrative;
    private final Instant now;
    private final Freshness freshness;
    private int all;
    private int green;
    private Duration oldest = Duration.ZERO;
    private boolean isRed;
    private String other = "";

    QuestionBrief(RunNarrative runNarrative, Instant now) {
        this.runNarrative = runNarrative;
        this.now = now;
        this.freshness = Freshness.of(runNarrative, now, false);
    }

    /** Empty if the question has nothing to look at. */
    Optional<Sentence> of(Question question) {
        var parts = new ArrayList<String>();
        runNarrative.names().step(question.step()).ifPresent(step -> {
            step.work().watched().forEach(this::count);
            if (all > 0) {
                parts.add(criteria());
            }
            if (step.work() instanceof Work.Gate gate) {
                answers(question, gate, parts);
            }
            checklist(question, step).ifPresent(parts::add);
            if (!other.isEmpty()) {
                parts.add(other);
            }
        });
        if (parts.isEmpty()) {
            return question.prompt().lines().filter(line -> !line.isBlank()).count() < 2
                    ? Optional.empty()
                    : Optional.of(Sentence.of(Tone.QUIET, "more to read before answering (v shows it)"));
        }
        var tone = all == 0 ? Tone.PLAIN : green == all ? Tone.GOOD : isRed ? Tone.BAD : Tone.CARE;
        return Optional.of(Sentence.of(tone, String.join("; ", parts)));
    }

    private String criteria() {
        return "criteria " + green + " of " + all + " green"
                + (!other.isEmpty() || oldest.isZero() ? "" : ", oldest " + Durations.words(oldest) + " ago")
                + " (v shows " + (all == 1 ? "it" : "them") + ")";
    }

    private void count(CriterionId id) {
        var readings = runNarrative.state().criteria().all().entrySet().stream()
                .filter(entry -> entry.getKey().criterion().equals(id))
                .map(Map.Entry::getValue)
                .toList();
        if (readings.isEmpty()) {
            all++;
            other(id + " not measured");
        }
        var criterion = runNarrative.runbook().criteria().get(id);
        for (var reading : readings) {
            all++;
            var age = reading.at().isAfter(now) ? Duration.ZERO : Duration.between(reading.at(), now);
            oldest = age.compareTo(oldest) > 0 ? age.truncatedTo(ChronoUnit.SECONDS) : oldest;
            var verdict = reading.sample().verdict();
            boolean stale = criterion != null && freshness.isStale(criterion, reading);
            green += verdict == Verdict.GREEN && !stale ? 1 : 0;
            isRed |= verdict == Verdict.RED;
            if (verdict != Verdict.GREEN) {
                other((verdict == Verdict.RED ? "RED " : "NO DATA ") + id);
            } else if (stale) {
                other("STALE " + id);
            }
        }
    }

    /** The first is named; the board shows all. */
    private void other(String what) {
        if (other.isEmpty()) {
            other = what;
        }
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
        int open = runNarrative
                .state()
                .questions()
                .of(question.id())
                .map(entry -> entry.task().open(size).length)
                .orElse(size);
        return Optional.of(
                "checklist " + (size - open) + " of " + size + " done (v shows it; 'item 1' ticks the first)");
    }
}
