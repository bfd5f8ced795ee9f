package dev.cutover.reconcile.check;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.account.AccountJudge;
import dev.cutover.reconcile.account.CountedProblems;
import dev.cutover.reconcile.account.MoneyFindings;
import dev.cutover.reconcile.account.ShipmentsJudge;
import dev.cutover.reconcile.account.TotalRows;
import dev.cutover.reconcile.account.TotalsFindings;
import dev.cutover.reconcile.account.TotalsJudge;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.input.YoungRows;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.CombinedFindings;
import dev.cutover.reconcile.judge.CombinedJudge;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.owner.OwnershipRules;
import dev.cutover.reconcile.owner.OwnershipView;
import dev.cutover.reconcile.owner.WeightHistory;
import dev.cutover.reconcile.recipe.PassDecoration;
import dev.cutover.reconcile.stage.HistoryFindings;
import dev.cutover.reconcile.stage.HistoryJudge;
import dev.cutover.reconcile.stage.MatrixFindings;
import dev.cutover.reconcile.stage.MatrixJudge;
import dev.cutover.reconcile.stage.StageCells;
import dev.cutover.reconcile.triage.ClassFindings;
import dev.cutover.reconcile.triage.DifferenceSorter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the checks of a reconciliation around the one of its columns. For one recipe; not thread-safe. */
final class AddedChecks implements PassDecoration {
    private final Reconciliation reconciliation;
    private final CheckSources sources;
    private final List<String> dimensions;
    private final LateOwner owner;
    private final List<AddedJudge> judges = new ArrayList<>();
    private final List<Findings> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    /** Adds one check. */
    @FunctionalInterface
    private interface Adding {
        void run() throws UnfitCheck;
    }

    AddedChecks(Reconciliation reconciliation, CheckSources sources, List<String> dimensions, LateOwner owner) {
        this.reconciliation = reconciliation;
        this.sources = sources;
        this.dimensions = dimensions;
        this.owner = owner;
    }

    /** What the record sets lack, once it was put around something; each a sentence. */
    List<String> mistakes() {
        return mistakes;
    }

    @Override
    public Pass around(Pass columns) {
        var inputs = new PassInputs(columns, reconciliation, sources.further());
        var segments = GroupSegment.in(inputs, dimensions);
        var checks = reconciliation.checks();
        checks.matrix().ifPresent(matrix -> add(() -> matrix(matrix, inputs, segments)));
        checks.lifecycle().ifPresent(lifecycle -> add(() -> lifecycle(lifecycle, inputs)));
        checks.accounts().forEach(account -> add(() -> account(account, inputs)));
        if (!checks.accounts().isEmpty()) {
            findings.add(CountedProblems.unbalanced());
        }
        if (!checks.totals().isEmpty()) {
            totals(checks.totals(), inputs, segments);
        }
        if (reconciliation.countsShipments()) {
            add(() -> shipments(inputs));
        }
        if (!reconciliation.owners().isEmpty()) {
            findings.add(new ClassFindings(DifferenceSorter.of(inputs, reconciliation)));
        }
        sources.ownership()
                .flatMap(OwnershipRules::weights)
                .filter(WeightHistory::isEmpty)
                .ifPresent(
                        weights -> remarks.add(
                                "No weights are known of the traffic '" + weights.traffic()
                                        + "': where a row does not say who owns it, the system before the cutover is taken to be right"));
        sources.ownership().ifPresent(rules -> owner.become(OwnershipView.in(inputs, reconciliation, rules, segments)));
        if (judges.isEmpty() && findings.isEmpty() && remarks.isEmpty()) {
            return new Pass(columns.name(), inputs.inputs(), columns.judge(), columns.findings());
        }
        addYoungRows(inputs);
        findings.add(new Remarks(remarks));
        return new Pass(
                columns.name(),
                inputs.inputs(),
                new CombinedJudge(columns.judge(), judges),
                new CombinedFindings(columns.findings(), findings));
    }

    /** The columns by themselves know which of the two compared rows is young. */
    private void addYoungRows(PassInputs inputs) {
        if (!judges.isEmpty()) {
            judges.add(YoungRows.in(inputs, reconciliation.looks(), reconciliation.compare()));
        }
    }

    private void add(Adding adding) {
        try {
            adding.run();
        } catch (UnfitCheck unfit) {
            mistakes.addAll(unfit.mistakes());
        }
    }

    private void matrix(StageMatrix matrix, PassInputs inputs, GroupSegment segments) throws UnfitCheck {
        var cells = StageCells.of(matrix, rule(matrix.column()), inputs);
        judges.add(MatrixJudge.of(cells, inputs, reconciliation.looks(), reconciliation.compare()));
        findings.add(new MatrixFindings(segments));
    }

    private void lifecycle(Lifecycle lifecycle, PassInputs inputs) throws UnfitCheck {
        if (lifecycle.history().isEmpty()) {
            remarks.add("The lifecycle names no history, so no transition was checked");
            return;
        }
        var history = lifecycle.history().get();
        var judge = HistoryJudge.of(lifecycle, history, rule(history.to()), inputs);
        judges.add(judge);
        findings.add(new HistoryFindings());
        remark("The lifecycle was", judge.sides(), "a record set " + history.records());
    }

    private void account(Account account, PassInputs inputs) throws UnfitCheck {
        var judge = AccountJudge.of(account, inputs);
        judges.add(judge);
        remark("The account '" + account.name() + "' was", judge.sides(), "all of its record sets");
    }

    private void totals(List<Total> totals, PassInputs inputs, GroupSegment segments) {
        var rows = new ArrayList<TotalRows>();
        totals.forEach(total -> add(() -> rows.add(TotalRows.of(total, inputs))));
        if (totals.size() == rows.size() && totals.stream().anyMatch(MoneyFindings::isAmount)) {
            findings.add(MoneyFindings.of(totals));
        }
        judges.add(new TotalsJudge(rows));
        findings.add(new TotalsFindings(rows.stream().map(TotalRows::name).toList(), segments));
    }

    private void shipments(PassInputs inputs) throws UnfitCheck {
        var judge = ShipmentsJudge.of(inputs);
        judges.add(judge);
        findings.add(CountedProblems.shippedAgain());
        remark("What was shipped twice was", judge.sides(), "a record set " + ShipmentsJudge.RECORDS);
    }

    /** What is checked on one side only is said so. */
    private void remark(String subject, List<Side> sides, String need) {
        if (sides.size() == 1) {
            var side = sides.get(0);
            remarks.add(subject + " checked on " + reconciliation.input(side).system() + " alone: "
                    + reconciliation.input(side.other()).system() + " does not have " + need);
        }
    }

    /** By which words of a column are stages: its own rule, or else that of the column that the matrix is about. */
    private ColumnRule rule(String column) {
        Map<String, ColumnRule> rules = reconciliation.compare();
        var ofMatrix = reconciliation.checks().matrix().map(matrix -> rules.get(matrix.column()));
        return rules.getOrDefault(column, ofMatrix.orElse(ColumnRule.BY_TYPE));
    }
}
