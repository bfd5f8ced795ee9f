package dev.cutover.reconcile.judge;

import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many keys there are of each answer. Not thread-safe. */
final class KeyCounts {
    /** By answer, a single number. */
    private final Map<Answer, long[]> counts = new EnumMap<>(Answer.class);

    private long byRule;
    private long pairs;

    void add(Judgement judgement, Standing standing, boolean isPair) {
        count(Answer.of(judgement, standing), 1);
        if (standing == Standing.EQUAL && !judgement.byRule().isEmpty()) {
            byRule++;
        }
        if (isPair) {
            pairs++;
        }
    }

    void merge(KeyCounts other) {
        for (Answer answer : Answer.values()) {
            count(answer, other.of(answer));
        }
        byRule += other.byRule;
        pairs += other.pairs;
    }

    /** How many have rows on both sides. */
    long pairs() {
        return pairs;
    }

    ComparisonTally tally() {
        return new ComparisonTally(
                ComparisonTally.Rows.NONE,
                ComparisonTally.Rows.NONE,
                new ComparisonTally.Keys(
                        of(Answer.EQUAL),
                        byRule,
                        of(Answer.DIFFERENT),
                        of(Answer.MISSING_LEFT),
                        of(Answer.MISSING_RIGHT),
                        of(Answer.DUPLICATE),
                        of(Answer.FAULTY),
                        of(Answer.MOVING),
                        of(Answer.NEVER_SETTLED)));
    }

    void write(DataOutput out) throws IOException {
        for (Answer answer : Answer.values()) {
            out.writeLong(of(answer));
        }
        out.writeLong(byRule);
        out.writeLong(pairs);
    }

    void read(DataInput in) throws IOException {
        for (Answer answer : Answer.values()) {
            count(answer, in.readLong());
        }
        byRule += in.readLong();
        pairs += in.readLong();
    }

    private long of(Answer answer) {
        long[] number = counts.get(answer);
        return number == null ? 0 : number[0];
    }

    private void count(Answer answer, long times) {
        long[] number = counts.get(answer);
        if (number == null) {
            number = new long[1];
            counts.put(answer, number);
        }
        number[0] += times;
    }

    /** What is said of a key; of several, the gravest first. */
    private enum Answer {
        MISSING_LEFT,
        MISSING_RIGHT,
        DUPLICATE,
        DIFFERENT,
        FAULTY,
        EQUAL,
        MOVING,
        NEVER_SETTLED;

        static Answer of(Judgement judgement, Standing standing) {
            return switch (standing) {
                case EQUAL -> EQUAL;
                case MOVING -> MOVING;
                case NEVER_SETTLED -> NEVER_SETTLED;
                case CONFIRMED -> gravest(judgement.problems());
            };
        }

        private static Answer gravest(List<Discrepancy> problems) {
            Answer gravest = problems.isEmpty() ? EQUAL : of(problems.get(0).kind());
            for (int i = 1; i < problems.size(); i++) {
                Answer next = of(problems.get(i).kind());
                gravest = next.compareTo(gravest) < 0 ? next : gravest;
            }
            return gravest;
        }

        private static Answer of(ProblemKind kind) {
            return switch (kind) {
                case MISSING_LEFT -> MISSING_LEFT;
                case MISSING_RIGHT -> MISSING_RIGHT;
                case DUPLICATE_LEFT, DUPLICATE_RIGHT -> DUPLICATE;
                case VALUE -> DIFFERENT;
                case STAGES_EXCEPTION,
                        STAGES_CRITICAL,
                        STAGE_SKIPPED,
                        STAGE_REPEATED,
                        STAGE_OUT_OF_ORDER,
                        STAGE_IMPOSSIBLE,
                        UNBALANCED,
                        TOTAL -> FAULTY;
            };
        }
    }
}
