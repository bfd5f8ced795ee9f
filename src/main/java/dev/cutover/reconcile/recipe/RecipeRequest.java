package dev.cutover.reconcile.recipe;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.RecordOwner;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wants to compare. All columns are given by their common names.
 *
 * @param key the columns that tell rows apart
 * @param looks when a difference counts; its column of the last change need not be there unless there is a settle age
 */
public record RecipeRequest(
        ComparedSource left, ComparedSource right, List<String> key, Columns columns, Looks looks, RecordOwner owner) {
    public RecipeRequest {
        key = List.copyOf(key);
    }

    /** One that compares all columns that both sides have, by their types, and looks once. */
    public static RecipeRequest of(ComparedSource left, ComparedSource right, List<String> key) {
        return new RecipeRequest(left, right, key, Columns.ALL, Looks.ONE, RecordOwner.UNKNOWN);
    }

    public RecipeRequest withColumns(Columns chosen) {
        return new RecipeRequest(left, right, key, chosen, looks, owner);
    }

    public RecipeRequest withLooks(Looks wanted) {
        return new RecipeRequest(left, right, key, columns, wanted, owner);
    }

    public RecipeRequest withOwner(RecordOwner known) {
        return new RecipeRequest(left, right, key, columns, looks, known);
    }

    public ComparedSource source(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /**
     * What is done with the columns.
     *
     * @param rules how a column is compared
     * @param others whether the columns without a rule are compared, too, by their types, if both sides have them
     * @param judgedElsewhere columns whose two values a check of its own judges, such as the stage of a matrix: they
     *     are kept of both sides, and another value is no difference by itself
     * @param dimensions by whose values causes are told apart: where one of the sides has them
     * @param carried columns that are kept besides, for other checks: where one of the sides has them
     */
    public record Columns(
            Map<String, ColumnRule> rules,
            boolean others,
            Set<String> judgedElsewhere,
            List<String> dimensions,
            List<String> carried) {
        /** All that both sides have, by their types. */
        public static final Columns ALL = new Columns(Map.of(), true, Set.of(), List.of(), List.of());

        public Columns {
            rules = OrderedCopies.copy(rules);
            judgedElsewhere = OrderedCopies.copy(judgedElsewhere);
            dimensions = List.copyOf(dimensions);
            carried = List.copyOf(carried);
        }

        /** With rules for some columns; the others are compared as before. */
        public Columns withRules(Map<String, ColumnRule> more) {
            return new Columns(more, others, judgedElsewhere, dimensions, carried);
        }

        /** Only the columns that have a rule. */
        public Columns only() {
            return new Columns(rules, false, judgedElsewhere, dimensions, carried);
        }

        public Columns withDimensions(List<String> names) {
            return new Columns(rules, others, judgedElsewhere, names, carried);
        }

        public Columns withJudgedElsewhere(Set<String> names) {
            return new Columns(rules, others, names, dimensions, carried);
        }
    }
}
