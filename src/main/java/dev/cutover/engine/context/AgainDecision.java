package dev.cutover.engine.context;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.plan.again.AgainDecisions;
import dev.cutover.plan.again.AgainPlan;
import dev.cutover.plan.again.AgainPlanner;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decision to do again what was rolled back of a scope. Whoever may decide how the run continues after a rollback
 * may decide this, too; the gates that are passed anew ask their own people. Read-only; valid until the next event.
 */
public final class AgainDecision {
    private final StepContext stepContext;
    private final Request.Again again;
    private final Speaker speaker;
    private final Optional<RoleId> role;
    private final AgainPlanner planner;
    private final AgainPlan plan;

    public AgainDecision(StepContext stepContext, Request.Again again, Speaker speaker) {
        this.stepContext = stepContext;
        this.again = again;
        this.speaker = speaker;
        this.role = Authority.of(stepContext.runbook()).as(speaker.as(), Permission.ROLLBACK);
        this.planner = new AgainPlanner(stepContext.runbook());
        this.plan = planner.of(stepContext.state(), again.scope());
    }

    /** Why it is refused; empty if it is not. */
    public Optional<String> objection() {
        if (role.isEmpty()) {
            return Optional.of(speaker.name() + " may not decide this; it takes somebody who may roll back: "
                    + String.join(", ", Authority.of(stepContext.runbook()).peopleWith(Permission.ROLLBACK)));
        }
        if (again.reason().isBlank()) {
            return Optional.of("a reason is missing");
        }
        var lacking =
                stepContext.runbook().conduct().demands().missing("doing it again", again.reason(), again.impact());
        return lacking.isPresent() || isUnderWay()
                ? lacking
                : planner.refusal(stepContext.state(), again.scope(), plan);
    }

    /** The same word twice changes nothing the second time. */
    private boolean isUnderWay() {
        return plan.isNothing()
                && stepContext.state().ended().isEmpty()
                && new AgainDecisions(stepContext.runbook(), stepContext.state())
                        .standing(again.scope())
                        .isPresent();
    }

    /** What follows; nothing if it is under way already. */
    public List<Fact> facts() {
        if (isUnderWay()) {
            return List.of();
        }
        var decision = new Decision(
                "",
                speaker.as(),
                role.orElseThrow(),
                name(),
                Decision.AGAIN,
                again.reason(),
                again.impact(),
                speaker.via(),
                speaker.user());
        var facts = new ArrayList<Fact>(List.of(new PeopleFact.Decided(decision)));
        // In the order of the runbook: a step never stands open in the record before the gate that it needs.
        facts.addAll(reopened(stepContext, plan, "again: " + name() + ", by " + speaker.as()));
        return facts;
    }

    /**
     * The steps of a plan, reopened in the order of the runbook. What people are being asked, and presumes one of them,
     * is withdrawn before: it is asked anew once that is done.
     */
    public static List<Fact> reopened(StepContext stepContext, AgainPlan plan, String why) {
        var withdrawn = stepContext.state().questions().open().stream()
                .map(QuestionLedger.Entry::question)
                .filter(question -> QuestionPremise.isBound(question.kind()) && presumes(question, stepContext, plan))
                .<Fact>map(
                        question -> new PeopleFact.Lapsed(question.id(), why + "; it is asked anew once that is done"));
        var steps = stepContext
                .runbook()
                .steps()
                .filter(plan::reopens)
                .map(stepContext::entry)
                .<Fact>map(entry -> new StepFact.Reopened(entry.step(), entry.attempt(), why));
        return Stream.concat(withdrawn, steps).toList();
    }

    private static boolean presumes(Question question, StepContext stepContext, AgainPlan plan) {
        var before = stepContext.rollbackPlanner().reliesOn(question.step());
        return Stream.concat(plan.steps().stream(), plan.wider().stream()).anyMatch(step -> before.contains(step.id()));
    }

    private String name() {
        return AgainDecisions.nameOf(again.scope(), stepContext.runbook());
    }

    /** What is told to whoever decides it. */
    public String reply() {
        if (isUnderWay()) {
            return name() + " is being done again already";
        }
        int steps = plan.steps().size() + plan.wider().size();
        String gates = plan.checks().stream()
                .filter(step -> step.work() instanceof Work.Gate)
                .map(Step::id)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        String held = stepContext
                .state()
                .held()
                .map(hold -> "; the run is held by " + hold.by() + ", so nothing starts before it is continued")
                .orElse("");
        return Counted.of(steps, "step") + " of " + name()
                + " will be done again"
                + (gates.isEmpty() ? ", behind no gate" : ", after " + gates + " anew") + held;
    }
}
