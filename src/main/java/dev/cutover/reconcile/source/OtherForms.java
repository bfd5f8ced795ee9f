package dev.cutover.reconcile.source;

import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.text.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts values that are not in the form that was given for their column. They are compared as they stand: so one that
 * has a point for its decimals is a number all the same, beside others of which the point groups the digits. Not
 * thread-safe.
 */
final class OtherForms {
    private static final int SHOWN = 60;

    private final Map<Integer, WrittenForm> forms;
    private final Map<Integer, Counts> counts = new TreeMap<>();

    /** Of one column. */
    private static final class Counts {
        private final String example;
        private long values;

        Counts(String example) {
            this.example = example;
        }
    }

    /** @param forms by the places of the columns */
    OtherForms(Map<Integer, WrittenForm> forms) {
        this.forms = forms;
    }

    /** A value of any column; of one without a form of its own, it is none. */
    void add(int column, byte[] bytes, int start, int length) {
        var form = forms.get(column);
        if (form == null || (form.decimal().isEmpty() && form.dates().isEmpty())) {
            return;
        }
        var known = counts.get(column);
        if (known == null) {
            known = new Counts(new String(bytes, start, Math.min(length, SHOWN), StandardCharsets.UTF_8));
            counts.put(column, known);
        }
        known.values++;
    }

    /** How many there are in each column of a source, with the first of them. */
    List<String> advice(RowSource source) {
        var all = new ArrayList<String>();
        counts.forEach((column, known) -> all.add("'"
                + source.columns().get(column).name() + "': "
                + Counted.grouped(known.values, "value", "values") + " of " + source.name()
                + (known.values == 1 ? " is" : " are") + " not in the form that was given (" + given(column) + "), and "
                + (known.values == 1 ? "was" : "were") + " compared as "
                + (known.values == 1 ? "it stands" : "they stand")
                + " (for example `" + known.example + "`)"));
        return all;
    }

    private String given(int column) {
        var form = forms.getOrDefault(column, WrittenForm.USUAL);
        return form.dates()
                .map(pattern -> "dates " + pattern)
                .orElseGet(
                        () -> "decimal " + form.decimal().map(String::valueOf).orElse(""));
    }
}
