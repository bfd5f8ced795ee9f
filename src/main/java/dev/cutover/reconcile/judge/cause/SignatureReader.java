package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.RuleWords;
import dev.cutover.reconcile.judge.value.TextForms;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a problem may have in common with others. Stateless and thread-safe. */
final class SignatureReader {
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final BigDecimal ONE_THOUSANDTH = new BigDecimal("0.001");

    private SignatureReader() {}

    /**
     * The signatures of a problem: one, or of a number those that may be its cause.
     *
     * @param left the whole value, null if there is none
     * @param others the numbers of the same rows
     */
    static List<Signature> of(Discrepancy problem, @Nullable String left, @Nullable String right, OtherNumbers others) {
        if (left == null && right == null) {
            return List.of(signature(problem, Form.ROW, ""));
        }
        if (left == null || right == null) {
            boolean isOfOneSide = problem.kind() != ProblemKind.VALUE;
            Form side = left == null ? Form.ON_RIGHT : Form.ON_LEFT;
            return List.of(signature(problem, isOfOneSide ? side : noValue(left, right), ""));
        }
        if (TextForms.stripped(left).equals(TextForms.stripped(right))) {
            return List.of(signature(problem, Form.WHITE_SPACE, ""));
        }
        DecimalSlice leftNumber = DecimalSlice.of(left);
        DecimalSlice rightNumber = DecimalSlice.of(right);
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.sameAs(rightNumber)
                    ? List.of(signature(problem, Form.NUMBER_FORM, ""))
                    : numbers(problem, leftNumber, rightNumber, others);
        }
        return List.of(texts(problem, left, right));
    }

    private static Form noValue(@Nullable String left, @Nullable String right) {
        if (left == null) {
            return "".equals(right) ? Form.NULL_AGAINST_EMPTY : Form.NO_VALUE_LEFT;
        }
        return left.isEmpty() ? Form.EMPTY_AGAINST_NULL : Form.NO_VALUE_RIGHT;
    }

    private static List<Signature> numbers(
            Discrepancy problem, DecimalSlice left, DecimalSlice right, OtherNumbers others) {
        Optional<BigDecimal> one = left.amount();
        Optional<BigDecimal> other = right.amount();
        if (one.isEmpty() || other.isEmpty()) {
            return List.of(words(problem));
        }
        var signatures = new ArrayList<Signature>(2);
        BigDecimal delta = other.get().subtract(one.get());
        String column = others.columnsOf(delta.abs(), problem.about());
        if (!column.isEmpty()) {
            signatures.add(signature(problem, Form.OF_COLUMN, column));
        }
        signatures.add(signature(problem, Form.DELTA, RuleWords.plain(delta)));
        if (one.get().signum() != 0 && other.get().signum() != 0) {
            BigDecimal ratio = other.get().divide(one.get(), FOUR_DIGITS);
            if (ratio.subtract(BigDecimal.ONE).abs().compareTo(ONE_THOUSANDTH) > 0) {
                signatures.add(signature(problem, Form.RATIO, RuleWords.plain(ratio)));
            }
        }
        return signatures;
    }

    private static Signature texts(Discrepancy problem, String left, String right) {
        Optional<Instant> from = TimeText.of(left, Optional.of(ZoneOffset.UTC));
        Optional<Instant> to = TimeText.of(right, Optional.of(ZoneOffset.UTC));
        if (from.isPresent() && to.isPresent()) {
            Duration shift = Duration.between(from.get(), to.get());
            return shift.isZero()
                    ? signature(problem, Form.TIME_FORM, "")
                    : signature(
                            problem,
                            Form.SHIFT,
                            RuleWords.duration(shift.abs()) + (shift.isNegative() ? " earlier" : " later"));
        }
        if (TextForms.folded(left).equals(TextForms.folded(right))) {
            return signature(problem, Form.UPPER_CASE, "");
        }
        return composed(left).equals(composed(right)) ? signature(problem, Form.UNICODE, "") : words(problem);
    }

    private static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Signature words(Discrepancy problem) {
        return signature(problem, Form.WORDS, WordPair.of(problem).detail());
    }

    private static Signature signature(Discrepancy problem, Form form, String detail) {
        return new Signature(problem.kind(), problem.about(), form, detail);
    }
}
