package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * What problems have in common. Immutable.
 *
 * @param about the column or the like
 * @param detail empty if the form has none
 */
record Signature(ProblemKind kind, String about, Form form, String detail) {

    /** Of all problems of this kind and column. */
    Signature ofAll() {
        return new Signature(kind, about, Form.ANY, "");
    }

    /** Written by hand, as {@link #hashCode} is: asked for each problem, and several times as fast so. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Signature same
                        && kind == same.kind
                        && form == same.form
                        && about.equals(same.about)
                        && detail.equals(same.detail));
    }

    @Override
    public int hashCode() {
        return 31 * about.hashCode() + detail.hashCode();
    }

    /** As a part of a sentence whose subject is the column, or the row. */
    String words() {
        if (form == Form.ROW) {
            return RowWords.of(kind);
        }
        if (form.isOnOneSide()) {
            return form.words().replace("%s", OneSideWords.of(kind));
        }
        if (form == Form.DELTA) {
            boolean isLess = detail.startsWith("-");
            return "is " + (isLess ? detail.substring(1) + " less" : detail + " more") + " on the right";
        }
        return form.words().replace("%s", detail);
    }
}
