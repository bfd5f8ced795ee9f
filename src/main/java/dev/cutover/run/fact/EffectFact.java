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
     * Its outcome. {@code INTENDED} is not one; {@code IN_DOUBT} says that nobody knows yet.
     *
     * @param detail what the system said, cleaned of secrets; for people, nothing is decided from it
     * @param cause what the engine goes by beside the state
     */
    record Settled(String key, EffectState state, String detail, Map<String, String> outputs, Cause cause)
            implements EffectFact {
        public Settled {
            outputs = Map.copyOf(outputs);
        }

        /** As a system, a read-back or a person said, and nothing besides. */
        public Settled(String key, EffectState state, String detail, Map<String, String> outputs) {
            this(key, state, detail, outputs, Cause.NONE);
        }
    }

    /** Why the outcome of an effect is no plain answer. Only the engine knows it: no connector's words make it one. */
    enum Cause {
        /** It is a plain answer, or nobody knows more than the state says. */
        NONE,
        /** The call passed its time limit. */
        TIMED_OUT,
        /** A weight stands where neither the record nor the effect has put it. */
        DRIFT
    }

    /** The same effect is asked for once more under its key; only after a read-back, or because it may be repeated. */
    record Repeated(String key, String why) implements EffectFact {}
}
