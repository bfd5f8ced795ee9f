package dev.cutover.reconcile.judge.cause;

import java.util.List;

/**
 * The signatures of one problem. Immutable.
 *
 * @param whole the one that all problems of its column have
 * @param delta the detail of the one of this form, and so on
 */
record ProblemSignatures(List<Signature> all, Signature whole, String delta, String ratio, String column) {
    /** No detail of that form. */
    static final String NONE = "\0";

    static ProblemSignatures of(List<Signature> all) {
        return new ProblemSignatures(
                List.copyOf(all),
                all.get(0).ofAll(),
                detail(all, Form.DELTA),
                detail(all, Form.RATIO),
                detail(all, Form.OF_COLUMN));
    }

    private static String detail(List<Signature> all, Form form) {
        for (Signature signature : all) {
            if (signature.form() == form) {
                return signature.detail();
            }
        }
        return NONE;
    }
}
