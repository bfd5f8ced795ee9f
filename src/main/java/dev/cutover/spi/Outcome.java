package dev.cutover.spi;

import java.util.Map;

/**
 * The outcome of a call, as far as the system knows. Its type decides what follows; its text is for people only.
 * Time-outs and drift are determined by the engine, never by a connector's text.
 */
public sealed interface Outcome {

    /**
     * The system reports success.
     *
     * @param outputs named results, for later steps ({@code ${step.freeze.output.ticket}}) and for {@code verify},
     *     which compares them as text
     */
    record Succeeded(String detail, Map<String, String> outputs) implements Outcome {
        public Succeeded {
            outputs = Map.copyOf(outputs);
        }

        @Override
        public String trouble() {
            return "";
        }
    }

    /**
     * The system reports failure.
     *
     * @param why for a person, part of a sentence
     * @param changedNothing true only if that is certain; otherwise a rollback will undo it
     */
    record Failed(String why, boolean changedNothing) implements Outcome {
        @Override
        public String trouble() {
            return why;
        }
    }

    /** The outcome is unknown; the effect is in doubt. */
    record Unverified(String why) implements Outcome {
        @Override
        public String trouble() {
            return why;
        }
    }

    /** Why it does not count as a success, for people; empty if it does. */
    String trouble();

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
