package dev.cutover.words;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Verdict;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the events of a run at fixed times; the planned start T is 02:00 UTC. */
public final class Chronicle {
    public static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    public static final RunId RUN = new RunId("01JD3M0Z9KQ4");

    private final List<Event> events = new ArrayList<>();
    private Instant now = START;
    private int taken;

    /** Goes to a time of the first day, such as {@code 02:14:09}. */
    public Chronicle at(String time) {
        now = Instant.parse("2026-11-24T" + time + "Z");
        return this;
    }

    public Chronicle after(Duration span) {
        now = now.plus(span);
        return this;
    }

    public Chronicle that(Fact fact) {
        events.add(new Event(RUN, 1, events.size() + 1L, now, Event.ENGINE, fact));
        return this;
    }

    public Chronicle created(RunFact.Mode mode) {
        var pinned = new RunFact.Pinned(
                "retail-fulfillment", "runbook.yaml", "", mode == RunFact.Mode.LIVE ? "production" : "sandbox", "", "");
        that(new RunFact.Created(pinned, Map.of(), START, mode, "real", 42, "dana", "0.1.0"));
        return that(new RunFact.LeaseTaken("bastion", 4711, "dana", "run"));
    }

    public Chronicle started(String step) {
        return that(new StepFact.Started(new StepId(step), 1));
    }

    public Chronicle done(String step) {
        return that(new StepFact.Succeeded(new StepId(step), 1, StepFact.How.PLAINLY, Map.of()));
    }

    public Chronicle timer(String step, String timer, Duration span) {
        return that(new StepFact.TimerSet(new StepId(step), 1, AttemptTimer.of(timer), now.plus(span)));
    }

    /** The intent to move one key; settle it with {@link #settled}. */
    public Chronicle moving(String step, Segment key, int from, int to) {
        var effect = new Effect(
                step + "/" + ++taken,
                "c" + taken,
                new StepId(step),
                1,
                Effect.Direction.FORWARD,
                new SystemId("ingress"),
                new Effect.Weights("orders", List.of(new Effect.Move(key, from, to))));
        return that(new EffectFact.Intended(effect));
    }

    /** What became of the newest effect. */
    public Chronicle settled(String step, EffectState state, String detail) {
        return that(new EffectFact.Settled(step + "/" + taken, state, detail, Map.of()));
    }

    public Chronicle moved(String step, Segment key, int from, int to) {
        return moving(step, key, from, to).settled(step, EffectState.DONE, "");
    }

    public Chronicle sampled(CriterionId criterion, Segment segment, Verdict verdict, double value) {
        String note = verdict == Verdict.NO_DATA ? "the system gave no samples" : "";
        return that(new CriterionFact.Sampled(List.of(new Sample(criterion, segment, verdict, value, 500, note))));
    }

    /** Samples of the last minute that all had this verdict, ten seconds apart. */
    public Chronicle unchanged(CriterionId criterion, Segment segment, Verdict verdict, double... values) {
        var samples = new ArrayList<SampleStretch>();
        for (double value : values) {
            var taken = now.minusSeconds(10L * (values.length - samples.size()));
            samples.add(SampleStretch.of(new Sample(criterion, segment, verdict, value, 500, ""), taken));
        }
        return that(new CriterionFact.Unchanged(
                List.of(samples.stream().reduce(SampleStretch::and).orElseThrow())));
    }

    /** A rollback that somebody asks for now, at the first sign; several have numbers of their own. */
    public Chronicle rollingBack(int number, Scope scope) {
        return that(new RollbackFact.Requested(
                number, scope, "Dana Ortiz", "incident-commander", "misroutes", now(), now(), Duration.ofMinutes(15)));
    }

    public Chronicle asked(Question question) {
        return that(new PeopleFact.Asked(question));
    }

    public Chronicle decided(Question question, String who, String choice, String reason) {
        return that(new PeopleFact.Decided(new Decision(
                question.id(),
                who,
                question.of().get(0),
                question.step().value(),
                choice,
                reason,
                "",
                "prompt",
                "dana")));
    }

    public Instant now() {
        return now;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public RunNarrative story() {
        return RunNarrative.of(Fulfillment.runbook(), events);
    }

    /** A gate's question for a go. */
    public static Question approval(String step, RoleId role) {
        return new Question(
                step + "/approve/" + role,
                new StepId(step),
                1,
                Question.Kind.APPROVE,
                "Ready to shift traffic: go?",
                List.of(role),
                List.of(
                        new Question.Option("go", "the gate passes", Question.Care.PLAIN),
                        new Question.Option("no-go", "the run halts here", Question.Care.REASON)),
                "sha256:1f");
    }
}
