package dev.cutover.engine.context;

import dev.cutover.engine.context.FirstSigns.Sign;
import dev.cutover.engine.context.FirstSigns.Watched;
import dev.cutover.model.Scope;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.Sighting;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.FaultSigns;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the fault began that a rollback answers, and what the first sign of it was. A fault that was declared or
 * injected began then; otherwise with the first bad sample. Computed from the record, once, when the rollback is
 * decided.
 */
final class FaultBeginning {
    private final StepContext stepContext;
    private final Scope scope;

    FaultBeginning(StepContext stepContext, Scope scope) {
        this.stepContext = stepContext;
        this.scope = scope;
    }

    /**
     * What is recorded of it.
     *
     * @param firstBad the first bad sample; empty if there was none
     * @param noticed when the first sign came
     */
    record Noticed(Optional<Instant> firstBad, Instant noticed, Sighting sighting) {}

    /**
     * The beginning and the first sign.
     *
     * @param own the sign that leads to this rollback
     * @param declared when the fault began, by the person who decides
     */
    Noticed of(Sign own, Optional<Instant> declared) {
        var known = declared.or(() -> injected(own.at()));
        var sign = first(own, known);
        var firstBad = firstBad(own, sign);
        var fault = known.or(() -> firstBad.map(FirstBad::at));
        var origin = declared.isPresent()
                ? Sighting.Origin.DECLARED
                : known.isPresent()
                        ? Sighting.Origin.INJECTED
                        : firstBad.isPresent() ? Sighting.Origin.FIRST_BAD : Sighting.Origin.UNKNOWN;
        var sampled = sign.about().or(() -> known.isPresent() ? Optional.empty() : firstBad.map(FirstBad::watched));
        var slack = fault.isPresent() ? sampled.map(this::pace) : Optional.<Duration>empty();
        return new Noticed(firstBad.map(FirstBad::at), sign.at(), new Sighting(origin, fault, sign.kind(), slack));
    }

    private record FirstBad(Instant at, Watched watched) {}

    /** The earliest sign of this fault. Where the beginning is not known, a sign counts while it is a reason. */
    private Sign first(Sign own, Optional<Instant> known) {
        var before = previous();
        return Stream.concat(Stream.of(own), FirstSigns.of(stepContext, scope).stream())
                .filter(sign ->
                        sign.equals(own) || before.isEmpty() || sign.at().isAfter(before.orElseThrow()))
                .filter(sign -> sign.equals(own)
                        || (known.isEmpty()
                                ? sign.standing() && !isOlderThanTheFault(sign, own)
                                : !sign.at().isBefore(known.orElseThrow())))
                .flatMap(sign -> notAfter(own, sign).stream())
                .min(Comparator.comparing(Sign::at).thenComparing(Sign::kind))
                .orElse(own);
    }

    /** People who held the run before the first bad sample did not hold it for what a guard or a trigger has seen. */
    private static boolean isOlderThanTheFault(Sign sign, Sign own) {
        return sign.kind() == Sighting.Sign.HOLD
                && own.firstBad().filter(bad -> sign.at().isBefore(bad)).isPresent();
    }

    /** What is recorded in the instant of a decision may bear a later time by microseconds. */
    private static Optional<Sign> notAfter(Sign own, Sign sign) {
        if (!sign.at().isAfter(own.at())) {
            return Optional.of(sign);
        }
        return own.kind() == Sighting.Sign.DECISION
                ? Optional.of(new Sign(own.at(), sign.kind(), sign.about(), sign.firstBad(), sign.standing()))
                : Optional.empty();
    }

    /** The decision of the last rollback that touched this scope: what came before belongs to it. */
    private Optional<Instant> previous() {
        return stepContext.state().rollbacks().all().stream()
                .filter(rollback -> rollback.scope().includes(scope) || scope.includes(rollback.scope()))
                .map(RollbackLedger.Entry::decided)
                .max(Comparator.naturalOrder());
    }

    /** The earliest injected fault that is not over; if all are, the latest. The pessimistic choice never flatters. */
    private Optional<Instant> injected(Instant now) {
        var before = previous();
        List<FaultSigns.Injected> injected = stepContext.state().rollbacks().signs().injected().stream()
                .filter(fault -> !fault.at().isAfter(now))
                .filter(fault -> before.isEmpty() || fault.at().isAfter(before.orElseThrow()))
                .toList();
        return injected.stream()
                .filter(fault -> !fault.isOver(now))
                .map(FaultSigns.Injected::at)
                .findFirst()
                .or(() -> injected.stream().map(FaultSigns.Injected::at).max(Comparator.naturalOrder()));
    }

    /** A guard and a trigger know their own first bad sample; for people it is the earliest that is bad now. */
    private Optional<FirstBad> firstBad(Sign own, Sign first) {
        var told = Stream.of(own, first)
                .flatMap(sign ->
                        sign.about().flatMap(watched -> sign.firstBad().map(at -> new FirstBad(at, watched))).stream());
        var red = own.about().isPresent() ? Stream.<FirstBad>empty() : redNow();
        return Stream.concat(told, red)
                .filter(bad -> !bad.at().isAfter(first.at()))
                .min(Comparator.comparing(FirstBad::at));
    }

    private Stream<FirstBad> redNow() {
        var returning = new TrafficOfScope(stepContext.runbook(), scope);
        return stepContext.state().criteria().all().entrySet().stream()
                .filter(reading -> returning.touches(reading.getKey().segment()))
                .flatMap(FaultBeginning::red);
    }

    private static Stream<FirstBad> red(Map.Entry<CriteriaBoard.Key, CriteriaBoard.Reading> reading) {
        Instant since = reading.getValue().redSince();
        var key = reading.getKey();
        return since == null
                ? Stream.empty()
                : Stream.of(new FirstBad(since, new Watched(key.criterion(), key.segment(), Optional.empty())));
    }

    /** How often the criterion is sampled. */
    private Duration pace(Watched watched) {
        return watched.by()
                .flatMap(step -> step.work() instanceof Work.Observe observe ? observe.every() : Optional.empty())
                .orElseGet(() -> Objects.requireNonNull(
                                stepContext.runbook().criteria().get(watched.criterion()))
                        .every());
    }
}
