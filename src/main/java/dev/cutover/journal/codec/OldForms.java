package dev.cutover.journal.codec;

import dev.cutover.run.fact.EffectFact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What records of older builds say in words and today's say in a key of its own. An old event is told by the key that
 * it lacks: today's events always have it, so that what a connector says in one of them is never taken for more than
 * words.
 */
final class OldForms {
    private static final String TIMED_OUT = "no answer within ";
    private static final String DRIFT = "drift: ";

    private OldForms() {}

    /** The plain value of a key that an event of this type does not have; null if it stood for nothing. */
    static @Nullable Object of(String type, String missing, Map<?, ?> data) {
        boolean cause = type.equals("EFFECT_SETTLED") && missing.equals("cause");
        return cause ? cause(String.valueOf(data.get("detail"))).name() : null;
    }

    /** As the builds read it that wrote it. */
    private static EffectFact.Cause cause(String detail) {
        if (detail.startsWith(TIMED_OUT)) {
            return EffectFact.Cause.TIMED_OUT;
        }
        return detail.startsWith(DRIFT) ? EffectFact.Cause.DRIFT : EffectFact.Cause.NONE;
    }
}
