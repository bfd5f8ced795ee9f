package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.ReconciliationEnd;
import dev.cutover.execution.ReconciliationExecution;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;

/** The end of a reconciliation on its own, as text or as a document. */
public final class ReconciliationPage {
    private final ProcessEnvironment processEnvironment;
    private final boolean json;

    public ReconciliationPage(ProcessEnvironment processEnvironment, boolean json) {
        this.processEnvironment = processEnvironment;
        this.json = json;
    }

    /** Shows it. */
    public void show(RunId run, ReconciliationExecution.Outcome outcome) {
        var out = CommandOutputs.out(processEnvironment);
        out.line("run " + run + " " + outcome.code() + " " + outcome.message()
                + ReconciliationEnd.result(outcome.state()) + json
                + outcome.state().created().only().map(RunFact.OnlyStep::step));
    }
}
