package dev.cutover.run.ledger;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.SystemId;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the routers reported when all weights that the record says are in force were last read back. Not thread-safe.
 */
public final class WeightReadings {
    private final TrafficLedger traffic;
    private final EffectLedger effects;
    private final Map<String, Reading> last = new TreeMap<>();
    private final List<Accepted> accepted = new ArrayList<>();

    /**
     * The last reading of a router whose result was another one than before.
     *
     * @param note what the router adds; empty if that is nothing
     * @param seq the number of its event
     */
    public record Reading(SystemId router, List<WeightDrift> drifted, String trouble, String note, long seq) {}

    /** A weight that a person has accepted as it was found, and the decision. */
    public record Accepted(WeightDrift drift, QuestionLedger.Dated by) {}

    WeightReadings(TrafficLedger traffic, EffectLedger effects) {
        this.traffic = traffic;
        this.effects = effects;
    }

    /** The last reading of each router that has one. */
    public List<Reading> last() {
        return List.copyOf(last.values());
    }

    /** The weights that were last found to differ from the record, and still do as far as is known. */
    public List<WeightDrift> drifted() {
        return last.values().stream()
                .flatMap(reading -> reading.drifted().stream().filter(this::stands))
                .toList();
    }

    /** Whether the drift was recorded after that event. */
    public boolean isFoundAfter(WeightDrift drift, long seq) {
        return last.values().stream()
                .anyMatch(reading -> reading.seq() > seq && reading.drifted().contains(drift));
    }

    /** What people have accepted as it was found. */
    public List<Accepted> accepted() {
        return Collections.unmodifiableList(accepted);
    }

    /**
     * What a reading adds to the record; empty if that is nothing. What has changed since the record was compared says
     * nothing; what could not be read now is as it was.
     */
    public Optional<RunFact.WeightsRead> news(RunFact.WeightsRead read) {
        var before = Optional.ofNullable(last.get(read.router().value()));
        var drifted = new ArrayList<>(read.drifted().stream()
                .filter(this::stands)
                .filter(drift -> isOlder(drift, read.asOf()))
                .toList());
        if (!read.trouble().isEmpty()) {
            before.stream()
                    .flatMap(reading -> reading.drifted().stream().filter(this::stands))
                    .filter(drift -> drifted.stream().noneMatch(isOf(drift)))
                    .forEach(drifted::add);
        }
        boolean same = before.map(reading ->
                                reading.drifted().stream().filter(this::stands).toList())
                        .orElse(List.of())
                        .equals(drifted)
                && before.map(Reading::trouble).orElse("").isEmpty()
                        == read.trouble().isEmpty()
                && (isUnread(read)
                        || before.map(Reading::note)
                                .orElse("")
                                .equals(read.note().orElse("")));
        return same
                ? Optional.empty()
                : Optional.of(
                        new RunFact.WeightsRead(read.router(), read.asOf(), drifted, read.trouble(), read.note()));
    }

    /** What cannot be read has no note, which says nothing of it. */
    private static boolean isUnread(RunFact.WeightsRead read) {
        return !read.trouble().isEmpty() && read.note().isEmpty();
    }

    private boolean stands(WeightDrift drift) {
        return traffic.of(drift.traffic(), drift.key())
                .filter(entry -> entry.certain() && entry.weight().basisPoints() == drift.expected())
                .isPresent();
    }

    private boolean isOlder(WeightDrift drift, long seq) {
        return traffic.of(drift.traffic(), drift.key())
                .flatMap(entry -> effects.of(entry.effect()))
                .filter(effect -> effect.settledSeq() > seq)
                .isEmpty();
    }

    private static Predicate<WeightDrift> isOf(WeightDrift drift) {
        return one -> one.traffic().equals(drift.traffic()) && one.key().equals(drift.key());
    }

    void apply(RunFact.WeightsRead read, Event event) {
        String note = read.note().orElse("");
        last.put(read.router().value(), new Reading(read.router(), read.drifted(), read.trouble(), note, event.seq()));
    }

    /** A weight that was set and read back is as recorded. */
    void apply(EffectFact fact) {
        if (fact instanceof EffectFact.Settled settled
                && settled.state() == EffectState.DONE
                && effects.of(settled.key()).orElseThrow().effect().deed() instanceof Effect.Weights weights) {
            weights.moves()
                    .forEach(move -> forget(drift -> drift.traffic().equals(weights.traffic())
                            && drift.key().equals(move.key())));
        }
    }

    /** Accepted is what was asked about, and only that. */
    void apply(PeopleFact fact, QuestionLedger questions, Instant at) {
        if (fact instanceof PeopleFact.Decided decided && decided.decision().hasChoice(AnswerWord.ACCEPT)) {
            questions
                    .of(decided.decision().question())
                    .filter(entry -> entry.question().kind() == Question.Kind.DRIFT)
                    .ifPresent(entry -> accept(entry, at));
        }
    }

    private void accept(QuestionLedger.Entry entry, Instant at) {
        var answer = entry.answer();
        for (var drift : drifted()) {
            if (answer != null && entry.question().sights().stream().anyMatch(drift::isShownBy)) {
                traffic.accept(drift, at);
                accepted.add(new Accepted(drift, answer));
                forget(drift::equals);
            }
        }
    }

    private void forget(Predicate<WeightDrift> which) {
        last.replaceAll((router, reading) -> new Reading(
                reading.router(),
                reading.drifted().stream().filter(which.negate()).toList(),
                reading.trouble(),
                reading.note(),
                reading.seq()));
    }
}
