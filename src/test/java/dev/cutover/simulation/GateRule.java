package dev.cutover.simulation;

import dev.cutover.model.Permission;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A gate opens by green criteria and enough answers of different people, or by an override with a reason. */
final class GateRule implements Rule {
    private final Runbook book;
    private final Map<StepId, Step> gates = new HashMap<>();
    private final Consumer<String> complain;

    GateRule(Runbook book, Consumer<String> complain) {
        this.book = book;
        book.steps().filter(step -> step.work() instanceof Work.Gate).forEach(step -> gates.put(step.id(), step));
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (!(event.fact() instanceof StepFact.Succeeded succeeded) || !gates.containsKey(succeeded.step())) {
            return;
        }
        var step = Objects.requireNonNull(gates.get(succeeded.step()));
        var gate = (Work.Gate) step.work();
        if (succeeded.how() == StepFact.How.PLAINLY) {
            green(step, gate, books);
            people(step, gate, books);
        } else if (succeeded.how() != StepFact.How.OVERRIDDEN || !isOverridden(step, gate, books)) {
            complain.accept("gate " + step.id() + " was passed " + succeeded.how() + " without an override");
        }
    }

    private void green(Step step, Work.Gate gate, Bookkeeper books) {
        for (var criterion : gate.require()) {
            boolean green = books.measured(criterion, step.where())
                    .filter(measured -> measured.seq() > books.startedBy(step.id()))
                    .filter(measured -> measured.verdict() == Verdict.GREEN)
                    .isPresent();
            if (!green) {
                complain.accept("gate " + step.id() + " opened although " + criterion + " is not green");
            }
        }
    }

    private void people(Step step, Work.Gate gate, Bookkeeper books) {
        long start = books.startedBy(step.id());
        var goes = new HashSet<String>();
        books.saidOf(step.id(), Question.Kind.APPROVE).stream()
                .filter(said -> said.seq() > start && said.decision().choice().equals("go"))
                .filter(said -> may(said, Permission.GO))
                .forEach(said -> goes.add(said.decision().owner()));
        int wanted = gate.approve().map(approval -> approval.atLeast()).orElse(0);
        if (goes.size() < wanted) {
            complain.accept("gate " + step.id() + " opened with the go of " + goes + ", and needs " + wanted);
        }
        long signed = books.saidOf(step.id(), Question.Kind.ATTEST).stream()
                .filter(said -> said.seq() > start && said.decision().choice().equals("yes"))
                .count();
        if (signed < gate.attest().size()) {
            complain.accept("gate " + step.id() + " opened with " + signed + " of its attestations");
        }
    }

    private boolean isOverridden(Step step, Work.Gate gate, Bookkeeper books) {
        return books.saidOf(step.id(), Question.Kind.RED_GATE).stream()
                .filter(said -> said.seq() > books.startedBy(step.id()))
                .filter(said -> said.decision().choice().equals("override") && may(said, Permission.OVERRIDE))
                .filter(said -> gate.overrideBy().isEmpty()
                        || gate.overrideBy().contains(said.decision().role()))
                .anyMatch(said -> !said.decision().reason().isBlank()
                        && !said.decision().impact().isBlank());
    }

    private boolean may(Bookkeeper.Said said, Permission permission) {
        var role = book.roles().get(said.decision().role());
        return role != null
                && role.who().contains(said.decision().owner())
                && role.may().contains(permission);
    }
}
