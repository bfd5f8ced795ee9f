package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.ReconciliationExecution;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.environment.Pace;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import java.util.List;

/** Shows on standard error how far a reconciliation is. */
final class ReconciliationProgress implements RunListener {
    private final CommandOutput notices;
    private final RewrittenLine line;
    private final Pace pace;
    private long suspects;

    private ReconciliationProgress(ProcessEnvironment processEnvironment, Pace pace) {
        this.pace = pace;
        this.notices = CommandOutputs.err(processEnvironment);
        this.line = new RewrittenLine(processEnvironment);
    }

    /** Executes a run that tells a listener. */
    @FunctionalInterface
    interface Execution {
        ReconciliationExecution.Outcome run(RunListener listener) throws InterruptedException;
    }

    /**
     * What became of a run, whose progress is shown meanwhile.
     *
     * @param pace of the run's clock
     */
    static ReconciliationExecution.Outcome shown(ProcessEnvironment processEnvironment, Pace pace, Execution execution)
            throws InterruptedException {
        var progress = new ReconciliationProgress(processEnvironment, pace);
        try {
            return execution.run(progress);
        } finally {
            progress.line.end();
        }
    }

    /** An earlier process has told of these. */
    @Override
    public void recalled(List<Event> past) {}

    /** Tells of the pauses between looks, and of what is to be known of them; the result is told at the end. */
    @Override
    public void happened(List<Event> events) {
        for (var event : events) {
            if (event.fact() instanceof ReconcileFact.Looked looked) {
                suspects = looked.suspects();
                line.end();
                looked.remarks().forEach(notices::line);
            } else if (event.fact() instanceof StepFact.TimerSet set) {
                line.end();
                notices.line(Counted.grouped(suspects, "key seems", "keys seem") + " wrong; looking again at "
                        + Durations.time(set.until())
                        + (pace instanceof Pace.Real ? " UTC" : " UTC on the run's clock"));
            }
        }
    }

    @Override
    public void progressed(StepProgress progress) {
        var now = WallTime.today();
        if (line.isDue(now)) {
            line.show(progress.text(), now);
        }
    }
}
