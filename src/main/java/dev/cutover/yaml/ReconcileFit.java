package dev.cutover.yaml;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.Side;
import dev.cutover.spi.RecordSet;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that a side of a reconciliation has the record sets and columns that the step names. */
record ReconcileFit(
        Step step, Work.Reconcile work, Side side, BoundSystem boundSystem, Positions positions, Problems problems) {

    /** A connector whose record sets are known only once it is connected is not judged here. */
    void check() {
        if (boundSystem.description().recordSets().isEmpty()) {
            return;
        }
        set(input().records(), side.toString(), "records").ifPresent(this::main);
        what().checks()
                .totals()
                .forEach(total -> set(total.records(), "totals", total.name(), "records")
                        .ifPresent(set -> {
                            total.sum().ifPresent(column -> column(set, column, "totals", total.name(), "sum"));
                            total.by().ifPresent(column -> column(set, column, "totals", total.name(), "by"));
                        }));
        what().checks()
                .lifecycle()
                .flatMap(lifecycle -> lifecycle.history())
                .ifPresent(history -> set(history.records(), "lifecycle", "history", "records")
                        .ifPresent(set -> {
                            history.per().forEach(column -> column(set, column, "lifecycle", "history", "per"));
                            column(set, history.to(), "lifecycle", "history", "to");
                            column(set, history.at(), "lifecycle", "history", "at");
                            history.from().ifPresent(column -> column(set, column, "lifecycle", "history", "from"));
                            history.quantity()
                                    .ifPresent(column -> column(set, column, "lifecycle", "history", "quantity"));
                        }));
        what().checks().accounts().forEach(account -> {
            var terms = new ArrayList<>(account.left());
            terms.addAll(account.right());
            terms.stream()
                    .map(term -> term.records())
                    .distinct()
                    .forEach(records -> set(records, "accounts", account.name(), "equation"));
        });
    }

    private Reconciliation what() {
        return work.what();
    }

    private RecordInput input() {
        return what().input(side);
    }

    private void main(RecordSet set) {
        if (work.since().isPresent() && set.time().isEmpty()) {
            problems.at(
                    positions.ofStep(step.id().value(), "since"),
                    boundSystem.name() + "." + set.name() + " cannot be selected by time",
                    "leave since: out, and all of its rows are compared");
        }
        var own = set.columns().stream().map(RecordSet.Column::name).toList();
        input().columns().keySet().stream()
                .filter(column -> !own.contains(column))
                .forEach(column -> missing(set, column, own, side.toString(), "columns", column));
        var common = common(own);
        what().key().stream()
                .filter(column -> !common.contains(column))
                .forEach(column -> missing(set, column, common, "key"));
        what().compare().keySet().stream()
                .filter(column -> !common.contains(column))
                .forEach(column -> missing(set, column, common, "compare", column));
        what().checks()
                .matrix()
                .map(matrix -> matrix.column())
                .filter(column -> !common.contains(column))
                .ifPresent(column -> missing(set, column, common, "matrix", "column"));
        if (what().looks().settleAge().isPresent()
                && !common.contains(what().looks().changed())) {
            missing(set, what().looks().changed(), common, "changed");
        }
        step.where().values().keySet().stream()
                .filter(column -> !own.contains(column))
                .forEach(column -> missing(set, column, own, "segment", column));
    }

    private Set<String> common(List<String> own) {
        var common = new LinkedHashSet<String>();
        own.forEach(column -> common.add(input().columns().getOrDefault(column, column)));
        return common;
    }

    private Optional<RecordSet> set(String name, String... path) {
        var sets = boundSystem.description().recordSets();
        var found = sets.stream().filter(set -> set.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            problems.at(
                    positions.ofStep(step.id().value(), path),
                    boundSystem.name() + " has no record set " + QuotedText.name(name),
                    Suggestion.hint(
                            name, sets.stream().map(RecordSet::name).toList(), "record sets of " + boundSystem.name()));
        }
        return found;
    }

    private void column(RecordSet set, String column, String... path) {
        var own = set.columns().stream().map(RecordSet.Column::name).toList();
        if (!own.contains(column) && !input().columns().containsValue(column)) {
            missing(set, column, own, path);
        }
    }

    private void missing(RecordSet set, String column, Collection<String> known, String... path) {
        problems.at(
                positions.ofStep(step.id().value(), path),
                boundSystem.name() + "." + set.name() + " has no column " + QuotedText.name(column),
                Suggestion.hint(column, known, "columns"));
    }
}
