package dev.cutover.run.fact;

import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import java.util.Map;
import java.util.Optional;

/** What happens to an effect. */
public sealed interface EffectFact extends Fact {

    /** Durable before any connector is asked. */
    record Intended(Effect effect) implements EffectFact {
        @Override
        public Optional<StepId> ofStep() {
            return Optional.of(effect.step());
        }

        @Override
        public int ofAttempt() {
            return effect.attempt();
        }
    }

    /**
     * Its outcome. {@code INTENDED} is not one; {@code IN_DOUBT} means that it is unknown so far.
     *
     * @param detail what the system said, cleaned of secrets; for people, nothing is decided from it
     * @param cause what the engine decides from beside the state
     */
    record Settled(String key, EffectState state, String detail, Map<String, String> outputs, Cause cause)
            implements EffectFact {
        public Settled {
            outputs = Map.copyOf(outputs);
        }

        /** An outcome as a system, a read-back or a person reported it. */
        public Settled(String key, EffectState state, String detail, Map<String, String> outputs) {
            this(key, state, detail, outputs, Cause.NONE);
        }
    }

    /** Why the outcome of an effect is not a plain answer. Only the engine sets it: no text of a connector does. */
    enum Cause {
        /** A plain answer, or nothing is known beyond the state. */
        NONE,
        /** The call passed its time limit. */
        TIMED_OUT,
        /** The router reports a weight that neither the record nor the effect expects. */
        DRIFT,
        /** The system did not answer before anything was sent: nothing was changed, and nothing will be. */
        UNREACHABLE
    }

    /** The same effect is requested again under its key; only after a read-back, or because it may be repeated. */
    record Repeated(String key, String why) implements EffectFact {}
}
