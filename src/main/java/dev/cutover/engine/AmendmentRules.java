package dev.cutover.engine;

import dev.cutover.engine.context.AmendedPremises;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.step.StepReopening;
import dev.cutover.model.Authority;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.run.Amendment;
import dev.cutover.run.Decision;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.Request;
import dev.cutover.run.Sample;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules on amendments: a decision each, with owner, reason and impact. Every change of a threshold is recorded; one
 * that would make a red criterion pass is an override.
 */
final class AmendmentRules {
    private final StepContext stepContext;
    private final Request.Amend amendRequest;
    private final Speaker speaker;

    AmendmentRules(StepContext stepContext, Request.Amend amendRequest, Speaker speaker) {
        this.stepContext = stepContext;
        this.amendRequest = amendRequest;
        this.speaker = speaker;
    }

    RequestVerdict rule() {
        if (amendRequest.reason().isBlank() || amendRequest.impact().isBlank()) {
            return RequestVerdict.refused("an amendment needs a reason and an impact: what it may lead to");
        }
        if (stepContext.state().ended().isPresent()) {
            return RequestVerdict.refused("the run has ended");
        }
        var role = role(Permission.AMEND);
        if (role.isEmpty()) {
            return RequestVerdict.refused(speaker.name() + " may not amend; those who may: "
                    + String.join(", ", Authority.of(stepContext.runbook()).peopleWith(Permission.AMEND)));
        }
        var amendment = amendRequest.amendment();
        if (amendment instanceof Amendment.Limit limit) {
            return limit(limit, role.orElseThrow());
        } else if (amendment instanceof Amendment.People people) {
            return people(people, role.orElseThrow());
        } else if (amendment instanceof Amendment.Start start) {
            return start(start, role.orElseThrow());
        } else if (amendment instanceof Amendment.Skip skip) {
            return skip(skip, role.orElseThrow());
        } else if (amendment instanceof Amendment.Add add) {
            return add(add, role.orElseThrow());
        }
        throw new IllegalStateException("no ruling on " + amendment.getClass());
    }

    private RequestVerdict limit(Amendment.Limit limit, RoleId role) {
        var criterion = stepContext.runbook().criteria().get(limit.criterion());
        if (criterion == null) {
            return RequestVerdict.refused("the runbook has no criterion '" + limit.criterion() + "'");
        }
        var otherUnit = otherUnit(criterion, limit.pass());
        if (otherUnit.isPresent()) {
            return RequestVerdict.refused(otherUnit.orElseThrow());
        }
        boolean hides = wouldPass(criterion, limit);
        if (hides && (!amendRequest.override() || role(Permission.OVERRIDE).isEmpty())) {
            return RequestVerdict.refused("'" + limit.criterion() + "' is red now and would pass with " + limit.pass()
                    + ": that needs --override, by somebody whose role may override");
        }
        return amended(
                new Change(
                        "threshold of " + limit.criterion(),
                        criterion.pass().text(),
                        limit.pass().text(),
                        hides),
                role,
                AmendedPremises.of(limit.criterion(), speaker.name(), stepContext));
    }

    /**
     * Why the new threshold cannot be compared with what is measured: 99 is not 99 %, and would turn red at once. Zero
     * needs no unit, and a threshold relative to the baseline takes that of the baseline.
     */
    private static Optional<String> otherUnit(Criterion criterion, Threshold after) {
        var before = criterion.pass();
        boolean zero = after.bound() == 0 && after.upper() == 0;
        String unit = MeasuredValues.unit(criterion);
        String other = MeasuredValues.unit(after);
        boolean unknown = before.ofBaseline() && unit.isEmpty();
        boolean plain = !unit.equals("%") && !unit.equals("s");
        if (after.ofBaseline() || unknown || other.equals(unit) || (other.isEmpty() && (zero || plain))) {
            return Optional.empty();
        }
        return Optional.of("'" + criterion.id() + "' is measured "
                + (unit.isEmpty() ? "without a unit" : "in " + unit) + " (" + before.text() + "), and '" + after.text()
                + "' is " + (other.isEmpty() ? "without a unit" : "in " + other) + ": write it in the same unit");
    }

    /** Whether a criterion that is red now would be green under the new threshold. */
    private boolean wouldPass(Criterion criterion, Amendment.Limit limit) {
        return stepContext.state().criteria().all().entrySet().stream()
                .filter(entry -> entry.getKey().criterion().equals(criterion.id()))
                .map(entry -> entry.getValue().sample())
                .filter(sample -> sample.verdict() == Verdict.RED)
                .anyMatch(sample -> limit.pass().passes(sample.value(), baseline(criterion.id(), sample)));
    }

    private double baseline(CriterionId criterion, Sample sample) {
        return stepContext
                .state()
                .criteria()
                .baseline(criterion, sample.segment())
                .map(taken -> taken.value())
                .orElse(0.0);
    }

    private RequestVerdict people(Amendment.People people, RoleId by) {
        var role = stepContext.runbook().roles().get(people.role());
        if (role == null) {
            return RequestVerdict.refused("the runbook has no role '" + people.role() + "'");
        }
        if (people.who().isEmpty() || people.who().stream().anyMatch(String::isBlank)) {
            return RequestVerdict.refused("a role needs at least one person");
        }
        var conduct = stepContext.runbook().conduct();
        var mute = people.who().stream()
                .filter(person -> conduct.signed() && !conduct.keys().containsKey(person))
                .toList();
        if (!mute.isEmpty()) {
            return RequestVerdict.refused("this runbook accepts signed decisions only, and it has no key of "
                    + String.join(", ", mute) + ", who could not sign an answer");
        }
        return amended(
                new Change(
                        "people of " + people.role(),
                        String.join(", ", role.who()),
                        String.join(", ", people.who()),
                        false),
                by,
                List.of());
    }

    private RequestVerdict start(Amendment.Start start, RoleId by) {
        var phase = stepContext.runbook().phases().stream()
                .filter(known -> known.name().equals(start.phase()))
                .findFirst();
        if (phase.isEmpty()) {
            return RequestVerdict.refused("the runbook has no phase '" + start.phase() + "'");
        }
        String before = phase.orElseThrow().starts().map(at -> at.text()).orElse("not planned");
        return amended(
                new Change(
                        "planned start of " + start.phase(),
                        before,
                        start.starts().text(),
                        false),
                by,
                List.of());
    }

    private RequestVerdict skip(Amendment.Skip skip, RoleId by) {
        var step = stepContext.find(skip.step());
        var objection = notOptional(skip.step(), step);
        if (objection.isPresent()) {
            return RequestVerdict.refused(objection.orElseThrow());
        }
        var entry = stepContext.state().steps().of(skip.step());
        if (entry.state() != StepState.PENDING) {
            return RequestVerdict.refused("'" + skip.step() + "' has begun");
        }
        return amended(
                new Change("step " + skip.step(), "to be done", "left out", false),
                by,
                List.of(new StepFact.Skipped(skip.step(), entry.attempt(), amendRequest.reason())));
    }

    private RequestVerdict add(Amendment.Add add, RoleId by) {
        var objection = notOptional(add.step(), stepContext.find(add.step()));
        if (objection.isPresent()) {
            return RequestVerdict.refused(objection.orElseThrow());
        }
        if (stepContext.state().steps().of(add.step()).state() != StepState.SKIPPED) {
            return RequestVerdict.refused("'" + add.step() + "' is not left out");
        }
        return amended(
                new Change("step " + add.step(), "left out", "to be done", false),
                by,
                StepReopening.reopened(stepContext, Set.of(add.step()), amendRequest.reason()));
    }

    private static Optional<String> notOptional(StepId id, Optional<Step> step) {
        if (step.isEmpty()) {
            return Optional.of("the runbook has no step '" + id + "'");
        }
        return step.orElseThrow().policy().optional()
                ? Optional.empty()
                : Optional.of("'" + id
                        + "' is not optional: it can only be skipped after it fails, and the skip is recorded");
    }

    private record Change(String what, String before, String after, boolean overrides) {}

    private RequestVerdict amended(Change change, RoleId role, List<Fact> followed) {
        if (change.before().equals(change.after())) {
            return RequestVerdict.refused(change.what() + ": " + change.after() + " already");
        }
        var decision = new Decision(
                "",
                speaker.as(),
                role,
                change.what(),
                (change.overrides() ? "override: " : "amend: ") + change.before() + " becomes " + change.after(),
                amendRequest.reason(),
                amendRequest.impact(),
                speaker.via(),
                speaker.user());
        var facts = new ArrayList<Fact>();
        facts.add(new PeopleFact.Decided(decision));
        facts.add(new RunFact.Amended(
                amendRequest.amendment(),
                change.what(),
                change.before(),
                change.after(),
                speaker.as(),
                amendRequest.reason(),
                amendRequest.impact(),
                change.overrides()));
        facts.addAll(followed);
        return RequestVerdict.done(
                change.what() + ": " + change.before() + " becomes " + change.after(), facts.toArray(Fact[]::new));
    }

    private Optional<RoleId> role(Permission permission) {
        return Authority.of(stepContext.runbook()).as(speaker.as(), permission);
    }
}
