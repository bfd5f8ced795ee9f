package dev.cutover.rehearsal;

import dev.cutover.engine.time.EngineTime;
import java.util.Optional;

/**
 * How a call after the end of a run ended. Immutable.
 *
 * @param value what it answered; empty if it gave no answer
 * @param trouble why it gave none; empty if it gave one
 */
record EndedCall<T>(Optional<T> value, String trouble) {

    static <T> EndedCall<T> withoutValue(String why) {
        return new EndedCall<>(Optional.empty(), why);
    }

    static <T> EndedCall<T> of(EngineTime.Done<T> done) {
        var trouble = done.trouble();
        if (trouble != null) {
            return withoutValue(trouble.getMessage() == null ? trouble.toString() : trouble.getMessage());
        }
        var value = done.value();
        return value == null ? withoutValue("no answer") : new EndedCall<>(Optional.of(value), "");
    }
}
