package dev.cutover.testkit;

import dev.cutover.model.Approval;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Conduct;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Dimension;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Measure;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Permission;
import dev.cutover.model.Phase;
import dev.cutover.model.Policy;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Traffic;
import dev.cutover.model.Trigger;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Small runbooks for tests, made in code. */
public final class Books {
    public static final SystemId SYSTEM = new SystemId("world");
    public static final RoleId COMMANDER = new RoleId("commander");
    public static final RoleId LEAD = new RoleId("lead");
    public static final CriterionId HEALTH = new CriterionId("health");
    public static final Undo.Call UNFREEZE = new Undo.Call("unfreeze", Map.of());
    public static final Segment EAST = Segment.of(Map.of("region", "east"));
    public static final Segment WEST = Segment.of(Map.of("region", "west"));

    private Books() {}

    /** A runbook of these steps, each following the one above. */
    public static Runbook of(List<Trigger> triggers, Step... steps) {
        var chained = new ArrayList<Step>();
        StepId above = null;
        for (var step : steps) {
            chained.add(above == null ? step : needing(step, above));
            above = step.id();
        }
        return unchained(triggers, chained);
    }

    /** A runbook of these steps, with their own needs. */
    public static Runbook unchained(List<Trigger> triggers, List<Step> steps) {
        var roles = new LinkedHashMap<RoleId, Role>();
        roles.put(COMMANDER, new Role(COMMANDER, List.of("Dana"), "", Set.of(Permission.values())));
        roles.put(LEAD, new Role(LEAD, List.of("Ines"), "", Set.of(Permission.GO, Permission.NO_GO)));
        var system = new BusinessSystem(SYSTEM, "World", "", "", BusinessSystem.Flow.BIDIRECTIONAL, "", Set.of());
        var criterion = new Criterion(
                HEALTH,
                "Health",
                "",
                new Measure.Query(SYSTEM, "health{${segment.region}}"),
                new Threshold(Threshold.Comparison.AT_LEAST, 0.9, 0.9, false, ">= 90 %"),
                "",
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                1);
        return new Runbook(
                new Runbook.Header("book", "A book", Runbook.Pattern.PHASED),
                Map.of("region", new Dimension("region", List.of("east", "west"))),
                roles,
                new Runbook.Inventory(Map.of(SYSTEM, system), List.of()),
                Map.of("orders", new Traffic("orders", SYSTEM, SYSTEM, SYSTEM, List.of("region"))),
                Map.of(HEALTH, criterion),
                List.of(new Phase("all", Optional.empty(), steps)),
                Optional.of(RollbackProcedures.plain(Duration.ofMinutes(15), triggers, List.of())));
    }

    /** The same with other people and other rules for decisions. */
    public static Runbook with(Runbook book, Conduct conduct, Role... changed) {
        var roles = new LinkedHashMap<>(book.roles());
        for (var role : changed) {
            roles.put(role.id(), role);
        }
        return book.withRoles(roles).withConduct(conduct);
    }

    /** A runbook that only waits, with these rollback steps. */
    public static Runbook rollingBack(IfUnreachable ifUnreachable, Step... own) {
        var steps = List.of(own).stream()
                .map(step -> new RollbackStep(step, ifUnreachable))
                .toList();
        var undo = new Undo.None("the rollback steps make up for it");
        var begun = Steps.in(EAST, action("begun", "once-drop", undo));
        return of(List.of(), begun, Steps.waiting("wait", Duration.ofMinutes(1)))
                .withRollback(RollbackProcedures.plain(Duration.ofMinutes(15), List.of(), steps));
    }

    /** The same, but some steps need these, and only these. */
    public static Runbook needing(Runbook book, Map<String, Set<String>> needs) {
        var steps = book.steps()
                .map(step -> Optional.ofNullable(needs.get(step.id().value()))
                        .map(ids -> step.withNeeds(ids.stream().map(StepId::new).collect(Collectors.toSet())))
                        .orElse(step))
                .toList();
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                book.inventory(),
                book.traffic(),
                book.criteria(),
                List.of(new Phase("all", Optional.empty(), steps)),
                book.rollback());
    }

    /** The same, with the orders of a region in two lanes. */
    public static Runbook withLanes(Runbook book) {
        var dimensions = new LinkedHashMap<String, Dimension>();
        dimensions.put("region", new Dimension("region", List.of("east", "west")));
        dimensions.put("lane", new Dimension("lane", List.of("express", "standard")));
        return new Runbook(
                book.header(),
                dimensions,
                book.roles(),
                book.inventory(),
                Map.of("orders", new Traffic("orders", SYSTEM, SYSTEM, SYSTEM, List.of("region", "lane"))),
                book.criteria(),
                book.phases(),
                book.rollback());
    }

    /** The same without traffic. */
    public static Runbook withoutTraffic(Runbook book) {
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                book.inventory(),
                Map.of(),
                book.criteria(),
                book.phases(),
                book.rollback());
    }

    /** The criterion of a runbook from here, measured once an hour. */
    public static Criterion hourly(Runbook book) {
        var often = Objects.requireNonNull(book.criteria().get(HEALTH));
        return new Criterion(
                HEALTH,
                often.title(),
                often.owner(),
                often.measure(),
                often.pass(),
                often.unit(),
                often.window(),
                Duration.ofHours(1),
                often.minSamples());
    }

    public static Environment environment() {
        return new Environment("test", false, new Pace.Virtual(), Map.of(), Map.of(), Map.of());
    }

    public static Step action(String id, String call, Undo undo) {
        return step(id, Optional.empty(), new Work.Action(SYSTEM, call, Map.of(), undo, Optional.empty()));
    }

    public static Step freeze(String id) {
        return action(id, "freeze", UNFREEZE);
    }

    public static Step shift(String id, Segment segment, OnBreach onBreach) {
        var ramp = List.of(new Weight(500), new Weight(5000), Weight.ALL);
        return step(
                id,
                Optional.of(segment),
                new Work.Shift("orders", ramp, Duration.ofMinutes(2), List.of(HEALTH), onBreach));
    }

    /** A gate that the commander opens. */
    public static Step gate(String id) {
        var approval = new Approval(List.of(COMMANDER), 1);
        return step(
                id,
                Optional.empty(),
                new Work.Gate(List.of(), List.of(), Optional.of(approval), Optional.empty(), Set.of()));
    }

    public static Step step(String id, Optional<Segment> segment, Work work) {
        return new Step(
                new StepId(id),
                "Do " + id,
                Set.of(),
                Optional.empty(),
                segment,
                Policy.DEFAULT,
                List.of(),
                Step.Safety.PLAIN,
                work);
    }

    public static Step needing(Step step, StepId... needs) {
        return step.withNeeds(Set.of(needs));
    }
}
