package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Trigger;
import dev.cutover.model.Undo;
import dev.cutover.model.Verdict;
import dev.cutover.run.Amendment;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    private static final StepId FREEZE = new StepId("freeze");
    private static final StepId EAST = new StepId("shift-us-east");

    /** A run in which everything happens that can happen. */
    private static Chronicle everything() {
        var call = new Effect.Call("freeze", Map.of(), Segment.EVERYTHING, new Undo.None("why"), "");
        var effect = new Effect("freeze/1", "c1", FREEZE, 1, Effect.Direction.FORWARD, new SystemId("releases"), call);
        var back = new Effect("freeze/back", "c2", FREEZE, 1, Effect.Direction.BACK, new SystemId("releases"), call);
        var chronicle =
                new Chronicle().at("02:00:00").created(RunFact.Mode.LIVE).started("freeze");
        chronicle
                .that(new EffectFact.Intended(effect))
                .that(new EffectFact.Settled("freeze/1", EffectState.IN_DOUBT, "no answer", Map.of()))
                .that(new EffectFact.Repeated("freeze/1", "it may be repeated"))
                .that(new EffectFact.Settled("freeze/1", EffectState.DONE, "frozen", Map.of()))
                .that(new EvidenceFact(FREEZE, 1, "ab12", "stdout", "text/plain", 12, "releases"))
                .that(new StepFact.TimerSet(
                        FREEZE, 1, AttemptTimer.Single.WAIT, chronicle.now().plusSeconds(60)))
                .that(new StepFact.StepNote(FREEZE, 1, new AttemptNote.OutputsRead("yes")))
                .after(Duration.ofSeconds(4))
                .that(new StepFact.Failed(FREEZE, 1, StepFact.FailureCause.TIMED_OUT, "no answer within 1m"))
                .that(new StepFact.Reopened(FREEZE, 1, "again"))
                .that(new StepFact.Started(FREEZE, 2))
                .that(new StepFact.Succeeded(FREEZE, 2, StepFact.How.BY_HAND, Map.of()));
        forward(chronicle);
        return end(back(chronicle, back));
    }

    private static Decision said(String question, String about, String what) {
        return new Decision(
                question, "Dana Ortiz", Fulfillment.COMMANDER, about, what, "it doubles orders", "", "command", "dana");
    }

    private static void forward(Chronicle chronicle) {
        var go = Chronicle.approval("ready", Fulfillment.COMMANDER);
        chronicle
                .started("ready")
                .asked(go)
                .that(new PeopleFact.Escalated(
                        go.id(),
                        "deputy",
                        Duration.ofMinutes(5),
                        List.of(new PeopleFact.StandIn("Ruth Adeyemi", Fulfillment.COMMANDER, "deputy")),
                        "pager"))
                .that(new PeopleFact.Notified(go.id(), "deputy", false, "no route"))
                .that(new PeopleFact.Announced(14, 2, false, "no route"))
                .that(new RequestFact.Received(
                        "p1",
                        new Request.Decide("ready", "go", "all green", "", ""),
                        new Speaker("Dana Ortiz", "dana", "socket")))
                .that(new PeopleFact.Reported(said(go.id(), "ready", "in-progress")))
                .decided(go, "Dana Ortiz", "go", "all green")
                .that(new RequestFact.Settled("p1", RequestFact.Outcome.DONE, ""))
                .that(new PeopleFact.Noted("Dana Ortiz", "dana", "the carrier called"))
                .that(new PeopleFact.Added(said("", "", "routing rule 7 switched off"), Optional.empty(), "OPS-7"))
                .that(new PeopleFact.Lapsed(go.id(), "the thresholds were amended"))
                .that(new StepFact.Cancelled(new StepId("ready"), 1, "rollback"))
                .that(new StepFact.Skipped(new StepId("ready"), 1, "no time"))
                .started("shift-us-east")
                .moved("shift-us-east", Fulfillment.EAST, 0, 2_500);
        measured(chronicle);
    }

    private static void measured(Chronicle chronicle) {
        chronicle
                .that(new ReconcileFact.Looked(EAST, 1, 1, 0, true, List.of()))
                .that(PlainFacts.reconciled(EAST, 1))
                .that(new CriterionFact.BaselineTaken(EAST, 1, Fulfillment.LAG, Fulfillment.EAST, 2, 800))
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.9991)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.9992)
                .unchanged(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.9993, 0.998, 0.9991)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.981)
                .that(new CriterionFact.GuardBreached(EAST, 1, Fulfillment.ROUTED, "98.1 %", OnBreach.ROLLBACK))
                .after(Duration.ofSeconds(30))
                .that(new CriterionFact.TriggerFired(
                        Fulfillment.ROUTED, Fulfillment.EAST, chronicle.now().minusSeconds(30), Trigger.Then.ASK))
                .that(new RunFact.WeightsRead(
                        new SystemId("ingress"),
                        1,
                        List.of(new WeightDrift("orders", Fulfillment.EAST, 2_500, 0)),
                        ""));
    }

    private static Chronicle back(Chronicle chronicle, Effect back) {
        return chronicle
                .that(new RollbackFact.Requested(
                        1,
                        Scope.of(Fulfillment.EAST),
                        "Dana Ortiz",
                        "incident-commander",
                        "",
                        chronicle.now().minusSeconds(30),
                        chronicle.now(),
                        Duration.ofMinutes(15)))
                .that(new StepFact.Reopened(FREEZE, 2, "again"))
                .that(new StepFact.Withdrawn(FREEZE, 2, StepState.SUCCEEDED, "nothing follows from it"))
                .that(new EffectFact.Intended(back))
                .that(new EffectFact.Settled("freeze/back", EffectState.DONE, "", Map.of()))
                .after(Duration.ofSeconds(185))
                .that(new RollbackFact.Explained(1, "Dana Ortiz", "commander", "misroutes", "late orders"))
                .that(new RollbackFact.Opened(1, RollbackFact.OpeningOutcome.OPEN, List.of()))
                .that(new RollbackFact.Returned(1))
                .that(new RollbackFact.Restored(1))
                .that(new RollbackFact.UndoBlocked(1, "freeze/1/back", "what it relies on failed"))
                .that(new RollbackFact.Finished(1, List.of("unfreeze releases")))
                .that(new StepFact.Undone(FREEZE, 2, 1));
    }

    /** A rollback that a wider one takes over, and the end. */
    private static Chronicle end(Chronicle chronicle) {
        return chronicle
                .that(requested(2, Scope.of(Fulfillment.EAST), chronicle))
                .that(requested(3, Scope.WHOLE_RUN, chronicle))
                .that(new RollbackFact.TakenOver(2, 3))
                .that(new RollbackFact.Finished(3, List.of()))
                .that(new RunFact.Held("dana", "Ctrl-C"))
                .that(new RunFact.Continued("dana", ""))
                .that(new RequestFact.Received(
                        "p2", new Request.Hold("the carrier"), new Speaker("Dana Ortiz", "dana", "socket")))
                .that(new RequestFact.Settled("p2", RequestFact.Outcome.REFUSED, "the run has ended"))
                .that(new RequestFact.RampsFrozen("f1", Scope.WHOLE_RUN, "dana", Instant.parse("2026-11-24T02:02:00Z")))
                .that(new RequestFact.RampsReleased("f1", "nothing was said for 2m"))
                .that(new RunFact.Amended(
                        new Amendment.Skip(FREEZE),
                        "step freeze",
                        "to be done",
                        "left out",
                        "Dana Ortiz",
                        "why",
                        "none",
                        false))
                .that(new RunFact.RunNote("the journal was rebuilt"))
                .that(new RunFact.RunnerLeft("left by dana"))
                .that(new RunFact.Ended(RunFact.Ending.STUCK, "", List.of("freeze was done by hand"), Map.of()));
    }

    private static RollbackFact.Requested requested(int number, Scope scope, Chronicle chronicle) {
        return new RollbackFact.Requested(
                number,
                scope,
                "Dana Ortiz",
                "incident-commander",
                "misroutes",
                chronicle.now(),
                chronicle.now(),
                Duration.ZERO);
    }

    private static List<EventLine> told() {
        var runNarrative = new RunNarrative(Fulfillment.runbook());
        return everything().events().stream().map(runNarrative::add).toList();
    }

    @Test
    void everyKindOfFactHasWords() {
        Set<Class<?>> shown = new LinkedHashSet<>();
        everything().events().forEach(event -> shown.add(event.fact().getClass()));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(kinds(Fact.class));
    }

    private static List<Class<?>> kinds(Class<?> family) {
        var kinds = new ArrayList<Class<?>>();
        for (var kind : family.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                kinds.addAll(kinds(kind));
            } else {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static final List<String> FORWARD = List.of(
            "run: created: retail-fulfillment in production, live, by dana; T is 2026-11-24 02:00:00 UTC",
            "freeze: started: Freeze nonessential releases",
            "freeze: IN DOUBT: releases: freeze was started, and its outcome is unknown: no answer",
            "freeze: repeated: releases: freeze: it may be repeated",
            "freeze: FAILED after 4s, timed out: no answer within 1m",
            "freeze: may start again: again",
            "freeze: started, attempt 2: Freeze nonessential releases",
            "freeze: done BY HAND after 0s",
            "ready: started: Ready to shift traffic",
            "ready: ASKS incident-commander (Dana Ortiz or Sam Weiss): Ready to shift traffic: go? [go/no-go]",
            "ready: no answer for 5m: ALSO ASKS Ruth Adeyemi (deputy of incident-commander)",
            "ready: the message to the deputy was not sent: no route",
            "run: the announcement of event 14 and of 2 before it was not delivered: no route",
            "ready: Dana Ortiz (incident-commander) reports IN-PROGRESS: it doubles orders",
            "ready: Dana Ortiz (incident-commander) says GO: all green",
            "run: Dana Ortiz (user dana) notes: the carrier called",
            "run: Dana Ortiz (incident-commander) DECIDED: routing rule 7 switched off (OPS-7): it doubles orders",
            "ready: the answer no longer counts: the thresholds were amended",
            "ready: cancelled: rollback",
            "ready: SKIPPED: no time",
            "shift-us-east: started: US East, ship to home",
            "shift-us-east: us-east ship-to-home is at 25 %, read back",
            "shift-us-east: no keys were compared: passed",
            "shift-us-east: baseline of reservation-lag in us-east ship-to-home: 2 s over 800 samples",
            "criteria: routed-in-60s in us-east ship-to-home is GREEN: 99.91 %, must be >= 99.5 %",
            "criteria: routed-in-60s in us-east ship-to-home is RED: 98.1 %, must be >= 99.5 %",
            "shift-us-east: GUARD BREACHED: routed-in-60s is 98.1 %; the rollback of this step begins",
            "criteria: TRIGGER: routed-in-60s in us-east ship-to-home red for 30s; a person decides",
            "run: DRIFT at ingress: us-east ship-to-home: 0 %, must be 25 %");

    private static final List<String> BACK = List.of(
            "rollback 1: ROLLBACK of us-east ship-to-home by Dana Ortiz (incident-commander),"
                    + " the reason follows; window 15m",
            "freeze: may start again: again",
            "freeze: is not passed anew: nothing follows from it",
            "freeze: undone: releases: freeze",
            "rollback 1: its reason, by Dana Ortiz: misroutes; impact: late orders",
            "rollback 1: the old platform is open for its traffic",
            "rollback 1: no traffic had to return; taking orders: not measured yet",
            "rollback 1: no traffic had to return, and the old platform is open after 3m05s, within the window of 15m;"
                    + " taking orders: not measured",
            "rollback 1: undo blocked: freeze (releases: freeze): what it relies on failed",
            "rollback 1: ended with LEFT UNDONE: unfreeze releases; detect 30s, decide not measured, restore 3m05s,"
                    + " settle not measured",
            "freeze: rolled back by rollback 1",
            "rollback 2: ROLLBACK of us-east ship-to-home by Dana Ortiz (incident-commander): misroutes",
            "rollback 3: ROLLBACK of the whole run by Dana Ortiz (incident-commander): misroutes",
            "rollback 2: TAKEN OVER by rollback 3",
            "rollback 3: rolled back, nothing is left undone; detect not measured, decide not measured, restore not"
                    + " measured, settle not measured",
            "run: HELD by dana: Ctrl-C; no new step starts, ramps stay where they are",
            "run: continued by dana",
            "run: p2 REFUSED: Dana Ortiz (user dana) asked for a hold: the run has ended",
            "run: ramps of the whole run FROZEN by dana until 02:02:00 while a rollback is asked for",
            "run: the freeze of ramps ends: nothing was said for 2m",
            "run: AMENDED by Dana Ortiz: step freeze: to be done becomes left out: why; impact: none",
            "run: note: the journal was rebuilt",
            "run: the runner stopped: left by dana; the run can be resumed",
            "run: ENDED: stuck; exceptions: freeze was done by hand");

    @Test
    void theStoryIsToldWithoutDetails() {
        var expected = new ArrayList<>(FORWARD);
        expected.addAll(BACK);
        assertThat(told().stream().filter(EventLine::matters).map(one -> one.about() + ": " + one.words()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void detailsAreThereForThoseWhoWantThem() {
        assertThat(told().stream().filter(one -> !one.matters()).map(EventLine::words))
                .containsExactly(
                        "run by process 4711 on bastion for dana",
                        "about to: releases: freeze",
                        "done: releases: freeze: frozen",
                        "evidence kept: stdout from releases, 12 bytes, sha256 ab12",
                        "wait until 02:01:00",
                        "found read = yes",
                        "p1: Dana Ortiz (user dana) asks for 'go' at ready",
                        "p1 is done",
                        "about to: us-east ship-to-home 0 % -> 25 %",
                        "look 1 is done: 0 keys are suspect, and no other look follows",
                        "routed-in-60s in us-east ship-to-home is GREEN: 99.92 %, must be >= 99.5 %",
                        "routed-in-60s in us-east ship-to-home is GREEN: 99.91 %, must be >= 99.5 %, as in all"
                                + " 3 samples"
                                + " since 01:59:34, 99.8 % to 99.93 %",
                        "about to: releases: freeze",
                        "p2: Dana Ortiz (user dana) asks for a hold");
    }

    @Test
    void badNewsSoundsBad() {
        assertThat(told().stream()
                        .filter(one -> one.tone() == Tone.BAD)
                        .map(one -> one.words().split("[ :,]", 2)[0]))
                .containsExactly(
                        "IN",
                        "FAILED",
                        "routed-in-60s",
                        "GUARD",
                        "TRIGGER",
                        "DRIFT",
                        "ROLLBACK",
                        "undo",
                        "ended",
                        "ROLLBACK",
                        "ROLLBACK",
                        "AMENDED",
                        "ENDED");
    }

    @Test
    void anEffectThatTheRecordLacksIsNamedByItsKey() {
        var settled = new EffectFact.Settled("freeze/9", EffectState.DONE, "", Map.of());
        var event = new Event(new RunId("r1"), 1, 2, Instant.EPOCH, Event.ENGINE, settled);
        assertThat(new EventWords(new DisplayNames(Fulfillment.runbook())).tell(event, new RunState()))
                .returns("freeze/9 is done", EventLine::words);
    }

    @Test
    void anotherRunnerIsNews() {
        var chronicle = new Chronicle()
                .created(RunFact.Mode.LIVE)
                .that(new RunFact.LeaseTaken("standby", 12, "sam", "the other one died"));
        assertThat(chronicle.story().last())
                .last()
                .returns("taken over by process 12 on standby for sam: the other one died", EventLine::words);
    }

    @Test
    void aDecisionThatNobodyAskedForNamesItsSubject() {
        var decision =
                new Decision("", "Dana Ortiz", new RoleId("x"), "routed-in-60s", "amend", "too tight", "none", "", "");
        var chronicle = new Chronicle().created(RunFact.Mode.LIVE).that(new PeopleFact.Decided(decision));
        assertThat(chronicle.story().last())
                .last()
                .returns("Dana Ortiz (x) says AMEND to routed-in-60s: too tight; impact: none", EventLine::words)
                .returns("run", EventLine::about);
    }

    @Test
    void foreignWordsAreCleanedOnTheWay() {
        var chronicle = new Chronicle()
                .created(RunFact.Mode.LIVE)
                .that(new RunFact.RunNote("a\u001b[2J\nb\u202e"))
                .that(new StepFact.Started(new StepId("x\u0007"), 1));
        assertThat(chronicle.story().last().stream().skip(1).map(one -> one.about() + " " + one.words()))
                .containsExactly("run note: a\\x1b[2J\\nb\\u202e", "x\\x07 started: x\\x07");
    }

    @Test
    void effectsOfAllStatesAreReported() {
        assertThat(Stream.of(EffectState.values()).map(Phrases::state))
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void aTimerThatIsSetAgainSaysWhy() {
        var soak = new AttemptTimer.Soak(1);
        var chronicle =
                new Chronicle().at("02:00:00").created(RunFact.Mode.LIVE).started("freeze");
        var until = chronicle.now().plusSeconds(600);
        chronicle
                .that(new StepFact.TimerSet(FREEZE, 1, soak, until))
                .that(new StepFact.TimerSet(
                        FREEZE, 1, soak, until.plusSeconds(60), Optional.of(Duration.ofSeconds(60))))
                .that(new StepFact.TimerSet(FREEZE, 1, soak, until.plusSeconds(90)))
                .that(new StepFact.TimerSet(
                        FREEZE, 1, AttemptTimer.Single.OBSERVE, until, Optional.of(Duration.ofSeconds(8))));

        var runNarrative = new RunNarrative(Fulfillment.runbook());
        assertThat(chronicle.events().stream().map(runNarrative::add).map(EventLine::words))
                .contains("soak until 02:10:00")
                .contains("1m of the soak were not watched: it lasts until 02:11:00")
                .contains("soak anew until 02:11:30")
                .contains("8s of the observation were not watched: it lasts until 02:10:00");
    }
}
