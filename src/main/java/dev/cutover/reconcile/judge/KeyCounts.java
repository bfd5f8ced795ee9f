package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** How many keys there are of each answer. Not thread-safe. */
final class KeyCounts {
    private static final Set<Figure> COUNTED =
            EnumSet.of(Figure.DIFFERENT, Figure.MISSING, Figure.MISSING_LEFT, Figure.MISSING_RIGHT, Figure.DUPLICATES);

    private final Map<Answer, Long> counts = new EnumMap<>(Answer.class);
    /** By figure, how many keys with a finding have a problem of its kind, though it need not be their gravest one. */
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

    private long neverSettled;
    private long byRule;
    private long pairs;

    void add(Judgement judgement, Standing standing, boolean isPair) {
        count(Answer.of(judgement, standing), 1);
        if (standing.isFinding()) {
            addFinding(judgement, standing);
        }
        if (standing == Standing.EQUAL && !judgement.byRule().isEmpty()) {
            byRule++;
        }
        if (isPair) {
            pairs++;
        }
    }

    private void addFinding(Judgement judgement, Standing standing) {
        if (standing == Standing.NEVER_SETTLED) {
            neverSettled++;
        }
        var about = EnumSet.noneOf(Figure.class);
        judgement.problems().forEach(problem -> about.addAll(figures(problem.kind())));
        about.forEach(figure -> figures.merge(figure, 1L, Long::sum));
    }

    private static Set<Figure> figures(ProblemKind kind) {
        return switch (kind) {
            case MISSING_LEFT -> EnumSet.of(Figure.MISSING, Figure.MISSING_LEFT);
            case MISSING_RIGHT -> EnumSet.of(Figure.MISSING, Figure.MISSING_RIGHT);
            case DUPLICATE_LEFT, DUPLICATE_RIGHT -> EnumSet.of(Figure.DUPLICATES);
            case VALUE -> EnumSet.of(Figure.DIFFERENT);
            case STAGES_EXCEPTION,
                    STAGES_CRITICAL,
                    STAGE_SKIPPED,
                    STAGE_REPEATED,
                    STAGE_OUT_OF_ORDER,
                    STAGE_IMPOSSIBLE,
                    SHIPPED_AGAIN,
                    UNBALANCED,
                    TOTAL -> EnumSet.noneOf(Figure.class);
        };
    }

    /** Tells the figures that are about kinds of problems. */
    void forEachFigure(BiConsumer<Figure, Long> each) {
        COUNTED.forEach(figure -> each.accept(figure, figures.getOrDefault(figure, 0L)));
    }

    void merge(KeyCounts other) {
        for (Answer answer : Answer.values()) {
            count(answer, other.of(answer));
        }
        other.figures.forEach((figure, keys) -> figures.merge(figure, keys, Long::sum));
        neverSettled += other.neverSettled;
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
                        neverSettled));
    }

    void write(DataOutput out) throws IOException {
        for (Answer answer : Answer.values()) {
            out.writeLong(of(answer));
        }
        for (Figure figure : COUNTED) {
            out.writeLong(figures.getOrDefault(figure, 0L));
        }
        out.writeLong(neverSettled);
        out.writeLong(byRule);
        out.writeLong(pairs);
    }

    void read(DataInput in) throws IOException {
        for (Answer answer : Answer.values()) {
            count(answer, in.readLong());
        }
        for (Figure figure : COUNTED) {
            figures.merge(figure, in.readLong(), Long::sum);
        }
        neverSettled += in.readLong();
        byRule += in.readLong();
        pairs += in.readLong();
    }

    private long of(Answer answer) {
        return counts.getOrDefault(answer, 0L);
    }

    private void count(Answer answer, long times) {
        counts.merge(answer, times, Long::sum);
    }

    /** What is said of a key; of several, the gravest first. */
    private enum Answer {
        MISSING_LEFT,
        MISSING_RIGHT,
        DUPLICATE,
        DIFFERENT,
        FAULTY,
        EQUAL,
        MOVING;

        static Answer of(Judgement judgement, Standing standing) {
            return switch (standing) {
                case EQUAL -> EQUAL;
                case MOVING -> MOVING;
                case CONFIRMED, NEVER_SETTLED ->
                    judgement.problems().stream()
                            .map(Discrepancy::kind)
                            .map(Answer::of)
                            .min(Comparator.naturalOrder())
                            .orElse(FAULTY);
            };
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
                        SHIPPED_AGAIN,
                        UNBALANCED,
                        TOTAL -> FAULTY;
            };
        }
    }
}
