package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The idempotency key of an undo. It extends the key of what it undoes, so that the direction is visible in the key;
 * only this class knows the form.
 *
 * @param value the key as systems and the record get it
 */
public record UndoKey(String value) {
    private static final String BACK = "/back";
    private static final int DIGITS = 12;

    /**
     * What is restored under one key.
     *
     * @param segments in any order; the effect that moved them may have moved more
     */
    public record ReturnedTraffic(String flow, Collection<Segment> segments) {}

    /** The undo of the effect of that key. */
    public static UndoKey of(String effect) {
        return new UndoKey(effect + BACK);
    }

    /**
     * The key that restores some of a flow's traffic, whichever rollback does it.
     *
     * @param movers the keys of the effects that moved the traffic
     * @param share the new platform's share that is left; none if all of it returns
     * @param earlier how often the same was restored before, and was moved again without an effect of its own
     */
    public static UndoKey ofTraffic(
            RunId run, ReturnedTraffic traffic, Collection<String> movers, Weight share, int earlier) {
        String prefix = run + "/";
        String all = Stream.concat(
                        movers.stream()
                                .map(mover -> mover.startsWith(prefix) ? mover.substring(prefix.length()) : mover)
                                .sorted(),
                        traffic.segments().stream().map(Segment::toString).sorted())
                .collect(Collectors.joining("\n"));
        String undone = CanonicalLines.sha256(all).substring(0, DIGITS);
        String left = share.equals(Weight.NONE) ? "" : "/to-" + share.basisPoints();
        String again = earlier == 0 ? "" : "/again-" + earlier;
        return new UndoKey(prefix + traffic.flow() + "/" + undone + left + again + BACK);
    }

    /** The key of what it undoes; empty if this is no undo's key. No effect has this key if it restores traffic. */
    public Optional<String> undone() {
        return value.endsWith(BACK)
                ? Optional.of(value.substring(0, value.length() - BACK.length()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
