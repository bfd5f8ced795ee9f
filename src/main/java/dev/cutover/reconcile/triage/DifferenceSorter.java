package dev.cutover.reconcile.triage;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.cause.OtherForm;
import dev.cutover.reconcile.judge.value.ValueRule;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.spi.RecordSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says by fixed rules which class a difference is in. What is there twice is a duplicate event. Another value is first
 * a matter of its form, then of money, then of what the name of its column speaks for, and then of a delay; what is
 * left is a business rule. Immutable.
 */
public final class DifferenceSorter {
    private final Reconciliation reconciliation;
    private final RowDelay delay;
    private final Map<String, ValueRule> rules;
    private final Map<String, DifferenceClass> accounts;
    private final Map<String, DifferenceClass> totals;

    private DifferenceSorter(Reconciliation reconciliation, RowDelay delay, Map<String, ValueRule> rules) {
        this.reconciliation = reconciliation;
        this.delay = delay;
        this.rules = Map.copyOf(rules);
        this.accounts = new HashMap<>();
        this.totals = new HashMap<>();
        reconciliation.checks().accounts().forEach(account -> accounts.put(account.name(), of(account)));
        reconciliation
                .checks()
                .totals()
                .forEach(total -> of(total).ifPresent(found -> totals.put(total.name(), found)));
    }

    /** One for the inputs of a pass. */
    public static DifferenceSorter of(PassInputs inputs, Reconciliation reconciliation) {
        var rules = new HashMap<String, ValueRule>();
        Map<String, RecordSet.Type> right = inputs.compared(Side.RIGHT).types();
        inputs.compared(Side.LEFT).types().forEach((column, type) -> {
            var other = right.get(column);
            if (other != null) {
                var rule = reconciliation.compare().getOrDefault(column, ColumnRule.BY_TYPE);
                rules.put(column, ValueRule.of(rule, type, other));
            }
        });
        var delay = RowDelay.of(inputs, reconciliation.looks(), reconciliation.compare());
        return new DifferenceSorter(reconciliation, delay, rules);
    }

    private static DifferenceClass of(Account account) {
        if (account.by().isPresent()) {
            return DifferenceClass.MONETARY;
        }
        return Stream.concat(account.left().stream(), account.right().stream())
                .flatMap(term -> Stream.of(term.records(), term.column()))
                .map(ClassWords::of)
                .flatMap(Optional::stream)
                .filter(DifferenceClass.INVENTORY_DRIFT::equals)
                .findFirst()
                .orElse(DifferenceClass.BUSINESS_RULE);
    }

    private static Optional<DifferenceClass> of(Total total) {
        return total.sum().isPresent() && total.by().isPresent()
                ? Optional.of(DifferenceClass.MONETARY)
                : ClassWords.of(total.records());
    }

    /** The classes of all problems of a key. */
    Set<DifferenceClass> classes(KeyGroup group, Judgement judgement) {
        var classes = EnumSet.noneOf(DifferenceClass.class);
        judgement.problems().forEach(problem -> classes.add(of(group, problem)));
        return classes;
    }

    private DifferenceClass of(KeyGroup group, Discrepancy problem) {
        return switch (problem.kind()) {
            case DUPLICATE_LEFT, DUPLICATE_RIGHT, STAGE_REPEATED, SHIPPED_AGAIN -> DifferenceClass.DUPLICATE_EVENT;
            case MISSING_LEFT, MISSING_RIGHT -> late(group);
            case VALUE -> ofValue(group, problem);
            case STAGES_EXCEPTION, STAGES_CRITICAL ->
                delay.isLate(group) ? DifferenceClass.DATA_DELAY : ofStages(problem);
            case STAGE_SKIPPED, STAGE_OUT_OF_ORDER, STAGE_IMPOSSIBLE -> ofName(problem.about());
            case UNBALANCED -> accounts.getOrDefault(problem.about(), DifferenceClass.BUSINESS_RULE);
            case TOTAL -> Optional.ofNullable(totals.get(problem.about())).orElseGet(() -> late(group));
        };
    }

    private DifferenceClass ofValue(KeyGroup group, Discrepancy problem) {
        var rule = Optional.ofNullable(rules.get(problem.about()));
        if (OtherForm.isOnly(problem)
                || rule.filter(known -> !isReadable(known, problem)).isPresent()) {
            return DifferenceClass.SCHEMA_MISMATCH;
        }
        if (rule.filter(ValueRule::isAmount).isPresent()) {
            return DifferenceClass.MONETARY;
        }
        return ClassWords.of(problem.about()).orElseGet(() -> late(group));
    }

    private static boolean isReadable(ValueRule rule, Discrepancy problem) {
        return (problem.left() == null || rule.reads(problem.left()))
                && (problem.right() == null || rule.reads(problem.right()));
    }

    private DifferenceClass ofStages(Discrepancy problem) {
        return Stream.of(Optional.ofNullable(problem.left()), Optional.ofNullable(problem.right()))
                .flatMap(Optional::stream)
                .map(ClassWords::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DifferenceClass.BUSINESS_RULE);
    }

    private static DifferenceClass ofName(String name) {
        return ClassWords.of(name).orElse(DifferenceClass.BUSINESS_RULE);
    }

    private DifferenceClass late(KeyGroup group) {
        return delay.isLate(group) ? DifferenceClass.DATA_DELAY : DifferenceClass.BUSINESS_RULE;
    }

    /** Who owns a class; empty if nobody says. */
    String owner(DifferenceClass kind) {
        return reconciliation.owners().getOrDefault(kind, "");
    }
}
