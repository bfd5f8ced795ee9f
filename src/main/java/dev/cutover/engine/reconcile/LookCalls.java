package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.WorkFolders;
import dev.cutover.engine.effect.FailureFacts;
import dev.cutover.model.Step;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.ConnectorException;
import java.io.IOException;
import java.util.List;

/** The calls of a step that reconciles. Stateless. */
public final class LookCalls {
    private LookCalls() {}

    /** Takes the next look; after the last one, brings the result as well. */
    public static NextAction look(Step step, StepContext stepContext) {
        var order = ReconcileOrder.of(step, stepContext);
        return new NextAction.Call(
                step.id(),
                order.attempt(),
                order.source(),
                step.policy().timeout(),
                callTools -> new LookJob(order, callTools).run(),
                trouble -> List.of(FailureFacts.of(step, order.attempt(), trouble)));
    }

    /** Removes the files of the attempt; what cannot be removed now is removed with the run's end. */
    public static NextAction removeFiles(Step step, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var done = new StepFact.StepNote(step.id(), attempt, new AttemptNote.WorkRemoved());
        return new NextAction.Call(
                step.id(),
                attempt,
                "files",
                step.policy().timeout(),
                callTools -> {
                    try {
                        WorkFolders.remove(callTools.workFolders().of(step.id(), attempt));
                        return List.of(done);
                    } catch (IOException e) {
                        throw new ConnectorException("the temporary files are left: " + e.getMessage(), e);
                    }
                },
                trouble -> List.of(done));
    }
}
