package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Undo;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.WordShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads when in a rollback something is undone: {@code before: traffic}, or {@code after:} a phase. */
final class UndoTimeReader {
    static final Key<Undo.Time> BEFORE = Key.optional(
            "before",
            new WordShape<>(Map.of("traffic", Undo.Time.BEFORE_TRAFFIC)),
            "traffic: it is undone before traffic returns, as the old platform needs it.");
    static final Key<Undo.Time> AFTER = Key.optional(
            "after",
            new WordShape<>(times()),
            "traffic, in-flight or reconcile: what it waits for; traffic where it is left out.");

    private UndoTimeReader() {}

    private static Map<String, Undo.Time> times() {
        var times = new LinkedHashMap<String, Undo.Time>();
        times.put("traffic", Undo.Time.AFTER_TRAFFIC);
        times.put("in-flight", Undo.Time.AFTER_IN_FLIGHT);
        times.put("reconcile", Undo.Time.AFTER_RECONCILE);
        return times;
    }

    /** The time that is written; empty if none is. */
    static Optional<Undo.Time> of(TableFields undo) {
        if (undo.has(BEFORE) && undo.has(AFTER)) {
            undo.problem(AFTER, "an undo is either before: traffic or after: something, not both", "remove one");
        }
        return undo.maybe(BEFORE).or(() -> undo.maybe(AFTER));
    }

    /** What is not undone has no time. */
    static void refuse(TableFields undo) {
        of(undo).ifPresent(time -> undo.problem(
                time.written() + " belongs to an undo, and this step has none", "remove " + time.written()));
    }
}
