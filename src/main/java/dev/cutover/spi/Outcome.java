package dev.cutover.spi;

import java.util.Map;

/**
 * What became of a call, as far as the system can tell. Which of these it is decides what follows; the words in it are
 * for people only. A time limit that passed and drift are found by the engine, never said by a connector's words.
 */
public sealed interface Outcome {

    /**
     * The system says that it is done.
     *
     * @param outputs named results, for later steps ({@code ${step.freeze.output.ticket}}) and for {@code verify},
     *     which compares them as text
     */
    record Succeeded(String detail, Map<String, String> outputs) implements Outcome {
        public Succeeded {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * The system says no.
     *
     * @param why for a person, part of a sentence
     * @param changedNothing true only if that is certain; otherwise a rollback will look after it
     */
    record Failed(String why, boolean changedNothing) implements Outcome {}

    /** Nobody can tell; the effect is in doubt. */
    record Unverified(String why) implements Outcome {}

    static Outcome succeeded(String detail) {
        return succeeded(detail, Map.of());
    }

    static Outcome succeeded(String detail, Map<String, String> outputs) {
        return new Succeeded(detail, outputs);
    }

    /** A refusal that may have changed something. */
    static Outcome failed(String why) {
        return failed(why, false);
    }

    /** A refusal; {@code changedNothing} only if that is certain. */
    static Outcome failed(String why, boolean changedNothing) {
        return new Failed(why, changedNothing);
    }

    static Outcome unverified(String why) {
        return new Unverified(why);
    }
}
