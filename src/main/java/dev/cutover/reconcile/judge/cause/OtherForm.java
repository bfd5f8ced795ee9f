package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Discrepancy;
import java.util.EnumSet;
import java.util.Set;

/** Whether two values are the same in another form. Stateless and thread-safe. */
public final class OtherForm {
    private static final Set<Form> FORMS = EnumSet.of(
            Form.NULL_AGAINST_EMPTY,
            Form.EMPTY_AGAINST_NULL,
            Form.WHITE_SPACE,
            Form.NUMBER_FORM,
            Form.TIME_FORM,
            Form.UPPER_CASE,
            Form.UNICODE);

    private OtherForm() {}

    /** Of the value of a column: case, white space, no value and an empty one, the form of a number or a time. */
    public static boolean isOnly(Discrepancy problem) {
        return SignatureReader.of(problem, problem.left(), problem.right(), OtherNumbers.UNKNOWN).stream()
                .anyMatch(signature -> FORMS.contains(signature.form()));
    }
}
