package dev.cutover.run;

import dev.cutover.model.StepId;
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
     * @param detail what the system said, cleaned of secrets
     */
    record Settled(String key, EffectState state, String detail, Map<String, String> outputs) implements EffectFact {
        public Settled {
            outputs = Map.copyOf(outputs);
        }
    }

    /** The same effect is asked for once more under its key; only after a read-back, or because it may be repeated. */
    record Repeated(String key, String why) implements EffectFact {}
}
