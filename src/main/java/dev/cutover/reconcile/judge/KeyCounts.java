package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How many keys there are of each answer. Not thread-safe. */
final class KeyCounts {
    private static final Set<Figure> COUNTED =
            EnumSet.of(Figure.DIFFERENT, Figure.MISSING, Figure.MISSING_LEFT, Figure.MISSING_RIGHT, Figure.DUPLICATES);

    /** By answer, a single number. */
    private final Map<Answer, long[]> counts = new EnumMap<>(Answer.class);
    /** By figure, how many keys with a finding have a problem of its kind; a single number. */
    private final Map<Figure, long[]> figures = new EnumMap<>(Figure.class);
    /** Those that the key which is being counted counts in. */
    private final Set<Figure> about = EnumSet.noneOf(Figure.class);

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
        about.clear();
        List<Discrepancy> problems = judgement.problems();
        for (int i = 0; i < problems.size(); i++) {
            Answer.of(problems.get(i).kind()).addFigures(about);
        }
        for (Figure figure : about) {
            count(figure, 1);
        }
    }

    /** Tells the figures that are about kinds of problems. */
    void forEachFigure(BiConsumer<Figure, Long> each) {
        COUNTED.forEach(figure -> each.accept(figure, of(figure)));
    }

    void merge(KeyCounts other) {
        for (Answer answer : Answer.values()) {
            count(answer, other.of(answer));
        }
        for (Figure figure : COUNTED) {
            count(figure, other.of(figure));
        }
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
            out.writeLong(of(figure));
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
            count(figure, in.readLong());
        }
        neverSettled += in.readLong();
        byRule += in.readLong();
        pairs += in.readLong();
    }

    private long of(Answer answer) {
        return number(counts.get(answer));
    }

    private long of(Figure figure) {
        return number(figures.get(figure));
    }

    private static long number(long @Nullable [] single) {
        return single == null ? 0 : single[0];
    }

    private void count(Answer answer, long times) {
        add(counts, answer, times);
    }

    private void count(Figure figure, long times) {
        add(figures, figure, times);
    }

    private static <K> void add(Map<K, long[]> numbers, K of, long times) {
        long[] number = numbers.get(of);
        if (number == null) {
            number = new long[1];
            numbers.put(of, number);
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
        MOVING;

        /**
         * Adds the figures in which a key with a problem of this kind counts, though it need not be its gravest one.
         */
        void addFigures(Set<Figure> about) {
            switch (this) {
                case MISSING_LEFT -> {
                    about.add(Figure.MISSING);
                    about.add(Figure.MISSING_LEFT);
                }
                case MISSING_RIGHT -> {
                    about.add(Figure.MISSING);
                    about.add(Figure.MISSING_RIGHT);
                }
                case DUPLICATE -> about.add(Figure.DUPLICATES);
                case DIFFERENT -> about.add(Figure.DIFFERENT);
                case FAULTY, EQUAL, MOVING -> {}
            }
        }

        static Answer of(Judgement judgement, Standing standing) {
            return switch (standing) {
                case EQUAL -> EQUAL;
                case MOVING -> MOVING;
                case CONFIRMED, NEVER_SETTLED -> gravest(judgement.problems());
            };
        }

        private static Answer gravest(List<Discrepancy> problems) {
            Answer gravest = problems.isEmpty() ? FAULTY : of(problems.get(0).kind());
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
                        SHIPPED_AGAIN,
                        UNBALANCED,
                        TOTAL -> FAULTY;
            };
        }
    }
}
