package dev.cutover.cli.compare;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.console.paint.TextTable;
import dev.cutover.execution.ReconciliationEnd;
import dev.cutover.execution.ReconciliationExecution;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.json.comparison.ComparedNames;
import dev.cutover.json.comparison.ComparisonJson;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The end of a reconciliation on its own, as text or as a document. Not thread-safe. */
public final class ReconciliationPage {
    private final CommandOutput out;
    private final RunDefinition runDefinition;
    private final boolean json;

    /**
     * A page for a run.
     *
     * @param runDefinition reduced to its step
     */
    public ReconciliationPage(ProcessEnvironment processEnvironment, RunDefinition runDefinition, boolean json) {
        this.out = CommandOutputs.out(processEnvironment);
        this.runDefinition = runDefinition;
        this.json = json;
    }

    /** Shows it: of one that has passed, the answer and its counts; else also why not, and what to do. */
    public void show(RunId run, ReconciliationExecution.Outcome outcome) {
        var result = ReconciliationEnd.result(outcome.state());
        if (json) {
            var document = document(run, outcome);
            result.ifPresent(fact -> {
                document.put(
                                "limits",
                                fact.figures().stream()
                                        .map(ReconciliationPage::limit)
                                        .toList())
                        .put("cut", fact.cut());
                ComparisonJson.fields(fact.result()).forEach(document::put);
            });
            out.document(document);
            return;
        }
        String verdict = verdict(outcome.code());
        out.heading(step().id() + " of " + runDefinition.pinned().runbook() + " in "
                + runDefinition.environment().value().name() + ", "
                + runDefinition.runbook().value().nameOf(step().where()) + ": " + verdict);
        result.ifPresentOrElse(fact -> found(fact), () -> out.line(outcome.message()));
        out.line("");
        if (outcome.state().ended().isEmpty()) {
            out.line("It can be resumed:");
            out.command("cutover resume", run.value());
        } else if (outcome.code() != ExitCode.DONE && result.isPresent()) {
            boolean differs = result.orElseThrow().result().tally().keys().mismatched() > 0;
            out.line(differs ? "All differences are in the run's evidence:" : "The result is in the run's evidence:");
            out.command("cutover evidence list", run.value());
        } else {
            out.line("run " + run);
        }
    }

    private static String verdict(ExitCode code) {
        return switch (code) {
            case DONE -> "passed";
            case HALTED -> "NOT PASSED";
            case INCOMPLETE -> "INCOMPLETE";
            default -> "not done";
        };
    }

    private Step step() {
        return runDefinition.runbook().value().steps().findFirst().orElseThrow();
    }

    private Reconciliation compared() {
        if (step().work() instanceof Work.Reconcile reconcile) {
            return reconcile.what();
        }
        throw new IllegalStateException(
                "the step of a reconciliation is of the kind " + step().work().kind());
    }

    private void found(ReconcileFact.Reconciled fact) {
        var what = compared();
        var names =
                new ComparedNames(name(what.left()), name(what.right()), what.key(), List.of(), List.of(), List.of());
        new ComparisonPage(out, names).showWithoutColumns(fact.result());
        new TotalsSection(out).show(fact.result().totals());
        limits(fact.figures());
        fact.cut().forEach(cut -> out.line("not shown here: " + cut));
    }

    private static String name(RecordInput input) {
        return input.system() + "." + input.records();
    }

    private void limits(List<JudgedFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        out.line("");
        out.heading("Limits");
        var table = new TextTable(
                out.theme(), TableColumn.of("figure"), TableColumn.number("found"), TableColumn.of("must be"));
        figures.forEach(figure -> table.row(
                figure.passed() ? Tone.PLAIN : Tone.BAD,
                figure.figure().toString(),
                FigureText.found(figure).orElse("not determined"),
                figure.limit() + (figure.passed() ? "" : "  NOT KEPT")));
        out.show(table.frame(out.listWidth()));
    }

    private JsonDocument document(RunId run, ReconciliationExecution.Outcome outcome) {
        var what = compared();
        return JsonDocument.of("reconciliation")
                .put("run", run.value())
                .put("runbook", runDefinition.pinned().runbook())
                .put("environment", runDefinition.environment().value().name())
                .put("step", step().id().value())
                .put("segment", step().where().values())
                .put("left", name(what.left()))
                .put("right", name(what.right()))
                .put("key", what.key())
                .put("verdict", verdict(outcome.code()).toLowerCase(Locale.ROOT))
                .put("exit-code", outcome.code().code())
                .put("why", outcome.message());
    }

    private static Map<String, Object> limit(JudgedFigure figure) {
        return new JsonFields()
                .put("figure", figure.figure().toString())
                .put("value", figure.value().map(Object::toString))
                .put("currency", figure.currency())
                .put("limit", figure.limit())
                .put("passed", figure.passed())
                .map();
    }
}
