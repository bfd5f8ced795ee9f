package dev.cutover.reconcile.stage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the quantities of one part are, and what it has been through. Not thread-safe. */
final class PartStages {
    private final List<@Nullable String> part;
    private final Map<String, BigDecimal> quantities = new LinkedHashMap<>();
    private final Set<String> passed = new LinkedHashSet<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    PartStages(List<@Nullable String> part) {
        this.part = part;
    }

    List<@Nullable String> part() {
        return part;
    }

    Map<String, BigDecimal> quantities() {
        return quantities;
    }

    /** The stages that it has come into, on record. */
    Set<String> passed() {
        return passed;
    }

    /** The stages that were missed so far, each with the way on which it was. */
    Map<String, String> skipped() {
        return skipped;
    }

    boolean isEmpty() {
        return quantities.values().stream().noneMatch(some -> some.signum() > 0);
    }

    BigDecimal in(String stage) {
        return quantities.getOrDefault(stage, BigDecimal.ZERO);
    }

    void add(String stage, BigDecimal quantity) {
        quantities.merge(stage, quantity, BigDecimal::add);
    }

    /** Takes at most so much out of a stage; returns how much it took. */
    BigDecimal take(String stage, BigDecimal most) {
        var taken = in(stage).min(most);
        add(stage, taken.negate());
        return taken;
    }
}
