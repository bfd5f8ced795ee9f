package dev.cutover.report.assembly;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Verdict;
import dev.cutover.run.Amendment;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.CriteriaBoard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every sample of a run, by criterion and segment, with the criterion as it was in force. Immutable. */
final class SampleHistory {
    private final Map<CriteriaBoard.Key, List<Taken>> byKey;

    /**
     * Samples that were recorded together.
     *
     * @param criterion in force then; null if the runbook is not known to have it
     */
    record Taken(long seq, SampleStretch stretch, @Nullable Criterion criterion) {
        Optional<Criterion> known() {
            return Optional.ofNullable(criterion);
        }

        boolean is(Verdict verdict) {
            return stretch.last().verdict() == verdict;
        }
    }

    private SampleHistory(Map<CriteriaBoard.Key, List<Taken>> byKey) {
        this.byKey = byKey;
    }

    static SampleHistory of(List<Event> events, Runbook pinned) {
        Map<CriterionId, Criterion> inForce = new LinkedHashMap<>(pinned.criteria());
        var byKey = new LinkedHashMap<CriteriaBoard.Key, List<Taken>>();
        for (var event : events) {
            if (event.fact() instanceof RunFact.Amended amended
                    && amended.amendment() instanceof Amendment.Limit limit) {
                inForce.computeIfPresent(limit.criterion(), (id, known) -> Amended.of(known, limit));
            } else if (event.fact() instanceof CriterionFact.Measured measured) {
                for (var stretch : measured.stretches(event.at())) {
                    var sample = stretch.last();
                    byKey.computeIfAbsent(
                                    new CriteriaBoard.Key(sample.criterion(), sample.segment()),
                                    key -> new ArrayList<>())
                            .add(new Taken(event.seq(), stretch, inForce.get(sample.criterion())));
                }
            }
        }
        return new SampleHistory(byKey);
    }

    /** In the order of the record; none if it was never measured there. */
    List<Taken> of(CriteriaBoard.Key key) {
        return Collections.unmodifiableList(byKey.getOrDefault(key, List.of()));
    }

    static long count(List<Taken> taken) {
        return taken.stream().mapToLong(one -> one.stretch().times()).sum();
    }

    static long count(List<Taken> taken, Verdict verdict) {
        return count(taken.stream().filter(one -> one.is(verdict)).toList());
    }

    /** In the order in which they were first measured. */
    Map<CriteriaBoard.Key, List<Taken>> all() {
        return Collections.unmodifiableMap(byKey);
    }
}
