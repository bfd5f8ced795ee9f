package dev.cutover.testkit;

import dev.cutover.model.Approval;
import dev.cutover.model.Attestation;
import dev.cutover.model.Choice;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps of every kind for tests, and changes to them. */
public final class Steps {
    private Steps() {}

    /** A gate that requires only green health. */
    public static Step gate(String id) {
        return gate(id, new Approval(List.of(), 0), Optional.empty());
    }

    /** Green health and the go of so many of these roles. */
    public static Step gate(String id, int atLeast, RoleId... roles) {
        return gate(id, new Approval(List.of(roles), atLeast), Optional.empty());
    }

    public static Step gate(String id, Approval approval, Optional<Duration> expires) {
        var work = new Work.Gate(
                List.of(Books.HEALTH),
                List.of(),
                approval.by().isEmpty() ? Optional.empty() : Optional.of(approval),
                expires,
                Set.of());
        return Books.step(id, Optional.empty(), work);
    }

    /** A sentence to be signed by each of these roles. */
    public static Step attested(String id, RoleId... roles) {
        var sentences = List.of(roles).stream()
                .map(role -> new Attestation(role, role + " is ready"))
                .toList();
        var work = new Work.Gate(List.of(), sentences, Optional.empty(), Optional.empty(), Set.of());
        return Books.step(id, Optional.empty(), work);
    }

    public static Step task(String id) {
        return Books.step(id, Optional.empty(), new Work.Task(Books.COMMANDER, List.of(), Optional.empty()));
    }

    /** A task that a person can undo. */
    public static Step takenBackByHand(String id) {
        var undo = Optional.of(new Undo.ByHand("put it back"));
        return Books.step(id, Optional.empty(), new Work.Task(Books.COMMANDER, List.of(), undo));
    }

    public static Step decision(String id, Choice... choices) {
        return decision(id, Optional.empty(), Optional.empty(), choices);
    }

    public static Step decision(String id, Optional<Duration> within, Optional<String> preset, Choice... choices) {
        var work = new Work.Decision("What now?", Books.COMMANDER, List.of(choices), within, preset);
        return Books.step(id, Optional.empty(), work);
    }

    public static Step baseline(String id) {
        return Books.step(id, Optional.empty(), new Work.Baseline(List.of(Books.HEALTH), Duration.ofMinutes(5)));
    }

    public static Step observe(String id, Duration tolerate, OnBreach onBreach) {
        var work =
                new Work.Observe(List.of(Books.HEALTH), Duration.ofMinutes(10), Optional.empty(), tolerate, onBreach);
        return Books.step(id, Optional.empty(), work);
    }

    public static Step notify(String id) {
        var work = new Work.Notify(List.of(Books.COMMANDER), "It begins", Optional.of(Books.SYSTEM));
        return Books.step(id, Optional.empty(), work);
    }

    public static Step waiting(String id, Duration time) {
        return Books.step(id, Optional.empty(), new Work.Wait(Optional.of(time), Optional.empty()));
    }

    public static Step once(String id) {
        return Books.action(id, "once-snapshot", new Undo.None("it is a snapshot"));
    }

    /** The same step about a segment. */
    public static Step in(Segment segment, Step step) {
        return step.withSegment(Optional.of(segment));
    }

    /** The same step with this many retries, ten seconds apart. */
    public static Step retrying(Step step, int times) {
        var policy = step.policy();
        return withPolicy(
                step,
                new Policy(
                        policy.expected(),
                        policy.timeout(),
                        new Retry(times, Duration.ofSeconds(10)),
                        policy.onFailure(),
                        policy.critical(),
                        policy.optional()));
    }

    public static Step onFailure(Step step, OnFailure onFailure) {
        var policy = step.policy();
        return withPolicy(
                step,
                new Policy(
                        policy.expected(),
                        policy.timeout(),
                        policy.retry(),
                        onFailure,
                        policy.critical(),
                        policy.optional()));
    }

    /** The same step, whose failure does not taint the run. */
    public static Step uncritical(Step step) {
        var policy = step.policy();
        return withPolicy(
                step,
                new Policy(
                        policy.expected(),
                        policy.timeout(),
                        policy.retry(),
                        policy.onFailure(),
                        false,
                        policy.optional()));
    }

    public static Step byHand(Step step, String text) {
        return withSafety(step, new Step.Safety(Optional.of(text), step.safety().pointOfNoReturn()));
    }

    /** The same step as a point of no return that these roles approve. */
    public static Step noReturn(Step step, RoleId... roles) {
        var point = new PointOfNoReturn(List.of(roles), "the old data");
        return withSafety(step, new Step.Safety(step.safety().byHand(), Optional.of(point)));
    }

    public static Step evidenced(Step step, String what) {
        return withEvidence(step, List.of(new EvidenceRequest(what, Optional.empty(), Map.of())));
    }

    public static Step withPolicy(Step step, Policy policy) {
        return new Step(
                step.id(),
                step.title(),
                step.needs(),
                step.owner(),
                step.segment(),
                policy,
                step.evidence(),
                step.safety(),
                step.work());
    }

    public static Step withEvidence(Step step, List<EvidenceRequest> evidence) {
        return new Step(
                step.id(),
                step.title(),
                step.needs(),
                step.owner(),
                step.segment(),
                step.policy(),
                evidence,
                step.safety(),
                step.work());
    }

    public static Step withSafety(Step step, Step.Safety safety) {
        return new Step(
                step.id(),
                step.title(),
                step.needs(),
                step.owner(),
                step.segment(),
                step.policy(),
                step.evidence(),
                safety,
                step.work());
    }
}
