package dev.cutover.report.content;

import dev.cutover.words.Tone;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a step that reconciles has found last. Immutable.
 *
 * @param state what the comparison came to; the state of its step where it has no result yet
 * @param compares what is compared with what, in words
 * @param at when its last result was found; empty if it has none
 * @param headline the result in a sentence, or why there is none
 * @param incomplete why not everything was compared, each a sentence; such a result never passes
 * @param answers the four answers, in keys
 * @param limits the figures that have a limit
 * @param totals of both sides, in the order of the runbook
 * @param rules what agrees only because of a rule
 * @param stages the pairs of stages
 * @param remarks what else is to be known to read it, each a sentence: how it was read, what was left out, advice
 * @param decided what people have decided about the step, each in words
 * @param classes how many differences there are of each class; empty if they were not sorted
 */
public record ReconciliationReport(
        String step,
        String title,
        int attempt,
        String state,
        Tone tone,
        String compares,
        String segment,
        Optional<Instant> at,
        String headline,
        List<String> incomplete,
        List<Answer> answers,
        List<LimitRow> limits,
        List<TotalRow> totals,
        FirstRows<StagesRow> stages,
        FirstRows<CauseRow> causes,
        List<RuleRow> rules,
        List<String> remarks,
        List<String> decided,
        List<ClassRow> classes) {
    public ReconciliationReport {
        incomplete = List.copyOf(incomplete);
        answers = List.copyOf(answers);
        limits = List.copyOf(limits);
        totals = List.copyOf(totals);
        rules = List.copyOf(rules);
        remarks = List.copyOf(remarks);
        decided = List.copyOf(decided);
        classes = List.copyOf(classes);
    }

    /**
     * How many keys have an answer.
     *
     * @param more what kinds they are; empty if there is nothing to say
     */
    public record Answer(String answer, long count, Tone tone, String more) {}

    /**
     * A figure against its limit.
     *
     * @param value in words; empty if it could not be determined
     */
    public record LimitRow(String figure, Optional<String> value, String limit, boolean passed) {}

    /** A total of both sides. */
    public record TotalRow(
            String total, String segment, String by, BigDecimal left, BigDecimal right, boolean agrees) {}

    /** A pair of stages. */
    public record StagesRow(String segment, String left, String right, String meaning, long keys, Tone tone) {}

    /**
     * Findings that most likely have one cause.
     *
     * @param words what they have in common
     * @param count how many, in words
     * @param where where they are more frequent than elsewhere; empty if nowhere
     */
    public record CauseRow(String words, String count, String where, List<SampleRow> samples) {
        public CauseRow {
            samples = List.copyOf(samples);
        }
    }

    /**
     * One finding.
     *
     * @param right what the right side says, as the left one; {@code (none)} where there is nothing
     * @param ofRecord the system that is right about it; empty if nobody says so
     */
    public record SampleRow(String key, String about, String left, String right, String ofRecord) {}

    /** How many keys agree in a column only because of its rule. */
    public record RuleRow(String column, String rule, long keys) {}

    /**
     * How many keys have a difference of a class.
     *
     * @param owner who has to look at it; empty if nobody says so
     */
    public record ClassRow(String kind, String owner, long keys) {}
}
