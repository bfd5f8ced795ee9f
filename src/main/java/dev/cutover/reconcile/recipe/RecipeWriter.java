package dev.cutover.reconcile.recipe;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.ComparedPair;
import dev.cutover.reconcile.judge.PairFindings;
import dev.cutover.reconcile.judge.PairJudge;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.judge.value.ValueRule;
import dev.cutover.reconcile.recipe.RecipeMistake.Use;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the recipe of one request. Not thread-safe. */
final class RecipeWriter {
    private static final String ROWS = "rows";

    private final RecipeRequest request;
    private final List<RecipeMistake> mistakes = new ArrayList<>();
    private final SourceColumns left;
    private final SourceColumns right;

    RecipeWriter(RecipeRequest request) {
        this.request = request;
        this.left = SourceColumns.of(Side.LEFT, request.left(), mistakes);
        this.right = SourceColumns.of(Side.RIGHT, request.right(), mistakes);
    }

    /** Before anything else. */
    void check() throws UnfitRecipe {
        checkNames();
        if (!mistakes.isEmpty()) {
            throw new UnfitRecipe(mistakes);
        }
    }

    List<String> onlyLeft() {
        return onlyIn(left, right);
    }

    List<String> onlyRight() {
        return onlyIn(right, left);
    }

    RecipeText text(Pass pass, String itsRules) {
        List<String> compared = compared();
        Map<String, ColumnRule> rules = request.columns().rules();
        return RecipeText.begin()
                .with(pass)
                .with("key", request.key())
                .with(
                        "rules",
                        compared.stream().map(rules::get).map(RuleText::of).toList())
                .with("judged elsewhere", List.copyOf(request.columns().judgedElsewhere()))
                .with("dimensions", request.columns().dimensions())
                .with("looks", request.looks().toString())
                .with("decoration", itsRules);
    }

    /** The pass that compares the columns. */
    Pass pass() {
        List<String> compared = compared();
        InputLayout leftLayout = layout(Side.LEFT, compared);
        InputLayout rightLayout = layout(Side.RIGHT, compared);
        var zone = InstantColumn.declaredZone(
                request.columns().rules().get(request.looks().changed()));
        var pair = new ComparedPair(
                leftLayout, rightLayout, rules(compared, leftLayout, rightLayout), request.looks(), zone);
        return new Pass(
                ROWS,
                List.of(
                        new PassInput(request.left().source(), leftLayout),
                        new PassInput(request.right().source(), rightLayout)),
                new PairJudge(pair),
                PairFindings.over(pair, request.columns().dimensions(), request.owner()));
    }

    /** How each compared column is compared; not here, if something else judges it. */
    private List<Optional<ValueRule>> rules(List<String> compared, InputLayout leftLayout, InputLayout rightLayout) {
        var rules = new ArrayList<Optional<ValueRule>>();
        for (int i = 0; i < compared.size(); i++) {
            String column = compared.get(i);
            ColumnRule rule = request.columns().rules().getOrDefault(column, ColumnRule.BY_TYPE);
            rules.add(
                    request.columns().judgedElsewhere().contains(column)
                            ? Optional.empty()
                            : Optional.of(ValueRule.of(
                                    rule,
                                    leftLayout.columns().get(i).type(),
                                    rightLayout.columns().get(i).type())));
        }
        return rules;
    }

    private void checkNames() {
        List<String> key = request.key();
        if (key.isEmpty()) {
            mistakes.add(new RecipeMistake.NoKey());
        }
        Map<String, ColumnRule> rules = request.columns().rules();
        rules.keySet().stream()
                .filter(key::contains)
                .filter(column -> !isIgnored(rules.getOrDefault(column, ColumnRule.BY_TYPE)))
                .map(RecipeMistake.RuleForKey::new)
                .forEach(mistakes::add);
        List<String> ruled = rules.keySet().stream()
                .filter(column -> !key.contains(column))
                .filter(column -> !isIgnored(rules.getOrDefault(column, ColumnRule.BY_TYPE))
                        || (!left.has(column) && !right.has(column)))
                .toList();
        for (SourceColumns side : List.of(left, right)) {
            side.require(key, Use.KEY, mistakes);
            side.require(ruled, Use.RULE, mistakes);
            side.require(request.columns().judgedElsewhere(), Use.JUDGED, mistakes);
        }
        String changed = request.looks().changed();
        if (request.looks().settleAge().isPresent() && !left.has(changed) && !right.has(changed)) {
            left.require(List.of(changed), Use.CHANGED, mistakes);
        }
    }

    /** The columns whose bytes are compared, in the order of the left side. */
    List<String> compared() {
        return left.names().stream()
                .filter(right::has)
                .filter(column -> !request.key().contains(column))
                .filter(this::isCompared)
                .toList();
    }

    private boolean isCompared(String column) {
        if (request.columns().judgedElsewhere().contains(column)) {
            return true;
        }
        ColumnRule rule = request.columns().rules().get(column);
        if (rule == null) {
            return request.columns().others() && !saysWhenChanged(column);
        }
        return !isIgnored(rule);
    }

    /**
     * Two systems each write down when they changed a row themselves: where that decides whether a row is moving, it is
     * not compared unless somebody says how.
     */
    private boolean saysWhenChanged(String column) {
        return looksAgain() && request.looks().changed().equals(column);
    }

    private boolean looksAgain() {
        return request.looks().limit() > 1 || request.looks().settleAge().isPresent();
    }

    private InputLayout layout(Side side, List<String> compared) {
        SourceColumns columns = side == Side.LEFT ? left : right;
        Set<String> besides = new LinkedHashSet<>(request.columns().dimensions());
        besides.addAll(request.columns().carried());
        if (looksAgain()) {
            besides.add(request.looks().changed());
        }
        besides.add(ComparedPair.CURRENCY);
        List<String> carried = besides.stream()
                .filter(columns::has)
                .filter(column -> !compared.contains(column))
                .toList();
        return new InputLayout(
                side,
                request.source(side).source().name(),
                columns.places(request.key()),
                columns.places(compared),
                columns.places(carried),
                Stream.concat(compared.stream(), carried.stream())
                        .map(columns::column)
                        .toList());
    }

    private List<String> onlyIn(SourceColumns one, SourceColumns other) {
        return one.names().stream()
                .filter(column -> request.columns().others() && !other.has(column))
                .filter(column -> !isIgnored(request.columns().rules().getOrDefault(column, ColumnRule.BY_TYPE)))
                .toList();
    }

    private static boolean isIgnored(ColumnRule rule) {
        return rule.as() instanceof ColumnRule.As.Ignored;
    }
}
