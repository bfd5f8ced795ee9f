package dev.cutover.acceptance;

import dev.cutover.journal.Home;
import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Verdict;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs to read: one that is waiting for people, one that is stuck, one full of hostile names, one plainly done. */
public final class SampleRuns {
    public static final String DONE = "01jd0000000000000000000001";
    public static final String HOSTILE = "01jd1000000000000000000002";
    public static final String STUCK = "01jd2000000000000000000003";
    public static final String WAITING = "01jd3m8a6q0000000000000004";

    /** Moves the cursor, hides, turns the direction, breaks the line, gives orders to two build servers. */
    public static final String VENOM = "Eve\u001b[2J\u202e\u200b\n::error::x ##vso[task.complete]\u009b1m";

    static final Segment EAST = Segment.of(Map.of("region", "us-east"));
    private static final RoleId COMMANDER = new RoleId("commander");
    private static final CriterionId ROUTED = new CriterionId("routed-in-60s");

    private SampleRuns() {}

    /** All four in one home. */
    public static void fill(Home home) throws IOException {
        done(home);
        hostile(home);
        stuck(home);
        waiting(home);
    }

    static RunFact.Pinned pinned() throws IOException {
        try (InputStream in = SampleRuns.class.getResourceAsStream("orders.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new RunFact.Pinned("orders", "/srv/orders.yaml", text, "sandbox", "/srv/sandbox.yaml", "");
        }
    }

    static void done(Home home) throws IOException {
        try (var run = Recording.of(home, DONE, pinned(), RunFact.Mode.REHEARSAL)) {
            run.started("freeze").at("01:31:00").done("freeze").started("ready").done("ready");
            run.at("02:00:00").started("shift-us-east").moved("shift-us-east", EAST, 0, 10_000);
            run.at("02:30:00").done("shift-us-east").started("shift-us-west").done("shift-us-west");
            run.that(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of("steps", 4L)));
        }
    }

    /** Waits at the gate for the commander; one decision has lapsed. */
    public static void waiting(Home home) throws IOException {
        try (var run = Recording.of(home, WAITING, pinned(), RunFact.Mode.LIVE)) {
            run.started("freeze").captured("freeze", "releases.txt", "test");
            run.at("01:32:10").done("freeze").started("ready");
            run.that(sampled(Verdict.GREEN, 0.9991));
            run.that(new PeopleFact.Asked(approval("ready/1")));
            run.at("01:40:00").that(decided("ready/1", "Dana Ortiz", "go", "all green"));
            run.at("02:10:00").that(new PeopleFact.Lapsed("ready/1", "older than 30m"));
            run.that(new PeopleFact.Asked(approval("ready/2")));
            run.captured("ready", "picture.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}, "metrics");
        }
    }

    private static void stuck(Home home) throws IOException {
        try (var run = Recording.of(home, STUCK, pinned(), RunFact.Mode.LIVE)) {
            run.started("freeze").done("freeze").started("ready").done("ready");
            run.at("02:00:00").started("shift-us-east").moved("shift-us-east", EAST, 0, 500);
            run.at("02:05:00").that(sampled(Verdict.RED, 0.91));
            var requested = new RollbackFact.Requested(
                    1,
                    Scope.of(EAST),
                    "Dana Ortiz",
                    "commander",
                    "orders are late",
                    run.now().minusSeconds(60),
                    run.now(),
                    Duration.ofMinutes(15));
            run.that(requested).that(new StepFact.Cancelled(new StepId("shift-us-east"), 1, "rolled back"));
            run.at("02:06:00").that(returning(EAST, 500));
            run.moved("shift-us-east", EAST, 500, 0).that(new RollbackFact.Restored(1));
            run.at("02:07:00").that(new RollbackFact.Finished(1, List.of("freeze: releases are still frozen")));
            run.that(
                    new RunFact.Ended(RunFact.Ending.STUCK, "the rollback left something undone", List.of(), Map.of()));
        }
    }

    private static void hostile(Home home) throws IOException {
        try (var run = Recording.of(home, HOSTILE, pinned(), RunFact.Mode.REHEARSAL)) {
            run.started("freeze")
                    .captured("freeze", VENOM, VENOM)
                    .done("freeze")
                    .started("ready");
            run.that(new PeopleFact.Asked(approval("ready/1")));
            run.that(decided("ready/1", VENOM, "go", VENOM), new RunFact.Held(VENOM, VENOM));
            run.that(new RunFact.Ended(RunFact.Ending.ABORTED, VENOM, List.of(VENOM), Map.of()));
        }
    }

    private static CriterionFact.Sampled sampled(Verdict verdict, double value) {
        return sampled(EAST, verdict, value);
    }

    static CriterionFact.Sampled sampled(Segment segment, Verdict verdict, double value) {
        return new CriterionFact.Sampled(List.of(new Sample(ROUTED, segment, verdict, value, 500, "")));
    }

    private static Question approval(String id) {
        return new Question(
                id,
                new StepId("ready"),
                1,
                Question.Kind.APPROVE,
                "Ready to shift traffic: go?",
                List.of(COMMANDER),
                List.of(
                        new Question.Option("go", "the gate passes", Question.Care.PLAIN),
                        new Question.Option("no-go", "the run halts here", Question.Care.REASON)),
                "sha256:1f");
    }

    private static PeopleFact.Decided decided(String question, String owner, String choice, String reason) {
        return new PeopleFact.Decided(
                new Decision(question, owner, COMMANDER, "ready", choice, reason, "none", "prompt", "dana"));
    }

    /** That the first rollback sets the weight of a segment to nothing. */
    static EffectFact.Intended returning(Segment segment, int from) {
        return new EffectFact.Intended(new Effect(
                "rollback-1/1",
                "rollback-1/1",
                new StepId("rollback-1"),
                1,
                Effect.Direction.BACK,
                new SystemId("ingress"),
                new Effect.Weights("orders", List.of(new Effect.Move(segment, from, 0)))));
    }
}
