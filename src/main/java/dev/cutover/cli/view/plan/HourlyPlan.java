package dev.cutover.cli.view.plan;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Grid;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.References;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.Timeline.Slot;
import dev.cutover.query.PreparedPlan;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps in the order in which they begin, under the hour that they begin in. */
final class HourlyPlan {
    private static final int NAMED = 3;
    private static final Duration JUST_BEFORE = Duration.ofNanos(1);
    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("BEGINS"),
            TableColumn.number("TAKES"),
            TableColumn.number("SPARE"),
            TableColumn.text("STEP", 20),
            TableColumn.of("KIND").keep(50),
            TableColumn.text("PEOPLE", 12).keep(90),
            TableColumn.text("CHANGES", 9).keep(85),
            TableColumn.text("READS", 8).keep(40),
            TableColumn.number("ROLLBACK").keep(70),
            TableColumn.text("BEFORE", 8).keep(30),
            TableColumn.text("TITLE", 12).keep(20));

    private final Plan plan;
    private final PlanTimes planTimes;
    private final RollbackForecastWords rollbackForecast;
    private final CommandOutput commandOutput;

    HourlyPlan(PreparedPlan preparedPlan, PlanTimes planTimes, CommandOutput commandOutput) {
        this.plan = preparedPlan.plan();
        this.planTimes = planTimes;
        this.rollbackForecast = new RollbackForecastWords(plan, planTimes);
        this.commandOutput = commandOutput;
    }

    void show() {
        var lines = rows().lines();
        commandOutput.show(new Frame(lines.subList(0, 1)));
        var open = new ArrayDeque<Slot>();
        long hour = Long.MIN_VALUE;
        int at = 1;
        for (var slot : plan.timeline().slots()) {
            long mine = planTimes.hour(slot.begins());
            if (mine != hour) {
                hour = mine;
                var begins = later(planTimes.begins(hour), plan.timeline().begins());
                open.removeIf(one -> one.ends().compareTo(begins) <= 0);
                heading(planTimes.name(hour), begins, open);
            }
            open.add(slot);
            commandOutput.show(new Frame(lines.subList(at, at + 1)));
            at++;
            slot.step().safety().pointOfNoReturn().ifPresent(point -> pointOfNoReturn(slot, point));
        }
        var end = plan.timeline().ends();
        commandOutput.heading(planTimes.whole(end) + ": the end");
        quiet(rollbackForecast.sentence(plan.rollbackForecast().at(end), end));
    }

    private void heading(String hour, Duration begins, Collection<Slot> open) {
        commandOutput.heading(hour);
        if (!open.isEmpty()) {
            String named = open.stream()
                    .limit(NAMED)
                    .map(slot -> slot.step().id() + " (until " + planTimes.at(slot.ends()) + ")")
                    .collect(Collectors.joining(", "));
            quiet("still running: " + named + (open.size() > NAMED ? " and " + (open.size() - NAMED) + " more" : ""));
        }
        quiet(rollbackForecast.sentence(plan.rollbackForecast().at(begins.minus(JUST_BEFORE)), begins));
    }

    private void pointOfNoReturn(Slot slot, PointOfNoReturn point) {
        var after = plan.rollbackForecast().after(slot.step().id());
        String loses = point.loses().isEmpty() ? "" : "; lost from here: " + point.loses();
        String by = point.approveBy().isEmpty()
                ? ""
                : "; commit by "
                        + point.approveBy().stream().map(String::valueOf).collect(Collectors.joining(" and "));
        indented(
                Tone.BAD,
                "POINT OF NO RETURN at " + planTimes.at(slot.begins()) + ": " + after.barred()
                        + (after.barred() == 1 ? " step stays" : " steps stay") + " as they are" + by + loses);
    }

    private void quiet(String words) {
        indented(Tone.QUIET, words);
    }

    private void indented(Tone tone, String words) {
        new Paragraph("  ", 4).show(tone, words, commandOutput);
    }

    /** The heading and a line for each step. */
    private Frame rows() {
        var grid = new Grid(commandOutput.theme(), COLUMNS);
        grid.row(COLUMNS.stream()
                .map(tableColumn -> commandOutput.theme().text(Tone.STRONG, tableColumn.title()))
                .toList());
        plan.timeline().slots().forEach(slot -> {
            var tone = tone(slot);
            grid.row(cells(slot).stream()
                    .map(cell -> commandOutput.theme().text(tone, cell))
                    .toList());
        });
        return new Frame(grid.lines(commandOutput.listWidth()));
    }

    private static Tone tone(Slot slot) {
        if (slot.step().safety().pointOfNoReturn().isPresent()) {
            return Tone.BAD;
        }
        return slot.isCritical() ? Tone.STRONG : Tone.PLAIN;
    }

    private List<String> cells(Slot slot) {
        var step = slot.step();
        var stepAccess = plan.access(slot);
        var cells = new ArrayList<String>();
        cells.add(planTimes.at(slot.begins()));
        cells.add(Estimate.of(step).said().isEmpty() ? "?" : Durations.words(slot.takes()));
        cells.add(slot.isCritical() ? "critical" : Durations.words(slot.slack()));
        cells.add(step.id().value());
        cells.add(step.work().kind());
        cells.add(names(Plan.people(step)));
        cells.add(changes(stepAccess));
        cells.add(names(stepAccess.reads()));
        cells.add(RollbackForecastWords.brief(plan.rollbackForecast().after(step.id())));
        cells.add(plan.experience().of(step.id()).map(HourlyPlan::before).orElse("never"));
        cells.add(References.readable(step.title()));
        return cells;
    }

    private static String changes(StepAccess stepAccess) {
        return Stream.concat(stepAccess.writes().stream(), stepAccess.messages().stream())
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    static String before(Experience.Past past) {
        return RollbackForecastWords.range(past.durationRange()) + ", "
                + past.durationRange().times() + "x " + (past.live() ? "live" : "rehearsed");
    }

    private static String names(Collection<?> names) {
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
