package dev.cutover.cli.view.plan;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.model.StepId;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.query.PlanRemark;
import dev.cutover.query.PreparedPlan;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.RedactedWords;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A whole plan. */
public final class PlanPage {
    /** A path of more steps than this is shown by its ends. */
    private static final int PATH = 12;

    /** So many warnings of one kind about one system are shown. */
    private static final int ALIKE = 3;

    private final PreparedPlan preparedPlan;
    private final Plan plan;
    private final PlanTimes planTimes;
    private final CommandOutput commandOutput;

    public PlanPage(PreparedPlan preparedPlan, CommandOutput commandOutput) {
        this.preparedPlan = preparedPlan;
        this.plan = preparedPlan.plan();
        this.planTimes = new PlanTimes(preparedPlan.starts());
        this.commandOutput = commandOutput;
    }

    public void show() {
        head();
        commandOutput.line("");
        new HourlyPlan(preparedPlan, planTimes, commandOutput).show();
        new PlanTables(plan, planTimes, commandOutput).show();
        new DefinitionSections(preparedPlan.disciplineReport(), commandOutput).show();
        if (!preparedPlan.remarks().isEmpty()) {
            commandOutput.line("");
        }
        remarks();
    }

    private void head() {
        var header = plan.runbook().header();
        var line = plan.timeline();
        commandOutput.heading(header.name() + ": " + header.title());
        long steps = plan.runbook().steps().count();
        words(Counted.of(steps, "step") + " in "
                + Counted.of(plan.runbook().phases().size(), "phase")
                + ", pattern "
                + header.pattern().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + ", against the environment " + preparedPlan.environment());
        words("planned from " + planTimes.whole(line.begins()) + " to " + planTimes.whole(line.ends()) + ", "
                + Durations.words(line.ends().minus(line.begins())));
        words(plan.end()
                .map(this::expected)
                .orElse("expected end unknown: no past run"
                        + (plan.experience().runs() == 0
                                ? ""
                                : " did half of its steps ("
                                        + Counted.of(plan.experience().runs(), "run") + " found)")));
        if (!line.criticalPath().isEmpty()) {
            words("critical path: " + path(line.criticalPath(), line.ends()));
            leading();
        }
        words(new RollbackForecastWords(plan, planTimes).window());
        words(points());
        AnnouncementWords.of(plan.runbook()).ifPresent(this::words);
        if (!plan.runbook().redaction().isNothing()) {
            words("redacts " + RedactedWords.of(plan.runbook().redaction()));
        }
    }

    private String expected(Experience.End end) {
        var durationRange = end.durationRange();
        String range = durationRange.least().equals(durationRange.most())
                ? ""
                : ", between " + planTimes.whole(durationRange.least()) + " and "
                        + planTimes.whole(durationRange.most());
        boolean live = end.live() > 0;
        return "expected end " + planTimes.whole(durationRange.median()) + range + ", as in "
                + Counted.of(durationRange.times(), live ? "live run" : "rehearsal");
    }

    private void leading() {
        var leading = plan.timeline().leadingUp();
        if (!leading.isEmpty()) {
            var last = plan.timeline().of(leading.get(leading.size() - 1));
            words("before that, with " + Durations.words(last.slack()) + " to spare: " + path(leading, last.ends()));
        }
    }

    private String path(List<StepId> path, Duration ends) {
        var begins = plan.timeline().of(path.get(0)).begins();
        String length = Durations.words(ends.minus(begins)) + ": ";
        if (path.size() <= PATH) {
            return length + join(path);
        }
        int half = PATH / 2;
        return length + join(path.subList(0, half)) + " > " + (path.size() - 2 * half) + " more > "
                + join(path.subList(path.size() - half, path.size()));
    }

    private static String join(List<StepId> path) {
        return path.stream().map(StepId::value).collect(Collectors.joining(" > "));
    }

    private String points() {
        var points = plan.pointsOfNoReturn();
        if (points.isEmpty()) {
            return "no point of no return: rollback stays possible to the end";
        }
        var first = points.get(0);
        Duration from = first.begins().minus(plan.timeline().begins());
        return Counted.of(points.size(), "point") + " of no return, the first at " + planTimes.whole(first.begins())
                + " with '" + first.step().id() + "', " + Durations.words(from) + " after the start";
    }

    /** Of many that are alike the first few: what is to be done is the same for all of them. */
    private void remarks() {
        var told = new HashMap<String, Integer>();
        for (var planRemark : preparedPlan.remarks()) {
            if (told.merge(alike(planRemark), 1, Integer::sum) <= ALIKE) {
                remark(planRemark);
            }
        }
        int more = told.values().stream()
                .mapToInt(count -> Math.max(0, count - ALIKE))
                .sum();
        if (more > 0) {
            commandOutput.line("and " + more + " more such warnings; `--output json` lists them all");
        }
    }

    private static String alike(PlanRemark planRemark) {
        return planRemark.kind() + " " + planRemark.system().orElse("");
    }

    private void remark(PlanRemark planRemark) {
        var problem = planRemark.problem();
        new Paragraph("", 4).show(Tone.CARE, "warning: " + problem.message(), commandOutput);
        problem.location().ifPresent(at -> commandOutput.line("  --> " + at));
        new Paragraph("  = ", 4).show(Tone.PLAIN, problem.hint(), commandOutput);
    }

    private void words(String words) {
        new Paragraph("  ", 4).show(Tone.PLAIN, words, commandOutput);
    }
}
