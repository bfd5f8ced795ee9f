package dev.cutover.engine;

import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples that bring nothing new: the state takes each at once, the record those of a minute in one event. Any other
 * fact may rely on the newest sample, so that one is recorded first, on its own. A reader who folds the record
 * therefore has, at every other event, the state that the engine had. Not thread-safe.
 */
final class SampleLog {
    private final RunState state;
    private final Map<CriteriaBoard.Key, Kept> kept = new TreeMap<>();
    private final Map<CriteriaBoard.Key, SampleStretch> untold = new TreeMap<>();
    private @Nullable Instant since;

    SampleLog(RunState state) {
        this.state = state;
    }

    /** What is kept of a criterion: the newest sample, and those before it. */
    private record Kept(@Nullable SampleStretch before, SampleStretch newest) {
        private Kept and(SampleStretch next) {
            return new Kept(all(), next);
        }

        private SampleStretch all() {
            return before == null ? newest : before.and(newest);
        }
    }

    /**
     * Takes samples.
     *
     * @param facts nothing but {@link CriterionFact.Sampled}
     * @param at when they were taken
     * @return what is to be recorded of them at once
     */
    List<Fact> sift(List<Fact> facts, Instant at) {
        var news = new ArrayList<Fact>();
        for (var fact : facts) {
            for (var sample : ((CriterionFact.Sampled) fact).samples()) {
                take(sample, at, news);
            }
        }
        return news;
    }

    private void take(Sample sample, Instant at, List<Fact> news) {
        var key = new CriteriaBoard.Key(sample.criterion(), sample.segment());
        if (isNews(sample, at)) {
            var ended = kept.remove(key);
            untold.remove(key);
            if (ended != null) {
                news.addAll(recorded(List.of(ended.all())));
            }
            since = kept.isEmpty() ? null : since;
            news.add(new CriterionFact.Sampled(List.of(sample)));
            return;
        }
        state.measured(sample, at);
        var one = SampleStretch.of(sample, at);
        kept.merge(key, new Kept(null, one), (before, next) -> before.and(one));
        untold.put(key, one);
        since = since == null ? at : since;
    }

    /** A new runner has no samples yet; and holding back samples that come once a minute would save nothing. */
    private boolean isNews(Sample sample, Instant at) {
        return state.criteria()
                .of(sample.criterion(), sample.segment())
                .filter(before -> before.seq() > state.takenSeq())
                .filter(before -> before.sample().saysTheSameAs(sample))
                .filter(before -> at.isBefore(before.at().plus(SampleStretch.LONGEST)))
                .isEmpty();
    }

    /** When what is kept is to be recorded, if nothing else comes before; null if there is nothing. */
    @Nullable
    Instant due() {
        return since == null ? null : since.plus(SampleStretch.LONGEST);
    }

    /** Everything that is kept, in one. */
    List<Fact> minute() {
        var stretches = kept.values().stream().map(Kept::all).toList();
        clear();
        return stretches.isEmpty() ? List.of() : List.of(new CriterionFact.Unchanged(stretches));
    }

    /** Everything that is kept, the newest sample of each criterion for itself. */
    List<Fact> release() {
        var before = kept.values().stream()
                .flatMap(one -> Optional.ofNullable(one.before()).stream())
                .toList();
        var facts = recorded(before);
        facts.addAll(singly(kept.values().stream().map(Kept::newest).toList()));
        clear();
        return facts;
    }

    private void clear() {
        kept.clear();
        untold.clear();
        since = null;
    }

    private static List<Fact> recorded(List<SampleStretch> stretches) {
        var facts = new ArrayList<Fact>();
        var several = stretches.stream().filter(one -> !one.isSingle()).toList();
        if (!several.isEmpty()) {
            facts.add(new CriterionFact.Unchanged(several));
        }
        facts.addAll(singly(stretches.stream().filter(SampleStretch::isSingle).toList()));
        return facts;
    }

    /** Those of one instant together. */
    private static List<Fact> singly(List<SampleStretch> samples) {
        var taken = new TreeMap<Instant, List<Sample>>();
        samples.forEach(one ->
                taken.computeIfAbsent(one.until(), at -> new ArrayList<>()).add(one.last()));
        var facts = new ArrayList<Fact>();
        taken.forEach((at, together) -> facts.add(new CriterionFact.Sampled(together, Optional.of(at))));
        return facts;
    }

    /** Reports the samples that are not recorded yet, each once. */
    void tell(BiConsumer<Sample, Instant> listener) {
        untold.values().forEach(one -> listener.accept(one.last(), one.until()));
        untold.clear();
    }
}
