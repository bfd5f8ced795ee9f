package dev.cutover.engine.guard;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the old platform takes orders again, as the criterion says that the runbook's rollback names for it. It is
 * sampled from the moment on when traffic has returned; earlier samples prove nothing. Stateless.
 */
public final class OldPlatformAcceptance {
    /** The shortest time for which the criterion is sampled after the traffic is back. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** A sample of the very instant of the return may have been taken before it. */
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    private OldPlatformAcceptance() {}

    /** The criterion; empty if nothing measures whether the old platform takes orders. */
    public static Optional<CriterionId> criterion(StepContext stepContext) {
        return stepContext.runbook().rollback().flatMap(RollbackProcedure::accepts);
    }

    /** The fact that all traffic is back: whether that is the end of it depends on what measures it. */
    public static RollbackFact back(int rollback, StepContext stepContext) {
        return criterion(stepContext).isPresent()
                ? new RollbackFact.Returned(rollback)
                : new RollbackFact.Restored(rollback);
    }

    /**
     * Records that a rollback's traffic is restored, as soon as the old platform is proven to take orders. The proof
     * keeps the runner, although only people may have anything left to do.
     */
    public static NextAction next(int rollback, StepContext stepContext) {
        return stepContext
                .state()
                .rollbacks()
                .of(rollback)
                .filter(entry -> isAwaited(entry, stepContext))
                .map(entry -> next(entry, stepContext))
                .orElseGet(NextAction.People::new);
    }

    private static NextAction next(RollbackLedger.Entry rollback, StepContext stepContext) {
        if (isGreenSince(rollback, Objects.requireNonNull(rollback.returned()), stepContext)) {
            return NextAction.note(new RollbackFact.Restored(rollback.number()));
        }
        var until = until(rollback, stepContext);
        return stepContext.now().isBefore(until) ? new NextAction.Wait(until) : new NextAction.People();
    }

    /** Whether the traffic is back and the proof is missing. */
    public static boolean isAwaited(RollbackLedger.Entry rollback, StepContext stepContext) {
        return rollback.isOpen()
                && rollback.returned() != null
                && rollback.restored() == null
                && criterion(stepContext).isPresent();
    }

    /**
     * Until when the proof is waited for, at the end of a rollback whose traffic is back. A runner that came since has
     * not measured before.
     */
    public static Instant until(RollbackLedger.Entry rollback, StepContext stepContext) {
        var window = rollback.decided().plus(rollback.requested().window());
        var returned = Objects.requireNonNull(rollback.returned());
        var measuring = stepContext.state().takenAt().filter(returned::isBefore).orElse(returned);
        var least = measuring.plus(LEAST);
        return window.isBefore(least) ? least : window;
    }

    /** What is left undone where the proof is missing. */
    public static String unproven(RollbackLedger.Entry rollback, StepContext stepContext) {
        var criterion = criterion(stepContext).orElseThrow();
        String found = segments(rollback, stepContext)
                .flatMap(segment -> stepContext.state().criteria().of(criterion, segment).stream())
                .filter(reading -> reading.sample().verdict() != Verdict.GREEN)
                .map(reading -> stepContext.runbook().nameOf(reading.sample().segment()) + " "
                        + SampleJudge.words(reading.sample(), stepContext))
                .collect(Collectors.joining("; "));
        return "the old platform is not proven to take orders: " + criterion
                + (found.isEmpty() ? " was not measured since its traffic is back" : ": " + found);
    }

    /** Whether the newest sample of each segment is green and was taken after the instant. */
    public static boolean isGreenSince(RollbackLedger.Entry rollback, Instant since, StepContext stepContext) {
        var criterion = criterion(stepContext).orElseThrow();
        return segments(rollback, stepContext)
                .allMatch(segment -> stepContext
                        .state()
                        .criteria()
                        .of(criterion, segment)
                        .filter(reading ->
                                reading.at().isAfter(since) && reading.sample().verdict() == Verdict.GREEN)
                        .isPresent());
    }

    /** The samples that running rollbacks ask for now. */
    public static List<SampleDemand> demands(StepContext stepContext) {
        var criterion = criterion(stepContext);
        var demands = new ArrayList<SampleDemand>();
        if (criterion.isPresent()) {
            for (var open : stepContext.state().rollbacks().open()) {
                var since = open.restored() == null ? since(open, stepContext) : null;
                if (since != null) {
                    segments(open, stepContext)
                            .map(segment -> demand(criterion.orElseThrow(), segment, since, stepContext))
                            .forEach(demands::add);
                }
            }
        }
        return demands;
    }

    private static SampleDemand demand(CriterionId criterion, Segment segment, Instant since, StepContext stepContext) {
        var every = WatchedSpan.criterion(criterion, stepContext).every();
        var due = stepContext
                .state()
                .criteria()
                .of(criterion, segment)
                .map(CriteriaBoard.Reading::at)
                .filter(at -> at.isAfter(since))
                .map(at -> at.plus(every))
                .orElseGet(() -> since.plus(JUST_AFTER));
        return new SampleDemand(criterion, segment, due);
    }

    /** Since when any of its traffic is back by this rollback; null if none is. */
    private static @Nullable Instant since(RollbackLedger.Entry rollback, StepContext stepContext) {
        var returned = rollback.returned();
        return returned != null
                ? returned
                : returnedLast(rollback, flow -> true, stepContext).orElse(null);
    }

    /** When this rollback has given the old platform a share of one of the flows last; empty if it has not yet. */
    public static Optional<Instant> returnedLast(
            RollbackLedger.Entry rollback, Predicate<String> flow, StepContext stepContext) {
        return stepContext.state().effects().all().stream()
                .filter(entry -> isReturn(entry, rollback, flow))
                .map(EffectLedger.Entry::at)
                .max(Instant::compareTo);
    }

    private static boolean isReturn(EffectLedger.Entry entry, RollbackLedger.Entry rollback, Predicate<String> flow) {
        return entry.state() == EffectState.DONE
                && entry.settledSeq() > rollback.seq()
                && entry.effect().direction() == Effect.Direction.BACK
                && entry.effect().deed() instanceof Effect.Weights weights
                && flow.test(weights.traffic())
                && weights.moves().stream().anyMatch(move -> rollback.scope().covers(move.key()));
    }

    /** What is measured: as triggers are, for the segments of the shifts; all at once if the query names no segment. */
    private static Stream<Segment> segments(RollbackLedger.Entry rollback, StepContext stepContext) {
        var scope = rollback.scope();
        var measure = WatchedSpan.criterion(criterion(stepContext).orElseThrow(), stepContext)
                .measure();
        if (!(measure instanceof Measure.Query query) || !query.isBySegment()) {
            return Stream.of(Segment.EVERYTHING);
        }
        var moved = stepContext.shifts().stream()
                .filter(step -> scope.touches(step))
                .flatMap(step -> moved(step, scope, stepContext))
                .distinct()
                .toList();
        return moved.isEmpty() ? Stream.of(segment(scope)) : moved.stream();
    }

    private static Stream<Segment> moved(Step step, Scope scope, StepContext stepContext) {
        var traffic = Objects.requireNonNull(stepContext.runbook().traffic().get(((Work.Shift) step.work()).traffic()));
        var keys = traffic.keys(step.where(), stepContext.runbook().dimensions()).stream()
                .filter(scope::covers)
                .filter(key -> stepContext.state().traffic().wasRaised(traffic.id(), key))
                .toList();
        return keys.isEmpty() || !scope.covers(step) ? keys.stream() : Stream.of(step.where());
    }

    /** The scope as a segment, as far as it names one value of a dimension. */
    private static Segment segment(Scope scope) {
        return Segment.of(scope.values().entrySet().stream()
                .filter(dimension -> dimension.getValue().size() == 1)
                .collect(Collectors.toMap(
                        dimension -> dimension.getKey(),
                        dimension -> dimension.getValue().iterator().next())));
    }
}
