package dev.cutover.reconcile.pushdown;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumColumn;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recipes of both sides, which differ in nothing but the names of columns.
 *
 * @param hasOtherScales whether numbers of one side have more digits after the point than those of the other
 */
record RecipePair(SumRecipe left, SumRecipe right, boolean hasOtherScales) {

    /**
     * Adds up the columns that a pass compares.
     *
     * @param forms of the columns of both sides, by their own names
     * @param rules of columns by their common names
     * @throws Refusal if equal sums would not mean what the pass calls equal
     */
    static RecipePair of(
            Pass pass, List<Map<String, SumForm>> forms, Map<String, ColumnRule> rules, RowDigest digest, int bits)
            throws Refusal {
        if (pass.inputs().size() != 2 || pass.judge().judgesEqualRows()) {
            throw new Refusal("also rows with the same values are looked at, so all of them are read");
        }
        var columns = new Columns(pass, forms);
        var layout = pass.inputs().get(0).layout();
        for (int i = 0; i < layout.group().size(); i++) {
            columns.add(layout(pass, 0).group().get(i), layout(pass, 1).group().get(i), true);
        }
        int keys = layout.group().size();
        for (int i = 0; i < layout.compared().size(); i++) {
            var rule = rules.getOrDefault(layout.columns().get(i).name(), ColumnRule.BY_TYPE);
            if (!rule.written().isEmpty()) {
                throw new Refusal(layout.columns().get(i).name()
                        + " is written in a form of its own, which a database does not read");
            }
            boolean isExact = rule.as() instanceof ColumnRule.As.Exact;
            columns.add(
                    layout(pass, 0).compared().get(i),
                    layout(pass, 1).compared().get(i),
                    isExact);
        }
        return new RecipePair(
                new SumRecipe(digest, columns.left.subList(0, keys), columns.left, bits),
                new SumRecipe(digest, columns.right.subList(0, keys), columns.right, bits),
                columns.hasOtherScales);
    }

    private static InputLayout layout(Pass pass, int input) {
        return pass.inputs().get(input).layout();
    }

    /** The columns of both recipes, while they are gathered. */
    private static final class Columns {
        private final Pass pass;
        private final List<Map<String, SumForm>> forms;
        private final List<SumColumn> left = new ArrayList<>();
        private final List<SumColumn> right = new ArrayList<>();
        private boolean hasOtherScales;

        Columns(Pass pass, List<Map<String, SumForm>> forms) {
            this.pass = pass;
            this.forms = forms;
        }

        /** @param isExact whether the same text is wanted, and not only the same number */
        void add(int leftPlace, int rightPlace, boolean isExact) throws Refusal {
            String leftName = name(0, leftPlace);
            String rightName = name(1, rightPlace);
            SumForm one = form(0, leftName);
            SumForm other = form(1, rightName);
            Optional<SumForm> common = one.common(other);
            boolean isOneText = one.equals(other) || common.equals(Optional.of(SumForm.TEXT));
            if (common.isEmpty() || (isExact && !isOneText)) {
                throw new Refusal(leftName + " of " + source(0).source().name() + " and " + rightName + " of "
                        + source(1).source().name() + " have types that are not written alike");
            }
            hasOtherScales |= !isOneText;
            left.add(new SumColumn(leftName, common.get()));
            right.add(new SumColumn(rightName, common.get()));
        }

        private String name(int input, int place) {
            RecordSet.Column column = source(input).source().columns().get(place);
            return column.name();
        }

        private PassInput source(int input) {
            return pass.inputs().get(input);
        }

        private SumForm form(int input, String name) throws Refusal {
            var form = forms.get(input).get(name);
            if (form == null) {
                throw new Refusal(name + " of " + source(input).source().name()
                        + " has a type that databases write in ways of their own, so it cannot be added up");
            }
            return form;
        }
    }
}
