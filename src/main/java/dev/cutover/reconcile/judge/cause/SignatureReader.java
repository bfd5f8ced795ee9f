package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.RuleWords;
import dev.cutover.reconcile.judge.value.TextForms;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a problem may have in common with others. Not thread-safe. */
final class SignatureReader {
    /** By kind and column. */
    private final Map<ProblemKind, Map<String, NumberSignatures>> numbers = new EnumMap<>(ProblemKind.class);

    /** The signatures of a problem: one, or of a number those that may be its cause. */
    ProblemSignatures of(FoundProblem found) {
        Discrepancy problem = found.problem();
        String left = found.left();
        String right = found.right();
        if (left == null || right == null) {
            return ProblemSignatures.of(List.of(signature(problem, onOneSide(found, left, right), "")));
        }
        DecimalSlice leftNumber = found.leftNumber();
        DecimalSlice rightNumber = leftNumber == null ? null : found.rightNumber();
        if (leftNumber != null && rightNumber != null && !left.equals(right)) {
            return numbers(found, leftNumber, rightNumber);
        }
        String meaning = found.meaning();
        Signature signature = meaning != null && TextForms.stripped(left).equals(TextForms.stripped(right))
                ? meaning(problem, left, meaning)
                : texts(problem, left, right);
        return ProblemSignatures.of(List.of(signature));
    }

    private static Form onOneSide(FoundProblem found, @Nullable String left, @Nullable String right) {
        if (left == null && right == null) {
            return Form.ROW;
        }
        if (found.problem().kind() == ProblemKind.VALUE) {
            return noValue(left, right);
        }
        if (found.hasNeverSettled()) {
            return left == null ? Form.NEVER_SETTLED_RIGHT : Form.NEVER_SETTLED_LEFT;
        }
        return left == null ? Form.ON_RIGHT : Form.ON_LEFT;
    }

    private static Form noValue(@Nullable String left, @Nullable String right) {
        if (left == null) {
            return "".equals(right) ? Form.NULL_AGAINST_EMPTY : Form.NO_VALUE_LEFT;
        }
        return left.isEmpty() ? Form.EMPTY_AGAINST_NULL : Form.NO_VALUE_RIGHT;
    }

    private ProblemSignatures numbers(FoundProblem found, DecimalSlice left, DecimalSlice right) {
        Discrepancy problem = found.problem();
        if (left.sameAs(right)) {
            return ProblemSignatures.of(List.of(signature(problem, Form.NUMBER_FORM, "")));
        }
        return numbers.computeIfAbsent(problem.kind(), kind -> new HashMap<>())
                .computeIfAbsent(problem.about(), about -> new NumberSignatures())
                .of(found, left, right)
                .orElseGet(() -> ProblemSignatures.of(List.of(words(problem))));
    }

    private static Signature texts(Discrepancy problem, String left, String right) {
        if (TextForms.stripped(left).equals(TextForms.stripped(right))) {
            return signature(problem, Form.WHITE_SPACE, "");
        }
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

    private static Signature meaning(Discrepancy problem, String word, String meaning) {
        String shown = TextForms.stripped(word);
        return signature(
                problem,
                Form.MEANING,
                "'" + shown + "' on both sides, and '" + shown + "' on the left means '" + meaning + "' on the right");
    }

    private static Signature words(Discrepancy problem) {
        return signature(problem, Form.WORDS, WordPair.of(problem).detail());
    }

    private static Signature signature(Discrepancy problem, Form form, String detail) {
        return new Signature(problem.kind(), problem.about(), form, detail);
    }
}
