package dev.cutover.cli.view.plan;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.References;
import dev.cutover.model.RoleId;
import dev.cutover.model.SystemId;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Plan;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.Timeline.Slot;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is needed, what is touched, and the runbook's rollback steps: a line each. */
final class PlanTables {
    private final Plan plan;
    private final PlanTimes planTimes;
    private final CommandOutput commandOutput;

    PlanTables(Plan plan, PlanTimes planTimes, CommandOutput commandOutput) {
        this.plan = plan;
        this.planTimes = planTimes;
        this.commandOutput = commandOutput;
    }

    void show() {
        people();
        systems();
        rollback();
    }

    private void people() {
        var slots = new LinkedHashMap<RoleId, List<Slot>>();
        plan.timeline()
                .slots()
                .forEach(slot -> Plan.people(slot.step())
                        .forEach(role -> slots.computeIfAbsent(role, key -> new ArrayList<>())
                                .add(slot)));
        if (slots.isEmpty()) {
            return;
        }
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.text("PEOPLE", 12),
                TableColumn.text("WHO", 10).keep(80),
                TableColumn.text("CONTACT", 8).keep(50),
                TableColumn.number("STEPS").keep(60),
                TableColumn.of("FROM"),
                TableColumn.of("UNTIL"),
                TableColumn.number("AT WORK").keep(70));
        slots.forEach((role, mine) -> {
            var known = plan.runbook().roles().get(role);
            textTable.row(
                    role.value(),
                    known == null ? "" : String.join(", ", known.who()),
                    known == null ? "" : known.contact(),
                    Integer.toString(mine.size()),
                    planTimes.whole(mine.get(0).begins()),
                    planTimes.whole(mine.stream()
                            .map(Slot::ends)
                            .reduce(PlanTables::later)
                            .orElseThrow()),
                    Durations.words(mine.stream().map(Slot::takes).reduce(Duration.ZERO, Duration::plus)));
        });
        show(textTable);
    }

    private void systems() {
        var touched = plan.runbook().inventory().systems().values().stream()
                .filter(system -> touching(touches(system.id())).findAny().isPresent())
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.text("SYSTEM", 12),
                TableColumn.text("OWNER", 8),
                TableColumn.text("CONTACT", 8).keep(50),
                TableColumn.number("CHANGED BY"),
                TableColumn.number("READ BY"),
                TableColumn.of("FROM").keep(80),
                TableColumn.text("DEPENDS ON", 12).keep(60));
        touched.forEach(system -> add(system, textTable));
        show(textTable);
    }

    private void add(BusinessSystem system, TextTable textTable) {
        textTable.row(
                system.id().value(),
                system.owner(),
                system.contact(),
                count(stepAccess -> changes(stepAccess, system.id())),
                count(stepAccess -> stepAccess.reads().contains(system.id())),
                touching(touches(system.id()))
                        .findFirst()
                        .map(slot -> planTimes.whole(slot.begins()))
                        .orElse(""),
                system.dependsOn().stream().map(SystemId::value).collect(Collectors.joining(", ")));
    }

    private static boolean changes(StepAccess stepAccess, SystemId system) {
        return stepAccess.writes().contains(system) || stepAccess.messages().contains(system);
    }

    private static Predicate<StepAccess> touches(SystemId system) {
        return stepAccess -> changes(stepAccess, system) || stepAccess.reads().contains(system);
    }

    private Stream<Slot> touching(Predicate<StepAccess> which) {
        return plan.timeline().slots().stream().filter(slot -> which.test(plan.access(slot)));
    }

    private String count(Predicate<StepAccess> which) {
        return Long.toString(plan.accesses().stream().filter(which).count());
    }

    private void rollback() {
        if (plan.rollbackSteps().isEmpty()) {
            return;
        }
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.text("ROLLBACK, LAST", 14),
                TableColumn.of("KIND").keep(50),
                TableColumn.number("TAKES"),
                TableColumn.text("PEOPLE", 12).keep(80),
                TableColumn.of("IF UNREACHABLE").keep(60),
                TableColumn.text("BEFORE", 8).keep(40),
                TableColumn.text("TITLE", 12).keep(30));
        plan.rollbackSteps().forEach(own -> {
            var step = own.step();
            textTable.row(
                    step.id().value(),
                    step.work().kind(),
                    Estimate.of(step).said().map(Durations::words).orElse("?"),
                    Plan.people(step).stream().map(RoleId::value).collect(Collectors.joining(", ")),
                    own.ifUnreachable().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    plan.experience().of(step.id()).map(HourlyPlan::before).orElse("never"),
                    References.readable(step.title()));
        });
        show(textTable);
    }

    private void show(TextTable textTable) {
        commandOutput.line("");
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
