package dev.cutover.control;

import dev.cutover.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The question for a run's status, with all that decides how the answer looks. Writing it needs no stream and no
 * lambda, because they take their time at the start of a process. Immutable.
 *
 * @param build the caller's build of the tool: another one may word things differently
 * @param json whether the answer is a document
 * @param terminal whether a person sees it
 * @param charset the name of the charset of the caller's output
 * @param environment what of the caller's environment decides how it looks, by name
 */
public record StatusQuestion(
        String build, boolean json, boolean terminal, String charset, Map<String, String> environment) {
    private static final String FIRST = "status";
    private static final int FIXED = 6;

    public StatusQuestion {
        environment = Map.copyOf(environment);
    }

    /** The question as one line; empty if something in it cannot stand in a line. */
    Optional<String> line(RunId run) {
        var parts = new ArrayList<>(
                List.of(FIRST, build, run.value(), json ? "json" : "text", terminal ? "terminal" : "pipe", charset));
        new TreeMap<>(environment).forEach((name, value) -> parts.add(name + "=" + value));
        boolean fits = parts.stream().allMatch(StatusQuestion::fits);
        return fits ? Optional.of(String.join("\t", parts) + "\n") : Optional.empty();
    }

    private static boolean fits(String part) {
        return part.indexOf('\t') < 0 && part.indexOf('\n') < 0 && part.indexOf('\r') < 0;
    }

    /** Whether a line is such a question, of whatever build and run. */
    static boolean isAsked(String line) {
        return line.startsWith(FIRST + "\t");
    }

    /** The question on a line; empty if it is not about this run, or in another form. */
    static Optional<StatusQuestion> of(String line, RunId run) {
        var parts = line.endsWith("\n") ? line.substring(0, line.length() - 1).split("\t", -1) : new String[0];
        if (parts.length < FIXED || !parts[0].equals(FIRST) || !parts[2].equals(run.value())) {
            return Optional.empty();
        }
        var environment = new TreeMap<String, String>();
        for (int i = FIXED; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            environment.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return Optional.of(new StatusQuestion(
                parts[1], parts[3].equals("json"), parts[4].equals("terminal"), parts[5], environment));
    }
}
