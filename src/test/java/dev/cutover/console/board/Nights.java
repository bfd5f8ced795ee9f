package dev.cutover.console.board;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verdict;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Moments of a night with the retail example's own runbook, told fact by fact. */
final class Nights {
    static final Runbook RUNBOOK = read();

    private static final RoleId COMMANDER = new RoleId("incident-commander");
    private static final RoleId TECH = new RoleId("technical-lead");
    private static final Segment WEST = segment("us-west", "ship-to-home");
    private static final Segment EU = segment("eu-central", "ship-to-home");
    private static final Segment HOME = segment("us-east", "ship-to-home");
    private static final Segment STORE = segment("us-east", "ship-from-store");
    private static final Segment CURBSIDE = segment("us-east", "curbside");

    private Nights() {}

    private static Runbook read() {
        var file = Path.of("examples/retail-fulfillment/runbook.yaml");
        try {
            return RunbookFile.read(file.toString(), Files.readAllBytes(file), Map.of(), Parts.NONE)
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Segment segment(String region, String lane) {
        return Segment.of(Map.of("region", region, "lane", lane));
    }

    /** Everything is ready for the first gate. */
    private static Chronicle readiness() {
        var chronicle = new Chronicle().at("01:50:00").created(RunFact.Mode.LIVE);
        chronicle.started("baseline").at("01:55:00").done("baseline");
        chronicle.started("freeze");
        called(chronicle, "freeze", "releases", "freeze", new Undo.Call("unfreeze", Map.of()));
        chronicle.at("01:55:12").done("freeze");
        for (String step : List.of("warm-caches", "stock-snapshot", "dual-write", "brief-support")) {
            chronicle.started(step);
        }
        called(chronicle, "warm-caches", "caches", "warm", new Undo.Call("clear", Map.of()));
        called(chronicle, "stock-snapshot", "inventory", "snapshot", new Undo.None("a snapshot changes nothing"));
        called(chronicle, "dual-write", "orchestrator", "enable-dual-write", new Undo.Call("disable", Map.of()));
        chronicle.at("01:56:10");
        for (String step : List.of("warm-caches", "stock-snapshot", "dual-write", "brief-support")) {
            chronicle.done(step);
        }
        chronicle.started("watch-dual-write").at("01:59:10").done("watch-dual-write");
        return chronicle.started("smoke-test").at("01:59:14").done("smoke-test");
    }

    private static void called(Chronicle chronicle, String step, String system, String operation, Undo undo) {
        var call = new Effect.Call(operation, Map.of(), Segment.EVERYTHING, undo, "");
        var effect = new Effect(
                step + "/1", "c-" + step, new StepId(step), 1, Effect.Direction.FORWARD, new SystemId(system), call);
        chronicle
                .that(new EffectFact.Intended(effect))
                .that(new EffectFact.Settled(step + "/1", EffectState.DONE, "", Map.of()));
    }

    private static Question attest(String who, int number, String that) {
        return new Question(
                "ready/1/attest-" + number,
                new StepId("ready"),
                1,
                Question.Kind.ATTEST,
                that,
                List.of(new RoleId(who)),
                List.of(
                        new Question.Option("yes", "confirmed", Question.Care.PLAIN),
                        new Question.Option("no", "the gate stays closed", Question.Care.REASON)),
                "sha256:1f");
    }

    private static Question approve(String role, String again) {
        return new Question(
                "ready/1/approve-" + role + again,
                new StepId("ready"),
                1,
                Question.Kind.APPROVE,
                "Ready to shift traffic?",
                List.of(new RoleId(role)),
                List.of(
                        new Question.Option("go", "approve", Question.Care.PLAIN),
                        new Question.Option("no-go", "refuse", Question.Care.REASON)),
                "sha256:1f");
    }

    /** The first gate has asked everybody; one go was given and has lapsed. */
    static Chronicle gate() {
        var business = approve("business-stakeholder", "");
        var chronicle = green(readiness().started("ready").at("01:59:30"), Segment.EVERYTHING)
                .asked(attest("technical-lead", 1, "All integration owners are on the bridge"))
                .asked(attest("reconciliation-lead", 2, "The reconciliation baseline is complete"))
                .asked(attest("communication-owner", 3, "Communication templates are approved"))
                .asked(approve("incident-commander", ""))
                .asked(business)
                .at("02:00:10")
                .decided(business, "Ruth Adeyemi", "go", "reporting matches")
                .at("02:02:40")
                .that(new PeopleFact.Lapsed(business.id(), "stock-as-promised was amended"));
        return green(chronicle, Segment.EVERYTHING).asked(approve("business-stakeholder", "-2"));
    }

    /** At the same gate all but one have answered. */
    static Chronicle answered() {
        var first = attest("technical-lead", 1, "All integration owners are on the bridge");
        var second = attest("reconciliation-lead", 2, "The reconciliation baseline is complete");
        var third = attest("communication-owner", 3, "Communication templates are approved");
        return gate().at("02:03:00")
                .decided(first, "Ines Park", "yes", "")
                .decided(second, "Tomas Lind", "yes", "")
                .decided(third, "Lee Chan", "yes", "")
                .decided(approve("business-stakeholder", "-2"), "Ruth Adeyemi", "go", "");
    }

    private static Chronicle green(Chronicle chronicle, Segment segment) {
        return chronicle
                .sampled(new CriterionId("routed-in-60s"), segment, Verdict.GREEN, 0.997)
                .sampled(new CriterionId("no-duplicate-shipments"), segment, Verdict.GREEN, 0)
                .sampled(new CriterionId("no-lost-orders"), segment, Verdict.GREEN, 0)
                .sampled(new CriterionId("stock-as-promised"), segment, Verdict.GREEN, 0.0019)
                .sampled(new CriterionId("copies-arrive"), segment, Verdict.GREEN, 1.4);
    }

    /** The pilot is done; two lanes of the east are on their ramps. */
    static Chronicle ramps() {
        var chronicle = green(readiness().started("ready").at("02:00:30"), Segment.EVERYTHING)
                .done("ready")
                .started("pilot")
                .moved("pilot", CURBSIDE, 0, 500)
                .at("02:02:30")
                .moved("pilot", CURBSIDE, 500, 10_000)
                .at("02:06:30")
                .done("pilot")
                .started("watch-pilot")
                .at("02:08:30")
                .done("watch-pilot")
                .started("east-home")
                .started("east-store")
                .moved("east-home", HOME, 0, 100)
                .moved("east-store", STORE, 0, 500)
                .at("02:10:40")
                .moved("east-home", HOME, 100, 1_000)
                .timer("east-home", "hold-2", Duration.ofMinutes(2))
                .timer("east-store", "hold-1", Duration.ofMinutes(2))
                .at("02:11:50");
        return chronicle
                .sampled(new CriterionId("routed-in-60s"), HOME, Verdict.GREEN, 0.996)
                .sampled(new CriterionId("no-duplicate-shipments"), HOME, Verdict.GREEN, 0)
                .sampled(new CriterionId("no-misroutes"), HOME, Verdict.GREEN, 0.0004)
                .sampled(new CriterionId("no-misroutes"), STORE, Verdict.NO_DATA, 0)
                .sampled(new CriterionId("no-lost-orders"), STORE, Verdict.GREEN, 0)
                .sampled(new CriterionId("carrier-confirms"), segment("us-east", "ship-to-home"), Verdict.RED, 0.981);
    }

    private static Chronicle watched(Chronicle chronicle) {
        return chronicle
                .sampled(new CriterionId("routed-in-60s"), HOME, Verdict.GREEN, 0.996)
                .sampled(new CriterionId("routed-in-60s"), STORE, Verdict.RED, 0.981)
                .sampled(new CriterionId("no-duplicate-shipments"), HOME, Verdict.GREEN, 0)
                .sampled(new CriterionId("no-misroutes"), HOME, Verdict.GREEN, 0.0004)
                .sampled(new CriterionId("no-misroutes"), STORE, Verdict.NO_DATA, 0);
    }

    /** Somebody holds the run in the middle of two ramps. */
    static Chronicle held() {
        var chronicle = ramps().at("02:11:54").that(new RunFact.Held("Ines Park", "carrier is slow"));
        return watched(chronicle.at("02:13:50"));
    }

    /** A weight was set, and the router has not answered. */
    static Chronicle doubt() {
        return ramps().at("02:12:40")
                .moving("east-home", HOME, 1_000, 5_000)
                .at("02:12:50")
                .settled("east-home", EffectState.IN_DOUBT, "no answer within 10s")
                .asked(new Question(
                        "east-home/1/doubt-1",
                        new StepId("east-home"),
                        1,
                        Question.Kind.DOUBT,
                        "Did the router take 50 % for us-east ship-to-home?",
                        List.of(TECH, COMMANDER),
                        List.of(
                                new Question.Option("done", "it did", Question.Care.REASON),
                                new Question.Option("not-done", "it did not", Question.Care.REASON)),
                        ""));
    }

    /** The west goes back to the old platform; the rest goes on. */
    static Chronicle partialRollback() {
        var chronicle = ramps().at("02:20:00")
                .moved("east-home", HOME, 1_000, 10_000)
                .done("east-home")
                .moved("east-store", STORE, 500, 10_000)
                .done("east-store")
                .started("watch-east")
                .at("02:23:00")
                .done("watch-east")
                .started("go-on")
                .at("02:23:30")
                .done("go-on")
                .started("west-home")
                .started("eu-home")
                .moved("west-home", WEST, 0, 2_500)
                .moved("eu-home", EU, 0, 500)
                .timer("eu-home", "hold-1", Duration.ofMinutes(3))
                .at("02:25:00")
                .sampled(new CriterionId("no-misroutes"), EU, Verdict.GREEN, 0.0002)
                .sampled(new CriterionId("no-misroutes"), WEST, Verdict.RED, 0.004)
                .at("02:25:19")
                .that(new RollbackFact.Requested(
                        1,
                        Scope.of(Segment.of(Map.of("region", "us-west"))),
                        "Dana Ortiz",
                        "incident-commander",
                        "misroutes",
                        Instant.parse("2026-11-24T02:24:20Z"),
                        Instant.parse("2026-11-24T02:25:00Z"),
                        Duration.ofMinutes(15)))
                .that(new StepFact.Cancelled(new StepId("west-home"), 1, "rollback 1"));
        return back(chronicle)
                .at("02:26:00")
                .that(new RollbackFact.Restored(1))
                .at("02:26:20")
                .sampled(new CriterionId("no-misroutes"), EU, Verdict.GREEN, 0.0002)
                .sampled(new CriterionId("routed-in-60s"), EU, Verdict.GREEN, 0.9991)
                .sampled(new CriterionId("no-lost-orders"), EU, Verdict.GREEN, 0);
    }

    /** The traffic of the west is back, and a task of the rollback waits for somebody. */
    static Chronicle settling() {
        var task = new StepId("settle-in-flight").inRollback(1);
        return partialRollback()
                .at("02:26:30")
                .started(task.value())
                .asked(new Question(
                        task + "/1/task",
                        task,
                        1,
                        Question.Kind.TASK,
                        "Resolve the orders that were in flight",
                        List.of(new RoleId("reconciliation-lead")),
                        List.of(new Question.Option("done", "it is done", Question.Care.PLAIN)),
                        ""));
    }

    private static Chronicle back(Chronicle chronicle) {
        var effect = new Effect(
                "west-home/back",
                "c-back",
                new StepId("west-home"),
                1,
                Effect.Direction.BACK,
                new SystemId("ingress"),
                new Effect.Weights("orders", List.of(new Effect.Move(WEST, 2_500, 0))));
        return chronicle
                .that(new EffectFact.Intended(effect))
                .at("02:26:00")
                .that(new EffectFact.Settled("west-home/back", EffectState.DONE, "", Map.of()))
                .that(new StepFact.Undone(new StepId("west-home"), 1, 1));
    }

    /** The night is over: a person was at work, and the west stays where it was. */
    static Chronicle ended() {
        return partialRollback()
                .at("02:31:00")
                .that(new RollbackFact.Finished(1, List.of()))
                .moved("eu-home", EU, 500, 10_000)
                .done("eu-home")
                .started("watch-all")
                .at("02:36:55")
                .sampled(new CriterionId("routed-in-60s"), Segment.EVERYTHING, Verdict.GREEN, 0.998)
                .sampled(new CriterionId("stock-as-promised"), Segment.EVERYTHING, Verdict.GREEN, 0.0012)
                .at("02:37:00")
                .done("watch-all")
                .that(new StepFact.Skipped(new StepId("label-batch"), 0, "printed yesterday"))
                .that(new RunFact.Ended(
                        RunFact.Ending.COMPLETED_WITH_EXCEPTIONS,
                        "all steps are done",
                        List.of("label-batch skipped", "west-home rolled back"),
                        Map.of()));
    }
}
