package dev.cutover.simulation;

import dev.cutover.model.Approval;
import dev.cutover.model.Attestation;
import dev.cutover.model.Choice;
import dev.cutover.model.CriterionId;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Generates steps of every kind, with random faults. */
final class StepMaker {
    static final CriterionId ERRORS = new CriterionId("errors");
    static final RoleId OWNER = new RoleId("owner");
    static final List<RoleId> ROLES = List.of(Books.COMMANDER, Books.LEAD, OWNER);

    private static final List<String> WRITES = List.of("freeze", "once-drop", "blind-post", "again-tell");

    private final Dice dice;

    StepMaker(Dice dice) {
        this.dice = dice;
    }

    Step step(String id, Set<StepId> needs, List<StepId> later) {
        var work = work(later);
        boolean segmented = work instanceof Work.Shift || dice.chance(30);
        return step(id, needs, segmented ? Optional.of(segment()) : Optional.empty(), work);
    }

    /** A rollback step. */
    Step ownStep(String id) {
        var work = dice.chance(60)
                ? action(new Undo.None("it is part of the rollback"))
                : dice.chance(50) ? task(Optional.empty()) : waiting();
        return step(id, Set.of(), Optional.empty(), work);
    }

    private Step step(String id, Set<StepId> needs, Optional<Segment> segment, Work work) {
        Optional<String> byHand = dice.chance(25) ? Optional.of("do it yourself") : Optional.empty();
        boolean last = dice.chance(5) && !id.startsWith("back");
        Optional<PointOfNoReturn> point =
                last ? Optional.of(new PointOfNoReturn(someRoles(), "the old data")) : Optional.empty();
        List<EvidenceRequest> evidence =
                dice.chance(15) ? List.of(new EvidenceRequest("metrics", Optional.empty(), Map.of())) : List.of();
        Optional<RoleId> owner = dice.chance(30) ? Optional.of(dice.one(ROLES)) : Optional.empty();
        var safety = new Step.Safety(byHand, point);
        return new Step(new StepId(id), "Do " + id, needs, owner, segment, policy(), evidence, safety, work);
    }

    private Policy policy() {
        var retry = dice.chance(60) ? Retry.NEVER : new Retry(dice.between(1, 2), dice.seconds(0, 30));
        var onFailure = dice.chance(50) ? OnFailure.ASK : dice.of(OnFailure.values());
        var timeout = dice.seconds(10, 60);
        return new Policy(Optional.empty(), timeout, retry, onFailure, dice.chance(80), dice.chance(15));
    }

    private Work work(List<StepId> later) {
        int throwing = dice.below(100);
        if (throwing < 35) {
            return action(undo());
        } else if (throwing < 57) {
            return shift();
        } else if (throwing < 67) {
            return gate();
        } else if (throwing < 74) {
            return task(dice.chance(40) ? Optional.of(new Undo.ByHand("put it back")) : Optional.empty());
        } else if (throwing < 81) {
            return decision(later);
        } else if (throwing < 86) {
            return new Work.Observe(
                    criteria(),
                    dice.seconds(60, 400),
                    dice.chance(30) ? Optional.of(dice.seconds(15, 40)) : Optional.empty(),
                    dice.seconds(0, 60),
                    dice.of(OnBreach.values()));
        } else if (throwing < 90) {
            return new Work.Baseline(criteria(), Duration.ofMinutes(1));
        } else if (throwing < 95) {
            return new Work.Notify(
                    List.of(Books.LEAD), "it goes on", dice.chance(70) ? Optional.of(Books.SYSTEM) : Optional.empty());
        }
        return waiting();
    }

    private Work waiting() {
        return new Work.Wait(Optional.of(dice.seconds(1, 300)), Optional.empty());
    }

    private Work.Task task(Optional<Undo.ByHand> undo) {
        return new Work.Task(dice.one(ROLES), List.of(), undo);
    }

    private Work action(Undo undo) {
        if (dice.chance(15)) {
            return new Work.Action(Books.SYSTEM, "read-status", Map.of(), undo, Optional.empty());
        }
        String call = dice.one(WRITES);
        var way = undo instanceof Undo.Call ? new Undo.Call("un" + call, Map.of()) : undo;
        return new Work.Action(Books.SYSTEM, call, Map.of(), way, Optional.empty());
    }

    /** The call is filled in with the operation that fits. */
    private Undo undo() {
        int throwing = dice.below(100);
        if (throwing < 65) {
            return Books.UNFREEZE;
        }
        return throwing < 80 ? new Undo.ByHand("put it back") : new Undo.None("it harms nobody");
    }

    private Work shift() {
        var ramp = new ArrayList<Weight>();
        int weight = 0;
        for (int i = dice.between(1, 3); i > 0 && weight < 10_000; i--) {
            weight = Math.min(10_000, weight + dice.between(500, 6_000));
            ramp.add(new Weight(weight));
        }
        return new Work.Shift(
                "orders",
                ramp,
                dice.seconds(0, 120),
                dice.chance(80) ? criteria() : List.of(),
                dice.of(OnBreach.values()));
    }

    private Work gate() {
        List<Attestation> attest =
                dice.chance(30) ? List.of(new Attestation(dice.one(ROLES), "all is ready")) : List.of();
        var by = someRoles();
        Optional<Approval> approve =
                dice.chance(70) ? Optional.of(new Approval(by, dice.between(1, by.size()))) : Optional.empty();
        Optional<Duration> expires = dice.chance(20) ? Optional.of(dice.seconds(30, 300)) : Optional.empty();
        Set<RoleId> overrideBy = dice.chance(20) ? Set.of(OWNER) : Set.of();
        return new Work.Gate(dice.chance(80) ? criteria() : List.of(), attest, approve, expires, overrideBy);
    }

    private Work decision(List<StepId> later) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("on", new Choice.Then.Continue()));
        if (!later.isEmpty()) {
            choices.add(new Choice("over", new Choice.Then.GoTo(dice.one(later))));
        }
        choices.add(new Choice("back", new Choice.Then.RollBack()));
        if (dice.chance(40)) {
            choices.add(new Choice("out", new Choice.Then.Abort()));
        }
        boolean preset = dice.chance(40);
        return new Work.Decision(
                "What now?",
                dice.one(ROLES),
                choices,
                preset ? Optional.of(dice.seconds(10, 300)) : Optional.empty(),
                preset ? Optional.of(dice.one(choices).say()) : Optional.empty());
    }

    private List<CriterionId> criteria() {
        return dice.chance(60)
                ? List.of(Books.HEALTH)
                : dice.chance(50) ? List.of(ERRORS) : List.of(Books.HEALTH, ERRORS);
    }

    private List<RoleId> someRoles() {
        var roles = new ArrayList<>(ROLES);
        roles.removeIf(role -> dice.chance(50));
        return roles.isEmpty() ? List.of(Books.COMMANDER) : List.copyOf(roles);
    }

    private Segment segment() {
        return dice.chance(20) ? Segment.EVERYTHING : dice.of(Books.EAST, Books.WEST);
    }
}
