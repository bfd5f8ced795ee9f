package dev.cutover.report.assembly;

import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReconciliationReport.CauseRow;
import dev.cutover.report.content.ReconciliationReport.LimitRow;
import dev.cutover.report.content.ReconciliationReport.RuleRow;
import dev.cutover.report.content.ReconciliationReport.SampleRow;
import dev.cutover.report.content.ReconciliationReport.StagesRow;
import dev.cutover.report.content.ReconciliationReport.TotalRow;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.CauseWords;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reconciliations, each with its last result. */
final class ReconciliationSection {
    private final ReportSource source;
    private final StepStateWords stateWords;

    ReconciliationSection(ReportSource source) {
        this.source = source;
        this.stateWords = new StepStateWords(source);
    }

    /** In the order in which they were begun; those that were never begun are not among them. */
    List<ReconciliationReport> reports() {
        return source.state().reconciliations().all().entrySet().stream()
                .map(looked -> report(looked.getKey(), looked.getValue()))
                .toList();
    }

    private ReconciliationReport report(StepId id, ReconciliationLedger.Entry looked) {
        var step = source.names().step(id);
        var entry = source.state().steps().of(id);
        var result = Optional.ofNullable(looked.result());
        var fact = result.map(ReconciliationLedger.Result::fact);
        var found = fact.map(ReconcileFact.Reconciled::result);
        String things = step.flatMap(ReconciliationSection::reconciled)
                .map(work -> work.what().left().records())
                .orElse("keys");
        return new ReconciliationReport(
                Clean.line(id.value()),
                source.names().title(id, source.state()),
                fact.map(ReconcileFact.Reconciled::attempt).orElse(entry.attempt()),
                stateWords.of(entry),
                stateWords.tone(entry),
                Clean.line(step.flatMap(ReconciliationSection::reconciled)
                        .map(ReconciliationSection::compares)
                        .orElse("")),
                fact.map(ReconcileFact.Reconciled::segment)
                        .or(() -> step.map(Step::where))
                        .map(source.runbook()::nameOf)
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
                rows(
                        found,
                        ComparisonResult::rules,
                        use -> new RuleRow(Clean.line(use.column()), Clean.line(use.rule()), use.keys())),
                remarks(looked, fact),
                decided(id));
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
                        judged.value().map(value -> FigureText.of(judged.figure(), value)),
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
        return remarks.stream().map(Clean::line).toList();
    }

    private List<String> decided(StepId step) {
        return source.state().questions().ofStep(step).stream()
                .flatMap(entry -> Optional.ofNullable(entry.answer()).stream())
                .map(answer -> answer.decision())
                .map(decision -> decision.owner() + " (" + decision.role() + ") said " + decision.choice()
                        + (decision.reason().isBlank() ? "" : ": " + decision.reason()))
                .map(Clean::line)
                .toList();
    }
}
