package dev.cutover.json;

import dev.cutover.json.definition.DefinitionJson;
import dev.cutover.json.definition.DisciplineJson;
import dev.cutover.model.Conduct.Announce;
import dev.cutover.model.Conduct.Occasion;
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
import dev.cutover.query.PlanRemark;
import dev.cutover.query.PreparedPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan. Times are seconds after T, negative before it; instants stand beside them where T is known. */
public final class PlanJson {
    private final PreparedPlan preparedPlan;
    private final Plan plan;

    private PlanJson(PreparedPlan preparedPlan) {
        this.preparedPlan = preparedPlan;
        this.plan = preparedPlan.plan();
    }

    public static JsonDocument of(PreparedPlan preparedPlan) {
        return new PlanJson(preparedPlan).document();
    }

    private JsonDocument document() {
        var line = plan.timeline();
        return JsonDocument.of("plan")
                .put("runbook", plan.runbook().header().name())
                .put("title", plan.runbook().header().title())
                .put("file", preparedPlan.file())
                .put("environment", preparedPlan.environment())
                .put("starts", preparedPlan.starts())
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
                        plan.rollbackSteps().stream()
                                .map(own -> own(own.step(), own.ifUnreachable()))
                                .toList())
                .put(
                        "findings",
                        preparedPlan.remarks().stream().map(PlanJson::finding).toList())
                .put("announce", plan.runbook().conduct().messages().announce().map(this::announce))
                .put("definition", DefinitionJson.of(plan.runbook()))
                .put("discipline", DisciplineJson.of(preparedPlan.disciplineReport()));
    }

    /** With the people who have an address, by name: the addresses themselves are nobody else's concern. */
    private Map<String, Object> announce(Announce announce) {
        return new JsonFields()
                .put("via", announce.via().value())
                .put(
                        "on",
                        Arrays.stream(Occasion.values())
                                .filter(announce.on()::contains)
                                .map(occasion -> occasion.name().toLowerCase(Locale.ROOT))
                                .toList())
                .put(
                        "toldByName",
                        List.copyOf(
                                plan.runbook().conduct().messages().addresses().keySet()))
                .map();
    }

    private Map<String, Object> time(Duration offset) {
        return new JsonFields()
                .put("seconds", Seconds.of(offset))
                .put("at", preparedPlan.starts().map(start -> start.plus(offset)))
                .map();
    }

    private Map<String, Object> end(Experience.End end) {
        return new JsonFields()
                .put("median", time(end.durationRange().median()))
                .put("earliest", time(end.durationRange().least()))
                .put("latest", time(end.durationRange().most()))
                .put("runs", end.durationRange().times())
                .put("live", end.live() > 0)
                .map();
    }

    private Map<String, Object> phase(Timeline.Stretch stretch) {
        return new JsonFields()
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
                                .map(point -> new JsonFields()
                                        .put("by", names(point.approveBy()))
                                        .put("loses", point.loses())
                                        .map()))
                .put("undo", StepAccess.undo(step).map(PlanJson::undo))
                .put("undone", plan.experience().undo(step.id()).map(PlanJson::past))
                .put("wayBack", rollbackPoint(plan.rollbackForecast().after(step.id())))
                .map();
    }

    private JsonFields common(Step step) {
        var estimate = Estimate.of(step);
        return new JsonFields()
                .put("step", step.id().value())
                .put("title", step.title())
                .put("kind", step.work().kind())
                .put("owner", step.owner().map(RoleId::value))
                .put("freezes", step.safety().freezes())
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
        var jsonFields = new JsonFields();
        if (undo instanceof Undo.Call call) {
            return jsonFields
                    .put("how", "call")
                    .put("what", call.call())
                    .put("when", call.time().map(Undo.Time::written))
                    .map();
        }
        if (undo instanceof Undo.ByHand hand) {
            return jsonFields
                    .put("how", "by-hand")
                    .put("what", hand.text())
                    .put("when", hand.time().map(Undo.Time::written))
                    .map();
        }
        if (undo instanceof Undo.None none) {
            return jsonFields.put("how", "none").put("what", none.because()).map();
        }
        throw new IllegalStateException("no fields for " + undo.getClass());
    }

    private static Map<String, Object> rollbackPoint(RollbackPoint rollbackPoint) {
        return new JsonFields()
                .put("shifts", rollbackPoint.shifts())
                .put("undos", rollbackPoint.undos())
                .put("byHand", rollbackPoint.byHand())
                .put("none", rollbackPoint.kept())
                .put("barred", rollbackPoint.barred())
                .put("behind", rollbackPoint.behind().map(StepId::value))
                .put("opens", rollbackPoint.opening().undos())
                .put("opensByHand", rollbackPoint.opening().byHand())
                .put("openSeconds", Seconds.of(rollbackPoint.opening().time()))
                .put("openUntimed", rollbackPoint.opening().untimed())
                .put("settleSeconds", Seconds.of(rollbackPoint.time()))
                .put("untimed", rollbackPoint.guessed())
                .put("lastSafeRollbackInSeconds", rollbackPoint.left().map(Seconds::of))
                .map();
    }

    private static Map<String, Object> past(Experience.Past past) {
        DurationRange durationRange = past.durationRange();
        return new JsonFields()
                .put("medianSeconds", Seconds.of(durationRange.median()))
                .put("leastSeconds", Seconds.of(durationRange.least()))
                .put("mostSeconds", Seconds.of(durationRange.most()))
                .put("times", durationRange.times())
                .put("live", past.live())
                .map();
    }

    private static Map<String, Object> finding(PlanRemark planRemark) {
        var at = planRemark.problem().location();
        return new JsonFields()
                .put("kind", planRemark.kind())
                .put("steps", names(planRemark.steps()))
                .put("count", planRemark.count())
                .put("system", planRemark.system())
                .put("message", planRemark.problem().message())
                .put("hint", planRemark.problem().hint())
                .put("file", at.map(place -> place.file()))
                .put("line", at.map(place -> place.line()))
                .put("column", at.map(place -> place.column()))
                .map();
    }

    private static List<String> names(Collection<?> names) {
        return names.stream().map(String::valueOf).toList();
    }
}
