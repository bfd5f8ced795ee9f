package dev.cutover.run.ledger;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The latest value of every criterion, by segment. Not thread-safe. */
public final class CriteriaBoard {
    // Found by hash and sorted only when all are listed: every sample of a run passes through here.
    private final Map<Key, Reading> readings = new HashMap<>();
    private final Map<Key, SampleTrail> trails = new HashMap<>();
    private final Map<Key, Instant> firstRed = new HashMap<>();
    private final Map<Key, Instant> lastSpell = new HashMap<>();
    private final Map<Key, CriterionFact.BaselineTaken> baselines = new HashMap<>();
    private final List<Event> signs = new ArrayList<>();

    /** A criterion as it was measured for a segment. */
    public record Key(CriterionId criterion, Segment segment) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = criterion.compareTo(other.criterion);
            return order != 0 ? order : segment.compareTo(other.segment);
        }

        /** By hand, since what the compiler gives a record is slow until it is warm. */
        @Override
        public int hashCode() {
            return 31 * criterion.hashCode() + segment.hashCode();
        }
    }

    /**
     * The latest sample.
     *
     * @param at when it was taken
     * @param seq the number of the event that brought it, or will at the earliest
     * @param notGreenSince since when it has not been green without a break; null while it is green
     * @param redSince since when it has been red without a green one between: samples without data do not end it; null
     *     unless it is red
     */
    public record Reading(
            Sample sample,
            Instant at,
            long seq,
            @Nullable Instant notGreenSince,
            @Nullable Instant redSince) {}

    public Optional<Reading> of(CriterionId criterion, Segment segment) {
        return Optional.ofNullable(readings.get(new Key(criterion, segment)));
    }

    /** When it turned red last, whether or not it has been green since; empty if it never was. */
    public Optional<Instant> lastRed(CriterionId criterion, Segment segment) {
        return Optional.ofNullable(lastSpell.get(new Key(criterion, segment)));
    }

    /** How the samples followed one another; empty before the first. */
    public Optional<SampleTrail> trail(CriterionId criterion, Segment segment) {
        return Optional.ofNullable(trails.get(new Key(criterion, segment)));
    }

    /** All of them, in order. */
    public Map<Key, Reading> all() {
        return Collections.unmodifiableMap(new TreeMap<>(readings));
    }

    /** The baseline of the segment, or the one of all traffic where the segment has none of its own. */
    public Optional<CriterionFact.BaselineTaken> baseline(CriterionId criterion, Segment segment) {
        var own = baselines.get(new Key(criterion, segment));
        return Optional.ofNullable(own != null ? own : baselines.get(new Key(criterion, Segment.EVERYTHING)));
    }

    /** Breaches of guards, triggers that fired and baselines taken, in order. */
    public List<Event> signs() {
        return Collections.unmodifiableList(signs);
    }

    void apply(CriterionFact fact, Event event) {
        if (fact instanceof CriterionFact.Measured measured) {
            measured.stretches(event.at()).forEach(sampleStretch -> take(sampleStretch, event.seq()));
            return;
        }
        signs.add(event);
        if (fact instanceof CriterionFact.BaselineTaken taken) {
            baselines.put(new Key(taken.criterion(), taken.segment()), taken);
        } else if (!(fact instanceof CriterionFact.GuardBreached || fact instanceof CriterionFact.TriggerFired)) {
            // A breach changes no reading: the samples that show it are on record.
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    void take(SampleStretch sampleStretch, long seq) {
        var sample = sampleStretch.last();
        var key = new Key(sample.criterion(), sample.segment());
        var before = readings.get(key);
        var trail = trails.get(key);
        trails.put(key, trail == null ? SampleTrail.of(sampleStretch) : trail.and(sampleStretch));
        boolean green = sample.verdict() == Verdict.GREEN;
        boolean red = sample.verdict() == Verdict.RED;
        if (green) {
            firstRed.remove(key);
        } else if (red) {
            firstRed.putIfAbsent(key, sampleStretch.from());
            lastSpell.put(key, firstRed.getOrDefault(key, sampleStretch.from()));
        }
        var notGreenSince = green ? null : since(before == null ? null : before.notGreenSince(), sampleStretch.from());
        readings.put(
                key, new Reading(sample, sampleStretch.until(), seq, notGreenSince, red ? firstRed.get(key) : null));
    }

    private static Instant since(@Nullable Instant before, Instant at) {
        return before == null ? at : before;
    }
}
