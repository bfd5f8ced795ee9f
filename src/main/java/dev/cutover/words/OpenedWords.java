package dev.cutover.words;

import dev.cutover.run.EffectState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.text.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the opening of the old platform went, in words; the texts of systems in it are not cleaned. Stateless and
 * thread-safe.
 */
public final class OpenedWords {
    private OpenedWords() {}

    /** What was decided, and what was closed then. */
    public static String decided(RollbackFact.Opened opened) {
        return head(opened.outcome()) + (opened.closed().isEmpty() ? "" : ", not open: " + closed(opened));
    }

    /** What was closed when it was decided to go on without. */
    public static String closed(RollbackLedger.Entry rollback) {
        return closed(Objects.requireNonNull(rollback.opened()));
    }

    private static String closed(RollbackFact.Opened opened) {
        return String.join("; ", opened.closed());
    }

    /**
     * The same with its time, and what came of it.
     *
     * @param undos what this rollback has undone, or tried to, to open it
     * @param repeats how often each was tried again
     */
    public static String of(
            RollbackFact.Opened opened, Instant at, List<EffectLedger.Entry> undos, Map<String, Integer> repeats) {
        int tries = undos.stream()
                .mapToInt(undo -> 1 + repeats.getOrDefault(undo.effect().key(), 0))
                .max()
                .orElse(0);
        String after = tries > 1 ? " after " + Counted.of(tries, "try", "tries") : "";
        String decided = head(opened.outcome()) + " at " + Durations.time(at);
        if (opened.outcome() == OpeningOutcome.OPEN) {
            return decided + after;
        }
        var last = undos.stream().map(EffectLedger.Entry::at).max(Instant::compareTo);
        boolean isOpen = !undos.isEmpty() && undos.stream().allMatch(undo -> undo.state() == EffectState.DONE);
        return decided + ", not open: " + closed(opened)
                + (isOpen ? "; open at " + Durations.time(last.orElseThrow()) + after : "; not opened" + after);
    }

    private static String head(OpeningOutcome outcome) {
        return switch (outcome) {
            case OPEN -> "open";
            case TRAFFIC_FIRST -> "TRAFFIC FIRST";
            case PARKED -> "PARKED";
        };
    }
}
