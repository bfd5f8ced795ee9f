package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.Side;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.Shape;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is written once for both sides, or by side. Immutable. */
record BySide<T>(Optional<T> both, Map<Side, T> own) {
    private static final Pattern SIDE = Pattern.compile("left|right");

    BySide {
        own = Map.copyOf(own);
    }

    static <T> Shape<BySide<T>> of(Shape<T> one) {
        return new ByForm<>(
                new Converted<>(one, value -> new BySide<>(Optional.of(value), Map.of())),
                new Converted<>(
                        new MapOf<>(one, "a mapping from left or right to it", SIDE, "left or right"), BySide::named));
    }

    private static <T> BySide<T> named(Map<String, T> values) {
        var own = new EnumMap<Side, T>(Side.class);
        for (var side : Side.values()) {
            if (values.containsKey(side.toString())) {
                own.put(side, values.get(side.toString()));
            }
        }
        return new BySide<>(Optional.empty(), own);
    }

    /** What holds for a side. */
    Optional<T> of(Side side) {
        return ownOf(side).or(() -> both);
    }

    /** What is written of that side alone. */
    Optional<T> ownOf(Side side) {
        return Optional.ofNullable(own.get(side));
    }
}
