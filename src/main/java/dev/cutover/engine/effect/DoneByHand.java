package dev.cutover.engine.effect;

import dev.cutover.engine.context.StepContext;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.EffectLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Records an effect as done by the word of a person. Stateless; used on the engine's thread. */
public final class DoneByHand {
    private DoneByHand() {}

    /**
     * The facts that are missing until the effect is done. Some may be there: the engine has tried it before, or a
     * runner was killed in the middle of this write.
     *
     * @param effect made only if there is no intent on record
     */
    public static List<Fact> facts(String key, Supplier<Effect> effect, String said, StepContext stepContext) {
        var facts = new ArrayList<Fact>();
        var known = stepContext.effect(key).map(EffectLedger.Entry::state).orElse(null);
        if (known == null) {
            facts.add(new EffectFact.Intended(effect.get()));
        } else if (known == EffectState.NOT_DONE) {
            facts.add(new EffectFact.Repeated(key, said));
        }
        if (known != EffectState.DONE) {
            facts.add(new EffectFact.Settled(key, EffectState.DONE, said, Map.of()));
        }
        return facts;
    }
}
