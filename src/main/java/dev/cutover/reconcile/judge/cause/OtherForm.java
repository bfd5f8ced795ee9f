package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.TextForms;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.run.comparison.Discrepancy;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whether two values are the same in another form. Stateless and thread-safe. */
public final class OtherForm {
    private OtherForm() {}

    /** Of the value of a column: case, white space, no value and an empty one, the form of a number or a time. */
    public static boolean isOnly(Discrepancy problem) {
        String left = problem.left();
        String right = problem.right();
        if (left == null || right == null) {
            return (left == null || left.isEmpty()) && (right == null || right.isEmpty());
        }
        return folded(left).equals(folded(right)) || isSameNumber(left, right) || isSameTime(left, right);
    }

    private static String folded(String text) {
        return TextForms.folded(Normalizer.normalize(TextForms.stripped(text), Normalizer.Form.NFC));
    }

    private static boolean isSameNumber(String left, String right) {
        DecimalSlice one = DecimalSlice.of(left);
        DecimalSlice other = DecimalSlice.of(right);
        return one != null && other != null && one.sameAs(other);
    }

    private static boolean isSameTime(String left, String right) {
        Optional<Instant> one = TimeText.of(left, Optional.of(ZoneOffset.UTC));
        return one.isPresent() && one.equals(TimeText.of(right, Optional.of(ZoneOffset.UTC)));
    }
}
