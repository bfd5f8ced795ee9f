package dev.cutover.preflight.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How an answer was read. Immutable.
 *
 * @param detail what the connector says of it, in words
 * @param outputs the named results of an operation
 * @param table the values of any other question
 * @param changedNothing whether the system is known to be as it was before a call that failed
 */
public record TrialAnswer(
        TrialState state, String detail, Map<String, String> outputs, TrialTable table, boolean changedNothing) {
    public TrialAnswer {
        outputs = Map.copyOf(outputs);
    }

    /** One that says nothing of changes. */
    public TrialAnswer(TrialState state, String detail, Map<String, String> outputs, TrialTable table) {
        this(state, detail, outputs, table, false);
    }

    static TrialAnswer of(TrialState state, String detail, TrialTable table) {
        return new TrialAnswer(state, detail, Map.of(), table);
    }

    static TrialAnswer unknown(String why) {
        return of(TrialState.UNKNOWN, why, TrialTable.NONE);
    }

    /** The same with its texts replaced, such as masked. */
    TrialAnswer with(UnaryOperator<String> words) {
        var replaced = new LinkedHashMap<String, String>();
        outputs.forEach((name, value) -> replaced.put(name, words.apply(value)));
        return new TrialAnswer(state, words.apply(detail), replaced, table.with(words), changedNothing);
    }
}
