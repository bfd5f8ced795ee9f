package dev.cutover.engine.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Outputs of a step as the one text that a fact can hold. Stateless and thread-safe. */
public final class StepOutputs {
    /** What separates one part of a text from the next, and is not itself part of any. */
    private static final char SEPARATOR = '\u001f';

    private StepOutputs() {}

    /**
     * Outputs as one text, a name and a value in turn, each with a separator behind it. A secret in them may still be
     * masked, whatever that does to its length.
     */
    public static String encode(Map<String, String> outputs) {
        var text = new StringBuilder();
        new TreeMap<>(outputs).forEach((name, value) -> append(append(text, name), value));
        return text.toString();
    }

    private static StringBuilder append(StringBuilder text, String part) {
        return text.append(part.replace(SEPARATOR, ' ')).append(SEPARATOR);
    }

    public static Map<String, String> decode(String text) {
        var outputs = new LinkedHashMap<String, String>();
        var parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            outputs.put(parts.get(i), parts.get(i + 1));
        }
        return outputs;
    }
}
