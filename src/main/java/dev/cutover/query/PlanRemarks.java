package dev.cutover.query;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.plan.Plan;
import dev.cutover.plan.StepCoupling;
import dev.cutover.plan.Timeline;
import dev.cutover.problem.Problem;
import dev.cutover.words.Durations;
import dev.cutover.yaml.tree.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words the findings of a plan, with the places in the file where they can be fixed. */
final class PlanRemarks {
    private static final int NAMED = 3;

    private final Plan plan;
    private final Positions positions;
    private final int parallel;

    /** @param parallel how many steps a run executes side by side by default */
    PlanRemarks(Plan plan, Positions positions, int parallel) {
        this.plan = plan;
        this.positions = positions;
        this.parallel = parallel;
    }

    List<PlanRemark> all() {
        var all = new ArrayList<PlanRemark>();
        plan.findings().forEach(finding -> all.add(of(finding)));
        all.addAll(new SharedRouterKeys(plan.runbook(), positions).all());
        plan.late().forEach(stretch -> all.add(late(stretch)));
        notSaid().ifPresent(all::add);
        tooWide().ifPresent(all::add);
        return all;
    }

    private PlanRemark of(StepCoupling.Finding finding) {
        var steps = new ArrayList<>(List.of(finding.step()));
        steps.addAll(finding.others());
        boolean beside = finding instanceof StepCoupling.SideBySide;
        return new PlanRemark(
                beside ? "side-by-side" : "unchecked-dependency",
                steps,
                finding.count() + 1,
                Optional.of(finding.system().value()),
                beside ? sideBySide(finding) : unchecked((StepCoupling.Unchecked) finding));
    }

    private Problem sideBySide(StepCoupling.Finding finding) {
        String others = names(finding.others(), finding.count());
        return at(
                finding.step(),
                "'" + finding.step() + "' changes " + finding.system() + " while " + others
                        + " may be changing it: neither waits for the other",
                "add " + finding.others().get(0) + " to the needs of '" + finding.step()
                        + "', or give each a segment of its own");
    }

    private Problem unchecked(StepCoupling.Unchecked finding) {
        String dependencies =
                list(finding.dependencies().stream().map(SystemId::value).toList());
        var relying = plan.runbook().inventory().systems().get(finding.system());
        String needed = list(finding.dependencies().stream()
                .map(system -> relying == null ? system.value() : needed(relying, system))
                .toList());
        String unknown = finding.unknown().isEmpty()
                ? ""
                : " (not in the inventory: "
                        + list(finding.unknown().stream().map(SystemId::value).toList()) + ")";
        String others = finding.count() == 0 ? "" : "; the same goes for " + names(finding.others(), finding.count());
        return at(
                finding.step(),
                "'" + finding.step() + "' " + deed(finding) + ", which cannot do without " + needed + unknown
                        + ", and no gate or observation that it waits for looks at "
                        + (finding.dependencies().size() == 1 ? "that" : "those") + others,
                "let a gate before it require a criterion that measures " + dependencies
                        + ", or add an attestation there about "
                        + (finding.dependencies().size() == 1 ? "it" : "them"));
    }

    /** {@code carrier (for service-level field and order of events)} */
    private static String needed(BusinessSystem relying, SystemId system) {
        var needs = relying.needsOf(system);
        return needs.isEmpty() ? system.value() : system + " (for " + list(needs) + ")";
    }

    private String deed(StepCoupling.Unchecked finding) {
        var work = plan.timeline().of(finding.step()).step().work();
        boolean gives = work instanceof Work.Shift
                && !plan.access(plan.timeline().of(finding.step())).writes().contains(finding.system());
        return (gives ? "gives traffic to " : "changes ") + finding.system();
    }

    private PlanRemark late(Timeline.Stretch stretch) {
        int number = plan.runbook().phases().indexOf(stretch.phase());
        String planned = stretch.phase().starts().orElseThrow().text();
        var problem = Problem.at(
                positions.of("phases", Integer.toString(number), "starts"),
                "the phase '" + stretch.phase().name() + "' is planned at " + planned + ", and what it waits"
                        + " for takes "
                        + Durations.words(stretch.late()) + " longer",
                "plan it later, or what comes before it earlier");
        return new PlanRemark("late-phase", List.of(), 0, Optional.empty(), problem);
    }

    private Optional<PlanRemark> notSaid() {
        var steps = plan.notSaid();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        boolean one = steps.size() == 1;
        var first = steps.stream().limit(NAMED).toList();
        var problem = Problem.of(
                (one ? "one step says" : steps.size() + " steps say") + " nothing about how long "
                        + (one ? "it takes, and counts" : "they take, and count") + " as no time: "
                        + names(first, steps.size()),
                "add `expected: 2m` to " + (one ? "it" : "them") + ", with a figure from a rehearsal");
        return Optional.of(new PlanRemark("no-duration", steps, steps.size(), Optional.empty(), problem));
    }

    private Optional<PlanRemark> tooWide() {
        int most = plan.timeline().mostAtOnce();
        return most <= parallel
                ? Optional.empty()
                : Optional.of(new PlanRemark(
                        "too-wide",
                        List.of(),
                        most,
                        Optional.empty(),
                        Problem.of(
                                "up to " + most + " steps are planned side by side, and a run executes " + parallel
                                        + " at a time",
                                "`cutover run --parallel " + most + "`, or expect a later end")));
    }

    private Problem at(StepId step, String message, String hint) {
        return Problem.at(positions.ofStep(step.value(), key(step)), message, hint);
    }

    private String key(StepId step) {
        return plan.timeline().of(step).step().work() instanceof Work.Shift ? "traffic" : "system";
    }

    /** {@code 'a', 'b', 'c' and 4 more} */
    private static String names(List<StepId> steps, int count) {
        var named = steps.stream().map(step -> "'" + step + "'").collect(Collectors.toCollection(ArrayList::new));
        if (count > steps.size()) {
            named.add(count - steps.size() + " more");
        }
        return list(named);
    }

    private static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
