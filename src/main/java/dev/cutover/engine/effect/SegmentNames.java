package dev.cutover.engine.effect;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

/**
 * What people call segments, for texts that jobs on other threads make. Immutable and thread-safe.
 *
 * @param names the name of a segment, in the order of the runbook's dimensions
 */
record SegmentNames(Function<Segment, String> names) {
    static SegmentNames of(Runbook runbook) {
        return new SegmentNames(runbook::nameOf);
    }

    /** {@code us-east curbside}. */
    String of(Segment segment) {
        return names.apply(segment);
    }

    /** A connector's text, which writes keys as the record does, with their names instead. */
    String in(String text, Collection<Segment> keys) {
        String named = text;
        var longestFirst =
                Comparator.comparing((Segment key) -> key.toString().length()).reversed();
        for (var key : keys.stream().sorted(longestFirst).toList()) {
            named = key.values().isEmpty() ? named : named.replace(key.toString(), of(key));
        }
        return named;
    }
}
