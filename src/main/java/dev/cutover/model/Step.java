package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One journaled unit of the procedure.
 *
 * @param needs the steps that must be settled before it starts; filled in by the reader where the runbook leaves it out
 * @param segment the slice it is about; none means all traffic
 */
public record Step(
        StepId id,
        String title,
        Set<StepId> needs,
        Optional<RoleId> owner,
        Optional<Segment> segment,
        Policy policy,
        List<EvidenceRequest> evidence,
        Safety safety,
        Work work) {

    public Step {
        needs = OrderedCopies.copy(needs);
        evidence = List.copyOf(evidence);
    }

    /**
     * How a step handles failure.
     *
     * @param byHand what a person does when the system cannot be reached
     * @param freezes whether it keeps other changes away while traffic moves
     */
    public record Safety(Optional<String> byHand, Optional<PointOfNoReturn> pointOfNoReturn, boolean freezes) {
        public static final Safety PLAIN = new Safety(Optional.empty(), Optional.empty());

        /** Of a step that keeps no other changes away. */
        public Safety(Optional<String> byHand, Optional<PointOfNoReturn> pointOfNoReturn) {
            this(byHand, pointOfNoReturn, false);
        }
    }

    /** The same step by another name. */
    public Step withId(StepId id) {
        return new Step(id, title, needs, owner, segment, policy, evidence, safety, work);
    }

    public Step withNeeds(Set<StepId> needs) {
        return new Step(id, title, needs, owner, segment, policy, evidence, safety, work);
    }

    public Step withSegment(Optional<Segment> segment) {
        return new Step(id, title, needs, owner, segment, policy, evidence, safety, work);
    }

    public Step withWork(Work work) {
        return new Step(id, title, needs, owner, segment, policy, evidence, safety, work);
    }

    /** The same without the steps before it, in another segment; a failure ends it, and is asked about by nobody. */
    Step alone(Segment where) {
        var segment = where.equals(Segment.EVERYTHING) ? Optional.<Segment>empty() : Optional.of(where);
        return new Step(id, title, Set.of(), owner, segment, policy.goingOn(), evidence, Safety.PLAIN, work);
    }

    /** Whether it is a message whose failure stops nothing. */
    public boolean isCourtesy() {
        return work instanceof Work.Notify && !policy.critical();
    }

    /** The segment, or all traffic. */
    public Segment where() {
        return segment.orElse(Segment.EVERYTHING);
    }
}
