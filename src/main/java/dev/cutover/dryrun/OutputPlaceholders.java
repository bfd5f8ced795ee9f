package dev.cutover.dryrun;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Placeholder outputs of skipped operations: for each output that the runbook uses, a text that says where it would
 * come from.
 */
final class OutputPlaceholders {
    private static final String MARK = "<dry run: ";

    private static final Pattern OUTPUT = Pattern.compile("\\$\\{step\\.([^.}]+)\\.output\\.([^}]+)}");

    private final Map<Called, Map<String, String>> outputs;

    private OutputPlaceholders(Map<Called, Map<String, String>> outputs) {
        this.outputs = outputs;
    }

    private record Called(SystemId system, String operation) {}

    static OutputPlaceholders of(Runbook runbook) {
        var steps = runbook.allSteps().toList();
        var outputs = new HashMap<Called, Map<String, String>>();
        // The text form of a step contains all its fields.
        var used = OUTPUT.matcher(steps.toString());
        while (used.find()) {
            String name = used.group(2);
            steps.stream()
                    .filter(step -> step.id().value().equals(used.group(1)))
                    .flatMap(OutputPlaceholders::call)
                    .forEach(call -> outputs.computeIfAbsent(call, key -> new TreeMap<>())
                            .put(name, MARK + name + " of " + call.system() + " " + call.operation() + ">"));
        }
        return new OutputPlaceholders(outputs);
    }

    private static Stream<Called> call(Step step) {
        return step.work() instanceof Work.Action action
                ? Stream.of(new Called(action.system(), action.call()))
                : Stream.empty();
    }

    /** Placeholders by the name of the output; empty if no step uses an output of the operation. */
    Map<String, String> of(SystemId system, String operation) {
        return outputs.getOrDefault(new Called(system, operation), Map.of());
    }

    /** Whether the value contains a placeholder. */
    static boolean isIn(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(OutputPlaceholders::isIn);
        }
        return value instanceof Collection<?> list
                ? list.stream().anyMatch(OutputPlaceholders::isIn)
                : value instanceof String text && text.contains(MARK);
    }
}
