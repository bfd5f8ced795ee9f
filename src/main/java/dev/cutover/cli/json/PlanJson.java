package dev.cutover.cli.json;

import dev.cutover.cli.reading.Planned;
import dev.cutover.cli.reading.Remark;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.plan.DurationRange;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.plan.RollbackPoint;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.Timeline;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan. Times are seconds after T, negative before it; instants stand beside them where T is known. */
public final class PlanJson {
    private final Planned planned;
    private final Plan plan;

    private PlanJson(Planned planned) {
        this.planned = planned;
        this.plan = planned.plan();
    }

    public static JsonDocument of(Planned planned) {
        return new PlanJson(planned).document();
    }

    private JsonDocument document() {
        var line = plan.timeline();
        return JsonDocument.of("plan")
                .put("runbook", plan.runbook().header().name())
                .put("title", plan.runbook().header().title())
                .put("file", planned.file())
                .put("environment", planned.environment())
                .put("starts", planned.starts())
                .put("begins", time(line.begins()))
                .put("ends", time(line.ends()))
                .put("expectedEnd", plan.end().map(this::end))
                .put("pastRuns", plan.experience().runs())
                .put("pastLiveRuns", plan.experience().live())
                .put("criticalPath", names(line.criticalPath()))
                .put("leadingUp", names(line.leadingUp()))
                .put("mostAtOnce", line.mostAtOnce())
                .put("windowSeconds", plan.runbook().rollback().map(way -> Seconds.of(way.window())))
                .put("restore", plan.experience().restore().map(PlanJson::past))
                .put("phases", line.stretches().stream().map(this::phase).toList())
                .put("steps", line.slots().stream().map(this::step).toList())
                .put(
                        "wayBackSteps",
                        plan.wayBack().stream()
                                .map(own -> own(own.step(), own.ifUnreachable()))
                                .toList())
                .put(
                        "findings",
                        planned.remarks().stream().map(PlanJson::finding).toList());
    }

    private Map<String, Object> time(Duration offset) {
        return new Fields()
                .put("seconds", Seconds.of(offset))
                .put("at", planned.starts().map(start -> start.plus(offset)))
                .map();
    }

    private Map<String, Object> end(Experience.End end) {
        return new Fields()
                .put("median", time(end.durationRange().median()))
                .put("earliest", time(end.durationRange().least()))
                .put("latest", time(end.durationRange().most()))
                .put("runs", end.durationRange().times())
                .put("live", end.live() > 0)
                .map();
    }

    private Map<String, Object> phase(Timeline.Stretch stretch) {
        return new Fields()
                .put("phase", stretch.phase().name())
                .put("planned", stretch.phase().starts().map(time -> time(time.offset())))
                .put("begins", time(stretch.begins()))
                .put("ends", time(stretch.ends()))
                .put("lateSeconds", Seconds.of(stretch.late()))
                .map();
    }

    private Map<String, Object> step(Timeline.Slot slot) {
        var step = slot.step();
        var stepAccess = plan.access(slot);
        return common(step)
                .put("phase", plan.phase(slot).name())
                .put("needs", names(step.needs()))
                .put("segment", step.segment().map(segment -> segment.values()))
                .put("begins", time(slot.begins()))
                .put("ends", time(slot.ends()))
                .put("expectedBegins", time(plan.expected().of(step.id()).begins()))
                .put("expectedEnds", time(plan.expected().of(step.id()).ends()))
                .put("plannedSeconds", Seconds.of(slot.takes()))
                .put("slackSeconds", Seconds.of(slot.slack()))
                .put("critical", slot.isCritical())
                .put("reads", names(stepAccess.reads()))
                .put("writes", names(stepAccess.writes()))
                .put("messages", names(stepAccess.messages()))
                .put("traffic", stepAccess.traffic().map(String::valueOf))
                .put(
                        "pointOfNoReturn",
                        step.safety()
                                .pointOfNoReturn()
                                .map(point -> new Fields()
                                        .put("by", names(point.approveBy()))
                                        .put("loses", point.loses())
                                        .map()))
                .put("undo", StepAccess.undo(step).map(PlanJson::undo))
                .put("undone", plan.experience().undo(step.id()).map(PlanJson::past))
                .put("wayBack", retreat(plan.rollbackForecast().after(step.id())))
                .map();
    }

    private Fields common(Step step) {
        var estimate = Estimate.of(step);
        return new Fields()
                .put("step", step.id().value())
                .put("title", step.title())
                .put("kind", step.work().kind())
                .put("owner", step.owner().map(RoleId::value))
                .put("people", names(Plan.people(step)))
                .put("saidSeconds", estimate.said().map(Seconds::of))
                .put("saidBy", estimate.by())
                .put("limitSeconds", estimate.limit().map(Seconds::of))
                .put("before", plan.experience().of(step.id()).map(PlanJson::past));
    }

    private Map<String, Object> own(Step step, IfUnreachable then) {
        return common(step)
                .put("ifUnreachable", then.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map();
    }

    private static Map<String, Object> undo(Undo undo) {
        var fields = new Fields();
        if (undo instanceof Undo.Call call) {
            return fields.put("how", "call").put("what", call.call()).map();
        }
        return undo instanceof Undo.ByHand hand
                ? fields.put("how", "by-hand").put("what", hand.text()).map()
                : fields.put("how", "none")
                        .put("what", ((Undo.None) undo).because())
                        .map();
    }

    private static Map<String, Object> retreat(RollbackPoint rollbackPoint) {
        return new Fields()
                .put("shifts", rollbackPoint.shifts())
                .put("undos", rollbackPoint.undos())
                .put("byHand", rollbackPoint.byHand())
                .put("none", rollbackPoint.kept())
                .put("barred", rollbackPoint.barred())
                .put("behind", rollbackPoint.behind().map(StepId::value))
                .put("settleSeconds", Seconds.of(rollbackPoint.time()))
                .put("untimed", rollbackPoint.guessed())
                .put("lastSafeRollbackInSeconds", rollbackPoint.left().map(Seconds::of))
                .map();
    }

    private static Map<String, Object> past(Experience.Past past) {
        DurationRange durationRange = past.durationRange();
        return new Fields()
                .put("medianSeconds", Seconds.of(durationRange.median()))
                .put("leastSeconds", Seconds.of(durationRange.least()))
                .put("mostSeconds", Seconds.of(durationRange.most()))
                .put("times", durationRange.times())
                .put("live", past.live())
                .map();
    }

    private static Map<String, Object> finding(Remark remark) {
        var at = remark.problem().location();
        return new Fields()
                .put("kind", remark.kind())
                .put("steps", names(remark.steps()))
                .put("count", remark.count())
                .put("system", remark.system())
                .put("message", remark.problem().message())
                .put("hint", remark.problem().hint())
                .put("file", at.map(place -> place.file()))
                .put("line", at.map(place -> place.line()))
                .put("column", at.map(place -> place.column()))
                .map();
    }

    private static List<String> names(Collection<?> names) {
        return names.stream().map(String::valueOf).toList();
    }
}
