package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a system is asked. Immutable.
 *
 * @param name of the operation or the question
 * @param about what it is about, in the order in which it is written
 */
record AskedOfSystem(SystemId system, Kind kind, String name, Map<String, String> about) {

    /** Whether it may change something. */
    enum Kind {
        OPERATION("operation"),
        QUESTION("question");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static AskedOfSystem operation(SystemId system, String name, CallContext context) {
        return new AskedOfSystem(system, Kind.OPERATION, name, Map.of()).under(context);
    }

    static AskedOfSystem question(SystemId system, String name) {
        return new AskedOfSystem(system, Kind.QUESTION, name, Map.of());
    }

    /** The same, about something more. */
    AskedOfSystem with(String field, String value) {
        var all = new LinkedHashMap<>(about);
        all.put(field, value);
        return new AskedOfSystem(system, kind, name, all);
    }

    /** The same under the key of a context, by which the system and its logs know the call. */
    AskedOfSystem under(CallContext context) {
        return with("key", context.idempotencyKey()).with("correlation", context.correlation());
    }

    /** The same for everything that is the same question. */
    String identity() {
        return system + " " + name + " " + about;
    }
}
