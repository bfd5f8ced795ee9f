package dev.cutover.words;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.TrafficOutsideScope;
import dev.cutover.words.EventLine.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** The wording of facts about rollbacks. */
final class RollbackWords {
    private final DisplayNames displayNames;

    RollbackWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(RollbackFact fact, Instant at, RunState before) {
        if (fact instanceof RollbackFact.Requested back) {
            String role = back.role().isEmpty() ? "" : " (" + back.role() + ")";
            return Wording.of(
                    Tone.BAD,
                    "ROLLBACK of " + displayNames.scope(back.scope()) + " by " + back.by() + role
                            + (back.reason().isBlank() ? ", the reason follows" : Phrases.why(back.reason()))
                            + (back.window().isZero() ? "" : "; window " + Durations.words(back.window()))
                            + new TrafficOutsideScope(displayNames.runbook(), back.scope())
                                    .words(before).stream()
                                            .map(what -> "; " + what)
                                            .collect(Collectors.joining()));
        } else if (fact instanceof RollbackFact.Explained explained) {
            return Wording.of(
                    Tone.STRONG,
                    "its reason, by " + explained.by() + ": " + explained.reason()
                            + (explained.impact().isEmpty() ? "" : "; impact: " + explained.impact()));
        } else if (fact instanceof RollbackFact.Opened opened) {
            return opened(opened, before);
        } else if (fact instanceof RollbackFact.Returned returned) {
            return returned(returned, before);
        } else if (fact instanceof RollbackFact.TakenOver taken) {
            return Wording.of(Tone.CARE, "TAKEN OVER by rollback " + taken.by());
        } else if (fact instanceof RollbackFact.Restored restored) {
            return restored(restored, at, before);
        } else if (fact instanceof RollbackFact.UndoBlocked blocked) {
            return Wording.of(Tone.BAD, blocked(blocked, before) + Phrases.why(blocked.why()));
        } else if (fact instanceof RollbackFact.Finished finished) {
            String clock = before.rollbacks()
                    .of(finished.rollback())
                    .map(entry -> "; " + RollbackClockWords.line(entry.clock()))
                    .orElse("");
            return finished.leftUndone().isEmpty()
                    ? Wording.of(Tone.GOOD, "rolled back, nothing is left undone" + clock)
                    : Wording.of(
                            Tone.BAD, "ended with LEFT UNDONE: " + String.join(", ", finished.leftUndone()) + clock);
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private static Wording returned(RollbackFact.Returned returned, RunState before) {
        boolean moved = before.rollbacks()
                .of(returned.rollback())
                .filter(entry -> hasMoved(entry, before))
                .isPresent();
        return Wording.of(
                Tone.GOOD,
                (moved ? "traffic is back and read back" : "no traffic had to return")
                        + "; taking orders: not measured yet");
    }

    private Wording opened(RollbackFact.Opened opened, RunState before) {
        String closed = opened.closed().isEmpty() ? "" : ": " + String.join("; ", opened.closed());
        return switch (opened.outcome()) {
            case OPEN -> Wording.of(Tone.GOOD, "the old platform is open for its traffic");
            case TRAFFIC_FIRST ->
                Wording.of(Tone.BAD, "TRAFFIC FIRST: traffic returns although the old platform is not open" + closed);
            case PARKED ->
                Wording.of(
                        Tone.BAD,
                        "PARKED: "
                                + (isOnOldPlatform(opened, before)
                                        ? "the rollback ends as it is, as the old platform, which has all the traffic,"
                                        : "traffic stays where it is, as the old platform")
                                + " is not open" + closed);
        };
    }

    private boolean isOnOldPlatform(RollbackFact.Opened opened, RunState before) {
        return before.rollbacks()
                .of(opened.rollback())
                .filter(entry -> new TrafficOutsideScope(displayNames.runbook(), entry.scope()).isOnOldPlatform(before))
                .isPresent();
    }

    /** An undo that was tried has failed; one that was not tried relies on one that failed. */
    private String blocked(RollbackFact.UndoBlocked blocked, RunState before) {
        boolean tried = before.effects().of(blocked.effect()).isPresent();
        return (tried ? "NOT UNDONE: " : "undo blocked: ") + displayNames.undoing(blocked.effect(), before);
    }

    private Wording restored(RollbackFact.Restored fact, Instant at, RunState before) {
        return before.rollbacks()
                .of(fact.rollback())
                .map(entry -> restored(entry, Duration.between(entry.decided(), at), before))
                .orElseGet(() -> Wording.of(Tone.GOOD, "traffic is restored and read back"));
    }

    private Wording restored(RollbackLedger.Entry entry, Duration took, RunState before) {
        var runbook = displayNames.runbook();
        var window = entry.requested().window();
        boolean hasTraffic = new TrafficOutsideScope(runbook, entry.scope()).reachesAny();
        boolean met = window.isZero() || took.compareTo(window) <= 0;
        String limit = window.isZero()
                ? ""
                : (met ? ", within the window of " : ", OVER the window of ") + Durations.words(window);
        var accepts = runbook.rollback().flatMap(RollbackProcedure::accepts);
        return Wording.of(
                met ? Tone.GOOD : Tone.BAD,
                (hasTraffic ? traffic(entry, before) : "what was done is undone after ")
                        + Durations.words(took)
                        + limit
                        + (hasTraffic || accepts.isPresent()
                                ? "; " + RollbackClockWords.takingOrders(accepts, true)
                                : ""));
    }

    /** Where all of it was on the old platform already, only that may have been closed. */
    private static String traffic(RollbackLedger.Entry entry, RunState before) {
        if (hasMoved(entry, before)) {
            return "traffic is restored and read back after ";
        }
        return entry.opened() == null
                ? "no traffic had to return, as was read back after "
                : "no traffic had to return, and the old platform is open after ";
    }

    /** Whether it has set weights, or one that it took over has. */
    private static boolean hasMoved(RollbackLedger.Entry entry, RunState state) {
        return state.rollbacks().all().stream()
                .filter(one -> one.number() == entry.number() || one.takenOverBy() == entry.number())
                .anyMatch(one -> state.effects().all().stream()
                        .filter(known ->
                                known.effect().direction() == Effect.Direction.BACK && known.settledSeq() > one.seq())
                        .map(EffectLedger.Entry::effect)
                        .anyMatch(effect -> isOf(effect, one)));
    }

    private static boolean isOf(Effect effect, RollbackLedger.Entry rollback) {
        return effect.deed() instanceof Effect.Weights weights
                && weights.moves().stream().map(Effect.Move::key).anyMatch(rollback.scope()::touches);
    }
}
