package dev.cutover.simulation;

import dev.cutover.model.Verdict;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * At each decision, compares what the engine knows about the criteria with its record. Reads the record with its own
 * code.
 */
final class SampleMemory {
    private final Map<CriteriaBoard.Key, Known> recorded = new TreeMap<>();
    private final Supplier<RunState> engine;
    private final Consumer<String> complain;

    private record Known(
            Sample sample,
            Instant at,
            @Nullable Instant notGreenSince,
            @Nullable Instant redSince) {}

    SampleMemory(List<Event> past, Supplier<RunState> engine, Consumer<String> complain) {
        this.engine = engine;
        this.complain = complain;
        past.forEach(event -> enter(event.fact(), event.at()));
    }

    /** Something is about to be recorded. */
    void decided(Fact fact) {
        if (fact instanceof CriterionFact.Measured) {
            return;
        }
        var known = new TreeMap<CriteriaBoard.Key, Known>();
        engine.get()
                .criteria()
                .all()
                .forEach((key, reading) -> known.put(
                        key,
                        new Known(
                                reading.sample(),
                                reading.at(),
                                reading.notGreenSince(),
                                reading.sample().verdict() == Verdict.RED ? reading.redSince() : null)));
        var onRecord = new TreeMap<>(recorded);
        onRecord.replaceAll((key, one) -> one.sample().verdict() == Verdict.RED
                ? one
                : new Known(one.sample(), one.at(), one.notGreenSince(), null));
        if (!known.equals(onRecord)) {
            complain.accept(fact + " was decided on samples that are not on record: " + known + ", not " + onRecord);
        }
    }

    /** Something was recorded. */
    void enter(Fact fact, Instant at) {
        if (fact instanceof CriterionFact.Measured measured) {
            measured.stretches(at).forEach(this::take);
        }
    }

    private void take(SampleStretch sampleStretch) {
        var sample = sampleStretch.last();
        recorded.compute(new CriteriaBoard.Key(sample.criterion(), sample.segment()), (key, before) -> {
            boolean green = sample.verdict() == Verdict.GREEN;
            var notGreen = before == null ? null : before.notGreenSince();
            var red = before == null ? null : before.redSince();
            if (!green && notGreen == null) {
                notGreen = sampleStretch.from();
            }
            if (sample.verdict() == Verdict.RED && red == null) {
                red = sampleStretch.from();
            }
            return new Known(sample, sampleStretch.until(), green ? null : notGreen, green ? null : red);
        });
    }
}
