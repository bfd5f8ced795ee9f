package dev.cutover.report.reconciliation;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReconciliationReport.CauseRow;
import dev.cutover.report.content.ReconciliationReport.ClassRow;
import dev.cutover.report.content.ReconciliationReport.LimitRow;
import dev.cutover.report.content.ReconciliationReport.RuleRow;
import dev.cutover.report.content.ReconciliationReport.SampleRow;
import dev.cutover.report.content.ReconciliationReport.StagesRow;
import dev.cutover.report.content.ReconciliationReport.TotalRow;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ClassCount;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.RuleUse;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.CauseWords;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reconciliations of a run, each with its last result. Not thread-safe, as the state that it holds is not. */
public final class ReconciliationSection {
    private final RunState state;
    private final Runbook runbook;
    private final DisplayNames names;
    private final StepStanding standing;

    /**
     * Those of a run.
     *
     * @param runbook with what was amended
     */
    public ReconciliationSection(RunState state, Runbook runbook, DisplayNames names, StepStanding standing) {
        this.state = state;
        this.runbook = runbook;
        this.names = names;
        this.standing = standing;
    }

    /** How a step stands that has no result yet. */
    public interface StepStanding {
        String words(StepLedger.Entry entry);

        Tone tone(StepLedger.Entry entry);
    }

    /** In the order in which they were begun; those that were never begun are not among them. */
    public List<ReconciliationReport> reports() {
        return state.reconciliations().all().entrySet().stream()
                .map(looked -> report(looked.getKey(), looked.getValue()))
                .toList();
    }

    private ReconciliationReport report(StepId id, ReconciliationLedger.Entry looked) {
        var step = names.step(id);
        var entry = state.steps().of(id);
        var result = Optional.ofNullable(looked.result());
        var fact = result.map(ReconciliationLedger.Result::fact);
        var found = fact.map(ReconcileFact.Reconciled::result);
        String things = step.flatMap(ReconciliationSection::reconciled)
                .map(work -> work.what().left().records())
                .orElse("keys");
        return new ReconciliationReport(
                Clean.line(id.value()),
                names.title(id, state),
                fact.map(ReconcileFact.Reconciled::attempt).orElse(entry.attempt()),
                fact.map(ReconciliationSection::verdict).orElseGet(() -> standing.words(entry)),
                fact.map(one -> one.passed() ? Tone.GOOD : Tone.BAD).orElseGet(() -> standing.tone(entry)),
                Clean.line(step.flatMap(ReconciliationSection::reconciled)
                        .map(ReconciliationSection::compares)
                        .orElse("")),
                fact.map(ReconcileFact.Reconciled::segment)
                        .or(() -> step.map(Step::where))
                        .map(runbook::nameOf)
                        .orElse(""),
                result.map(ReconciliationLedger.Result::at),
                Clean.line(found.map(one -> ComparisonHeadline.of(one, things)).orElse("It has no result yet.")),
                found.map(ComparisonResult::incomplete).orElse(List.of()).stream()
                        .map(Clean::line)
                        .toList(),
                found.map(ReconciliationAnswers::of).orElse(List.of()),
                fact.map(ReconciliationSection::limits).orElse(List.of()),
                rows(found, ComparisonResult::totals, ReconciliationSection::total),
                first(rows(found, ComparisonResult::matrix, ReconciliationSection::stages)),
                first(rows(found, ComparisonResult::causes, ReconciliationSection::cause)),
                rows(found, ComparisonResult::rules, ReconciliationSection::rule),
                remarks(looked, fact),
                decided(id),
                rows(found, ComparisonResult::classes, ReconciliationSection::classRow));
    }

    /** Of the comparison: what people make of it is the step's. */
    private static String verdict(ReconcileFact.Reconciled fact) {
        return fact.passed() ? "passed" : fact.result().isWhole() ? "NOT PASSED" : "INCOMPLETE";
    }

    private static Optional<Work.Reconcile> reconciled(Step step) {
        return step.work() instanceof Work.Reconcile reconcile ? Optional.of(reconcile) : Optional.empty();
    }

    private static String compares(Work.Reconcile work) {
        return name(work.what().left()) + " with " + name(work.what().right()) + ", by "
                + String.join(", ", work.what().key());
    }

    private static String name(RecordInput input) {
        return input.records() + " of " + input.system();
    }

    private static List<LimitRow> limits(ReconcileFact.Reconciled fact) {
        return fact.figures().stream()
                .map(judged -> new LimitRow(
                        judged.figure().toString(),
                        FigureText.found(judged),
                        Clean.line(judged.limit()),
                        judged.passed()))
                .toList();
    }

    private static <F, R> List<R> rows(
            Optional<ComparisonResult> result, Function<ComparisonResult, List<F>> part, Function<F, R> row) {
        return result.map(part).orElse(List.of()).stream().map(row).toList();
    }

    private static <R> FirstRows<R> first(List<R> rows) {
        int left = Math.max(0, rows.size() - FirstRows.MOST);
        return new FirstRows<>(
                rows.subList(0, rows.size() - left), left, left == 0 ? "" : left + " more are in the step's evidence");
    }

    private static RuleRow rule(RuleUse use) {
        return new RuleRow(Clean.line(use.column()), Clean.line(use.rule()), use.keys());
    }

    private static ClassRow classRow(ClassCount count) {
        return new ClassRow(count.kind().toString(), Clean.line(count.owner()), count.keys());
    }

    private static TotalRow total(TotalLine line) {
        return new TotalRow(
                Clean.line(line.name()),
                Clean.line(line.segment()),
                Clean.line(line.by()),
                line.left(),
                line.right(),
                line.agrees());
    }

    private static StagesRow stages(StagePair pair) {
        var tone = switch (pair.meaning()) {
            case "agree" -> Tone.PLAIN;
            case "allowed" -> Tone.QUIET;
            case "exception" -> Tone.CARE;
            default -> Tone.BAD;
        };
        return new StagesRow(
                Clean.line(pair.segment()),
                Clean.line(pair.left()),
                Clean.line(pair.right()),
                Clean.line(pair.meaning()),
                pair.keys(),
                tone);
    }

    private static CauseRow cause(Cause cause) {
        return new CauseRow(
                Clean.line(CauseWords.of(cause)),
                CauseWords.count(cause),
                Clean.line(CauseWords.where(cause)),
                cause.samples().stream().map(ReconciliationSection::sample).toList());
    }

    private static SampleRow sample(Cause.Sampled sampled) {
        var problem = sampled.problem();
        return new SampleRow(
                Clean.line(String.join(", ", sampled.key())),
                Clean.line(CauseWords.about(problem)),
                Clean.line(CauseWords.value(problem.left())),
                Clean.line(CauseWords.value(problem.right())),
                Clean.line(sampled.ofRecord().orElse("")));
    }

    private static List<String> remarks(ReconciliationLedger.Entry looked, Optional<ReconcileFact.Reconciled> fact) {
        var remarks = new ArrayList<String>();
        var look = looked.look();
        if (look != null) {
            int looks = look.fact().look();
            remarks.add("Suspects were looked at " + (looks == 1 ? "once." : looks + " times."));
            look.fact().remarks().forEach(remarks::add);
        }
        fact.ifPresent(one -> {
            one.cut().forEach(cut -> remarks.add("Not here, and in the step's evidence: " + cut));
            remarks.addAll(one.result().advice());
        });
        return remarks.stream().map(Clean::line).distinct().toList();
    }

    private List<String> decided(StepId step) {
        return state.questions().ofStep(step).stream()
                .flatMap(entry -> Optional.ofNullable(entry.answer()).stream())
                .map(answer -> answer.decision())
                .map(decision -> decision.owner() + " (" + decision.role() + ") said " + decision.choice()
                        + (decision.reason().isBlank() ? "" : ": " + decision.reason()))
                .map(Clean::line)
                .toList();
    }
}
