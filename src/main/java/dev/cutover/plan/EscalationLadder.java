package dev.cutover.plan;

import dev.cutover.model.Escalation;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The escalation of an unanswered question, as the runbook defines it. Immutable. */
public final class EscalationLadder {
    private static final String DEPUTY = "deputy";
    private static final String COMMANDER = "commander";

    /** The rung of a task that somebody has reported as blocked. */
    public static final String BLOCKED = "blocked";

    private final Runbook runbook;
    private final Map<StepId, Escalation> ofSteps = new HashMap<>();
    private final Map<StepId, Duration> works = new HashMap<>();

    public EscalationLadder(Runbook runbook) {
        this.runbook = runbook;
        runbook.allSteps().forEach(this::note);
    }

    private void note(Step step) {
        step.policy().escalate().ifPresent(own -> ofSteps.put(step.id(), own));
        if (step.work() instanceof Work.Task) {
            step.policy().expected().ifPresent(time -> works.put(step.id(), time));
        }
    }

    /**
     * People who may answer as well from some time on.
     *
     * @param after since the question was asked
     */
    public record Rung(String name, Duration after, List<StandIn> to, Optional<SystemId> via) {
        public Rung {
            to = List.copyOf(to);
        }
    }

    /** Whether no question is ever escalated. */
    public boolean isEmpty() {
        return ofSteps.isEmpty() && runbook.conduct().escalate().isEmpty();
    }

    /** The rungs of a question's ladder that name at least one person, the first one first. */
    public List<Rung> of(Question question) {
        var step = question.step().asWritten();
        var rule = Optional.ofNullable(ofSteps.get(step))
                .or(() -> runbook.conduct().escalate());
        if (rule.isEmpty()) {
            return List.of();
        }
        // A person at work is not late before the expected end of the work.
        boolean work = question.kind() == Question.Kind.TASK;
        var from = work ? works.getOrDefault(step, Duration.ZERO) : Duration.ZERO;
        var via = rule.orElseThrow().via().or(() -> runbook.conduct().escalate().flatMap(Escalation::via));
        var rungs = new ArrayList<Rung>();
        rule.orElseThrow()
                .deputy()
                .ifPresent(after -> rungs.add(new Rung(DEPUTY, from.plus(after), deputies(question), via)));
        rule.orElseThrow()
                .commander()
                .ifPresent(after -> rungs.add(new Rung(COMMANDER, from.plus(after), commanders(question), via)));
        rungs.removeIf(rung -> rung.to().isEmpty());
        return rungs;
    }

    /** The rung of a task that is blocked: the commander at once, whatever the runbook says of unanswered questions. */
    public Rung blocked(Question question) {
        var via = Optional.ofNullable(ofSteps.get(question.step().asWritten()))
                .flatMap(Escalation::via)
                .or(() -> runbook.conduct().escalate().flatMap(Escalation::via));
        return new Rung(BLOCKED, Duration.ZERO, commanders(question), via);
    }

    private List<StandIn> deputies(Question question) {
        var asked = asked(question);
        return roles(question)
                .flatMap(role -> role.deputies().stream()
                        .filter(person -> !asked.contains(person))
                        .map(person -> new StandIn(person, role.id(), DEPUTY)))
                .toList();
    }

    private List<StandIn> commanders(Question question) {
        var asked = asked(question);
        var first = roles(question).map(Role::id).findFirst();
        return first.stream()
                .flatMap(role -> commander()
                        .flatMap(commander -> commander.who().stream()
                                .filter(person -> !asked.contains(person))
                                .map(person ->
                                        new StandIn(person, role, commander.id().value()))))
                .toList();
    }

    private Stream<Role> commander() {
        return runbook.conduct().commander().flatMap(this::role).stream();
    }

    private Set<String> asked(Question question) {
        var people = new LinkedHashSet<String>();
        roles(question).forEach(role -> people.addAll(role.who()));
        return people;
    }

    private Stream<Role> roles(Question question) {
        return question.of().stream().flatMap(id -> role(id).stream());
    }

    private Optional<Role> role(RoleId id) {
        return Optional.ofNullable(runbook.roles().get(id));
    }
}
