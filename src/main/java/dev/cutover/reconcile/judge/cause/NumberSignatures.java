package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.RuleWords;
import dev.cutover.reconcile.judge.value.ShortDecimal;
import dev.cutover.reconcile.judge.value.SoughtAmount;
import dev.cutover.run.comparison.Discrepancy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of the numbers of one column. What is said of the last difference is kept: most numbers of a column
 * differ by the same amount, or are all different. Not thread-safe.
 */
final class NumberSignatures {
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final BigDecimal ONE_THOUSANDTH = new BigDecimal("0.001");

    private @Nullable ShortDecimal lastDelta;
    private @Nullable Difference last;
    private @Nullable BigDecimal lastRatio;
    private @Nullable Signature lastOfRatio;

    /** An amount by which numbers differ. */
    private record Difference(SoughtAmount amount, Signature signature, ProblemSignatures alone) {

        static Difference of(Discrepancy problem, BigDecimal delta) {
            Signature signature = NumberSignatures.signature(problem, Form.DELTA, RuleWords.told(delta));
            return new Difference(new SoughtAmount(delta), signature, ProblemSignatures.of(List.of(signature)));
        }
    }

    /** Those of two numbers that are not the same; empty if one is too large to reckon with. */
    Optional<ProblemSignatures> of(FoundProblem found, DecimalSlice left, DecimalSlice right) {
        ShortDecimal one = left.small();
        ShortDecimal other = right.small();
        ShortDecimal delta = one == null || other == null ? null : other.minus(one);
        if (one == null || other == null || delta == null) {
            return large(found, left.amount(), right.amount());
        }
        Difference difference = difference(found.problem(), delta);
        Optional<Signature> ratio = delta.isThousandthOf(one)
                ? Optional.empty()
                : ratio(found.problem(), one.toBigDecimal(), other.toBigDecimal());
        return Optional.of(signatures(found, difference, ratio));
    }

    private Difference difference(Discrepancy problem, ShortDecimal delta) {
        Difference known = last;
        if (known == null || !delta.equals(lastDelta)) {
            known = Difference.of(problem, delta.toBigDecimal());
            last = known;
            lastDelta = delta;
        }
        return known;
    }

    private Optional<ProblemSignatures> large(
            FoundProblem found, Optional<BigDecimal> one, Optional<BigDecimal> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Difference difference = Difference.of(found.problem(), other.get().subtract(one.get()));
        return Optional.of(signatures(found, difference, ratio(found.problem(), one.get(), other.get())));
    }

    private static ProblemSignatures signatures(FoundProblem found, Difference difference, Optional<Signature> ratio) {
        String column = found.columnsOf(difference.amount());
        if (column.isEmpty() && ratio.isEmpty()) {
            return difference.alone();
        }
        var signatures = new ArrayList<Signature>(3);
        if (!column.isEmpty()) {
            signatures.add(signature(found.problem(), Form.OF_COLUMN, column));
        }
        signatures.add(difference.signature());
        ratio.ifPresent(signatures::add);
        return ProblemSignatures.of(signatures);
    }

    private Optional<Signature> ratio(Discrepancy problem, BigDecimal one, BigDecimal other) {
        if (one.signum() == 0 || other.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = other.divide(one, FOUR_DIGITS);
        if (ratio.subtract(BigDecimal.ONE).abs().compareTo(ONE_THOUSANDTH) <= 0) {
            return Optional.empty();
        }
        if (lastOfRatio == null || lastRatio == null || ratio.compareTo(lastRatio) != 0) {
            lastRatio = ratio;
            lastOfRatio = signature(problem, Form.RATIO, RuleWords.told(ratio));
        }
        return Optional.of(lastOfRatio);
    }

    private static Signature signature(Discrepancy problem, Form form, String detail) {
        return new Signature(problem.kind(), problem.about(), form, detail);
    }
}
