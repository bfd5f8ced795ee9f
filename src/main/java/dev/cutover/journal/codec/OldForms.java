package dev.cutover.journal.codec;

import dev.cutover.run.fact.EffectFact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what older builds recorded in prose and today's builds record in a key of its own. An old event is recognised
 * by the missing key: today's events always have it, so the text of a connector is never interpreted.
 */
final class OldForms {
    private static final String TIMED_OUT = "no answer within ";
    private static final String DRIFT = "drift: ";

    private OldForms() {}

    /** The plain value of a key that an event of this type lacks; null if it has none. */
    static @Nullable Object of(String type, String missing, Map<?, ?> data) {
        boolean cause = type.equals("EFFECT_SETTLED") && missing.equals("cause");
        return cause ? cause(String.valueOf(data.get("detail"))).name() : null;
    }

    /** As the older builds read it. */
    private static EffectFact.Cause cause(String detail) {
        if (detail.startsWith(TIMED_OUT)) {
            return EffectFact.Cause.TIMED_OUT;
        }
        return detail.startsWith(DRIFT) ? EffectFact.Cause.DRIFT : EffectFact.Cause.NONE;
    }
}
