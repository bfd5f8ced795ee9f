package dev.cutover.yaml.runbook.step;

import dev.cutover.yaml.shape.TableFields;
import java.util.Map;
import java.util.stream.Stream;

/** The common keys that would mean nothing at a kind of step, each refused with the reason. */
final class IdleKeys {
    private static final String NEVER_FAILS = "a wait calls nothing and cannot fail";

    private static final Map<String, Map<String, String>> REASONS = Map.of(
            "wait",
            Map.of(
                    "timeout", "a wait ends at the time that it names itself",
                    "retry", NEVER_FAILS,
                    "on-failure", NEVER_FAILS,
                    "by-hand", NEVER_FAILS),
            "gate",
            Map.of("by-hand", "a gate is passed by its people or overridden, never done by hand"));

    private IdleKeys() {}

    /**
     * Reports each key of the step that has no effect at its kind; not of a pinned step, which earlier versions let
     * pass.
     */
    static void refuse(TableFields tableFields, StepKind stepKind) {
        if (tableFields.isPinned()) {
            return;
        }
        var reasons = REASONS.getOrDefault(stepKind.word(), Map.of());
        Stream.concat(PolicyReader.KEYS.stream(), SafetyReader.KEYS.stream())
                .filter(key -> reasons.containsKey(key.name()) && tableFields.has(key))
                .forEach(key -> tableFields.problem(
                        key, "`" + key.name() + "` means nothing here: " + reasons.get(key.name()), "leave it out"));
    }
}
