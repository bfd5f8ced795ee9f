package dev.cutover.engine.effect;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Verify;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.spi.Actions;
import dev.cutover.spi.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an undo back, right after the call that makes it or settles it, and in the same job: what is not as expected is
 * not undone, whatever the call has answered. Stateless.
 */
public final class UndoVerification {
    private UndoVerification() {}

    /**
     * The same action, with the read after it. What is no call stays as it is.
     *
     * @param with what the read is called with, after substitution
     */
    public static NextAction after(
            NextAction nextAction, Effect undo, Verify verify, Map<String, Object> with, StepContext stepContext) {
        if (!(nextAction instanceof NextAction.Call call)) {
            return nextAction;
        }
        var read = new Read(undo, verify, with, stepContext.systems());
        return new NextAction.Call(
                call.step(),
                call.attempt(),
                call.source(),
                call.limit(),
                callTools -> read.after(call.job().run(callTools), callTools),
                call.trouble(),
                call.kind());
    }

    private record Read(Effect undo, Verify verify, Map<String, Object> with, ConnectedSystems connectedSystems) {

        List<Fact> after(List<Fact> facts, CallTools callTools) throws InterruptedException {
            var judged = new ArrayList<Fact>();
            for (var fact : facts) {
                boolean isDone = fact instanceof EffectFact.Settled settled
                        && settled.key().equals(undo.key())
                        && settled.state() == EffectState.DONE;
                judged.add(isDone ? wrong(callTools).<Fact>map(this::notUndone).orElse(fact) : fact);
            }
            return judged;
        }

        private Optional<String> wrong(CallTools callTools) throws InterruptedException {
            var context = callTools.context(undo.key() + "/verify", undo.correlation(), undo.segment());
            try {
                var actions = connectedSystems.get(undo.system(), Actions.class);
                return ActionVerification.wrong(verify, actions.call(verify.call(), with, context));
            } catch (ConnectorException trouble) {
                return Optional.of("verify '" + verify.call() + "' failed: " + trouble.getMessage());
            }
        }

        private EffectFact.Settled notUndone(String why) {
            return new EffectFact.Settled(undo.key(), EffectState.POSSIBLE, why, Map.of());
        }
    }
}
