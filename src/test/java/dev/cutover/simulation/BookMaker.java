package dev.cutover.simulation;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Measure;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Trigger;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.RollbackProcedures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Generates small runbooks with many failures and conflicts. */
final class BookMaker {
    private final Dice dice;
    private final StepMaker steps;

    BookMaker(Dice dice) {
        this.dice = dice;
        this.steps = new StepMaker(dice);
    }

    Runbook book() {
        int count = dice.between(2, 12);
        var ids = new ArrayList<StepId>();
        for (int i = 0; i < count; i++) {
            ids.add(new StepId("s" + i));
        }
        boolean chained = dice.chance(40);
        var made = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            made.add(steps.step(ids.get(i).value(), needs(ids.subList(0, i), chained), ids.subList(i + 1, count)));
        }
        return Books.unchained(List.of(), made)
                .withRoles(roles())
                .withCriteria(criteria())
                .withRollback(plan());
    }

    private Set<StepId> needs(List<StepId> above, boolean chained) {
        var needs = new LinkedHashSet<StepId>();
        if (!above.isEmpty() && (chained || dice.chance(40))) {
            needs.add(above.get(above.size() - 1));
        }
        for (var id : above) {
            if (dice.chance(chained ? 5 : 20)) {
                needs.add(id);
            }
        }
        return needs;
    }

    private static Map<RoleId, Role> roles() {
        var roles = new LinkedHashMap<RoleId, Role>();
        var all = Set.of(Permission.values());
        roles.put(Books.COMMANDER, new Role(Books.COMMANDER, List.of("Dana", "Deniz"), "", all));
        roles.put(
                Books.LEAD, new Role(Books.LEAD, List.of("Ines", "Dana"), "", Set.of(Permission.GO, Permission.NO_GO)));
        roles.put(
                StepMaker.OWNER,
                new Role(
                        StepMaker.OWNER,
                        List.of("Olu"),
                        "",
                        Set.of(Permission.GO, Permission.NO_GO, Permission.OVERRIDE)));
        return roles;
    }

    private static Map<CriterionId, Criterion> criteria() {
        return Map.of(Books.HEALTH, criterion(Books.HEALTH), StepMaker.ERRORS, criterion(StepMaker.ERRORS));
    }

    private static Criterion criterion(CriterionId id) {
        return new Criterion(
                id,
                id.value(),
                "",
                new Measure.Query(Books.SYSTEM, id + "{${segment.region}}"),
                new Threshold(Threshold.Comparison.AT_LEAST, 0.9, 0.9, false, ">= 90 %"),
                "",
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                1);
    }

    private RollbackProcedure plan() {
        var triggers = new ArrayList<Trigger>();
        if (dice.chance(40)) {
            triggers.add(new Trigger(Books.HEALTH, dice.seconds(0, 90), dice.of(Trigger.Then.values())));
        }
        var own = new ArrayList<RollbackStep>();
        for (int i = dice.chance(50) ? 0 : dice.between(1, 2); i > 0; i--) {
            own.add(new RollbackStep(steps.ownStep("back" + i), dice.of(IfUnreachable.values())));
        }
        return RollbackProcedures.plain(dice.seconds(60, 900), triggers, own);
    }
}
