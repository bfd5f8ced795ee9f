package dev.cutover.words;

import dev.cutover.model.Approval;
import dev.cutover.model.Attestation;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Dimension;
import dev.cutover.model.Measure;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Permission;
import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.Policy;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.testkit.RollbackProcedures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A small runbook with one of each thing that displays show. */
public final class Fulfillment {
    public static final RoleId COMMANDER = new RoleId("incident-commander");
    public static final RoleId TECH = new RoleId("technical-lead");
    public static final CriterionId ROUTED = new CriterionId("routed-in-60s");
    public static final CriterionId LAG = new CriterionId("reservation-lag");
    public static final Segment EAST = Segment.of(Map.of("region", "us-east", "lane", "ship-to-home"));
    public static final Segment WEST = Segment.of(Map.of("region", "us-west"));

    private Fulfillment() {}

    /** What is asked first in a rollback whose old platform does not open. */
    public static Question openingQuestion(int rollback) {
        return new Question(
                "rollback-" + rollback + "/open/1",
                new StepId("rollback"),
                0,
                Question.Kind.OPENING,
                "The old platform is not open. What becomes of the traffic?",
                List.of(COMMANDER),
                List.of(new Question.Option("park", "traffic stays", Question.Care.PLAIN)),
                "");
    }

    public static Runbook runbook() {
        var roles = new LinkedHashMap<RoleId, Role>();
        roles.put(
                COMMANDER,
                new Role(COMMANDER, List.of("Dana Ortiz", "Sam Weiss"), "bridge 1", Set.of(Permission.values())));
        roles.put(TECH, new Role(TECH, List.of("Ines Park"), "", Set.of(Permission.GO, Permission.NO_GO)));
        var dimensions = new LinkedHashMap<String, Dimension>();
        dimensions.put("region", new Dimension("region", List.of("us-east", "us-west")));
        dimensions.put("lane", new Dimension("lane", List.of("ship-to-home", "curbside")));
        var criteria = new LinkedHashMap<CriterionId, Criterion>();
        criteria.put(ROUTED, criterion(ROUTED, atLeast(0.995, ">= 99.5 %")));
        criteria.put(LAG, criterion(LAG, atMostBaseline(1.2, "<= 1.2 x baseline")));
        return new Runbook(
                new Runbook.Header("retail-fulfillment", "Retail fulfillment", Runbook.Pattern.PHASED),
                dimensions,
                roles,
                new Runbook.Inventory(Map.of(), List.of()),
                Map.of(
                        "orders",
                        new Traffic(
                                "orders",
                                new SystemId("ingress"),
                                new SystemId("legacy-oms"),
                                new SystemId("orchestrator"),
                                List.of("region", "lane"))),
                criteria,
                phases(),
                Optional.of(RollbackProcedures.plain(Duration.ofMinutes(15), List.of(), List.of())));
    }

    private static List<Phase> phases() {
        return List.of(
                new Phase(
                        "readiness",
                        Optional.of(new PlannedTime(Duration.ofMinutes(-90), "T-90m")),
                        List.of(
                                step("freeze", "Freeze nonessential releases", "", freeze()),
                                step("ready", "Ready to shift traffic", "freeze", ready()))),
                new Phase(
                        "cutover",
                        Optional.of(new PlannedTime(Duration.ZERO, "T")),
                        List.of(
                                shift("shift-us-east", "US East, ship to home", "ready", EAST),
                                shift("shift-us-west", "US West", "shift-us-east", WEST))),
                new Phase("finish", Optional.empty(), List.of(noReturn())));
    }

    private static Work.Action freeze() {
        return new Work.Action(
                new SystemId("releases"), "freeze", Map.of(), new Undo.Call("unfreeze", Map.of()), Optional.empty());
    }

    private static Work.Gate ready() {
        return new Work.Gate(
                List.of(ROUTED, LAG),
                List.of(new Attestation(TECH, "Integration owners are on the bridge")),
                Optional.of(new Approval(List.of(COMMANDER), 1)),
                Optional.of(Duration.ofMinutes(30)),
                Set.of());
    }

    private static Step shift(String id, String title, String needs, Segment segment) {
        var ramp = IntStream.of(100, 500, 2_500, 5_000, 10_000)
                .mapToObj(Weight::new)
                .toList();
        var work = new Work.Shift("orders", ramp, Duration.ofMinutes(10), List.of(ROUTED), OnBreach.ROLLBACK);
        return step(id, title, needs, Optional.of(segment), work, Step.Safety.PLAIN);
    }

    private static Step noReturn() {
        var point = new PointOfNoReturn(List.of(COMMANDER), "orders that the legacy platform never saw");
        var work = new Work.Action(
                new SystemId("legacy-oms"), "retire", Map.of(), new Undo.None("it is gone"), Optional.empty());
        return step(
                "retire",
                "Retire the legacy platform",
                "shift-us-west",
                Optional.of(WEST),
                work,
                new Step.Safety(Optional.empty(), Optional.of(point)));
    }

    private static Step step(String id, String title, String needs, Work work) {
        return step(id, title, needs, Optional.empty(), work, Step.Safety.PLAIN);
    }

    private static Step step(
            String id, String title, String needs, Optional<Segment> segment, Work work, Step.Safety safety) {
        return new Step(
                new StepId(id),
                title,
                needs.isEmpty() ? Set.of() : Set.of(new StepId(needs)),
                Optional.of(TECH),
                segment,
                Policy.DEFAULT,
                List.of(),
                safety,
                work);
    }

    private static Criterion criterion(CriterionId id, Threshold pass) {
        return new Criterion(
                id,
                id.value(),
                "operations",
                new Measure.Query(new SystemId("metrics"), id.value()),
                pass,
                pass.ofBaseline() ? "s" : "",
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                1);
    }

    public static Threshold atLeast(double bound, String text) {
        return new Threshold(Threshold.Comparison.AT_LEAST, bound, bound, false, text);
    }

    public static Threshold atMostBaseline(double factor, String text) {
        return new Threshold(Threshold.Comparison.AT_MOST, factor, factor, true, text);
    }
}
