package dev.cutover.board;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.text.Counted;
import dev.cutover.words.RollbackClockWords;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a rollback has come: whether it opens the old platform first, what was decided where that stays closed, and
 * whether the old platform takes orders.
 */
record RollbackProgress(BoardModel boardModel, RollbackLedger.Entry rollback) {

    /** What a reader has to know before anything else; empty while a rollback simply goes on. */
    Optional<TonedText> phase() {
        var opened = rollback.opened();
        if (opened != null && opened.outcome() == OpeningOutcome.PARKED) {
            return Optional.of(TonedText.of(Tone.BAD, rollback.isOpen() ? "PARKED: " + stays() : "PARKED"));
        }
        if (isOpening()) {
            return Optional.of(TonedText.of(Tone.CARE, "OPENING " + closed()));
        }
        boolean isUnproven = rollback.returned() != null && rollback.restored() == null;
        if (opened != null && opened.outcome() == OpeningOutcome.TRAFFIC_FIRST && rollback.restored() == null) {
            return Optional.of(TonedText.of(
                    Tone.BAD,
                    "TRAFFIC FIRST" + (isUnproven ? ", not proven to take orders" : " to a closed platform")));
        }
        if (!isUnproven) {
            return Optional.empty();
        }
        return Optional.of(
                rollback.isOpen()
                        ? TonedText.of(Tone.CARE, "traffic is back, " + takingOrders(false))
                        : TonedText.of(Tone.BAD, rollback.whyUnmeasured(RollbackClock.Time.RESTORE)));
    }

    private String stays() {
        var traffic = new TrafficOutsideScope(boardModel.runbook(), rollback.scope());
        return traffic.isOnOldPlatform(boardModel.state()) ? "the old platform is not open" : "traffic stays";
    }

    /** Whether the old platform took orders once its traffic was back; empty where that does not matter yet. */
    Optional<String> proof() {
        boolean hasTraffic = new TrafficOutsideScope(boardModel.runbook(), rollback.scope()).reachesAny();
        return hasTraffic && rollback.restored() != null ? Optional.of(takingOrders(true)) : Optional.empty();
    }

    /** What has failed to open the old platform, with how often; what an earlier rollback undoes is told there. */
    List<String> failed() {
        if (!rollback.isOpen() || isParked()) {
            return List.of();
        }
        var ofEarlier = SharedWork.of(planner(), boardModel.state(), rollback).undosOfEarlier();
        return openings().stream()
                .filter(undoing -> !ofEarlier.containsKey(undoing.key()))
                .flatMap(
                        undoing -> boardModel.state().effects().of(undoing.key().value()).stream())
                .filter(entry -> !entry.detail().isEmpty())
                .map(RollbackProgress::tried)
                .toList();
    }

    /** Whether its own steps are next: all that comes before them is over. */
    boolean isAtOwnSteps() {
        return !isOpening()
                && planner().moves(boardModel.state(), rollback.scope()).isEmpty()
                && planner()
                        .undoings(boardModel.state(), rollback.scope())
                        .filter(undoing -> undoing.time() != Undo.Time.AFTER_RECONCILE)
                        .allMatch(this::isBlocked);
    }

    private boolean isParked() {
        var opened = rollback.opened();
        return opened != null && opened.outcome() == OpeningOutcome.PARKED;
    }

    private boolean isOpening() {
        return rollback.isOpen() && rollback.opened() == null && (!openings().isEmpty() || !barred().isEmpty());
    }

    private boolean isBlocked(RollbackPlan.Undoing undoing) {
        return rollback.blocked().stream()
                .anyMatch(blocked -> blocked.effect().equals(undoing.key().value()));
    }

    private String closed() {
        return Stream.concat(
                        openings().stream()
                                .map(undoing -> undoing.entry().effect().step()),
                        barred().stream().map(RollbackPlan.Barred::step))
                .distinct()
                .map(step -> step.value())
                .collect(Collectors.joining(", "));
    }

    private static String tried(EffectLedger.Entry entry) {
        return entry.effect().step() + ": tried " + Counted.of(entry.repeats() + 1, "time") + ": " + entry.detail();
    }

    private List<RollbackPlan.Undoing> openings() {
        return planner().openings(boardModel.state(), rollback.scope());
    }

    private List<RollbackPlan.Barred> barred() {
        return planner().barredOpenings(boardModel.state(), rollback.scope());
    }

    private String takingOrders(boolean isProven) {
        return RollbackClockWords.takingOrders(
                boardModel.runbook().rollback().flatMap(RollbackProcedure::accepts), isProven);
    }

    private RollbackPlanner planner() {
        return new RollbackPlanner(boardModel.runbook());
    }
}
