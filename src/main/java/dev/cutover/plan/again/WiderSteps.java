package dev.cutover.plan.again;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps that a rollback has undone beyond its scope, to open the old platform: they closed it for more than the
 * segment that is done again. Each is needed again, unless somebody else that was rolled back is served by the old
 * platform since. Immutable.
 *
 * @param own the steps that are done again
 * @param rolledBack every step that was rolled back
 */
record WiderSteps(List<Step> own, List<Step> rolledBack, Runbook runbook) {

    List<Step> neededAgain() {
        return candidates().filter(step -> others(step).isEmpty()).toList();
    }

    /** Those that nothing of the scope relies on, and that would close the old platform for others. */
    List<String> stays() {
        return candidates()
                .filter(step -> !others(step).isEmpty() && !isReliedOn(step))
                .map(step -> step.id() + " stays undone: it is for " + nameOf(step) + ", and " + names(step)
                        + " back on the old platform")
                .toList();
    }

    /** Those that cannot be done without harm to others, and not be left out either. */
    List<String> obstacles() {
        return candidates()
                .filter(step -> !others(step).isEmpty() && isReliedOn(step))
                .map(step -> step.id() + " would have to be done again for " + nameOf(step) + ", and "
                        + names(step) + " back on the old platform; name them as well to do all of it again, or add"
                        + " --also " + step.id() + " if that is meant")
                .toList();
    }

    private Stream<Step> candidates() {
        return rolledBack.stream()
                .filter(step -> !own.contains(step) && !(step.work() instanceof Work.Shift))
                .filter(step -> own.stream().anyMatch(one -> isWider(step, one)));
    }

    private static boolean isWider(Step step, Step than) {
        return !step.where().equals(than.where()) && Scope.of(step.where()).covers(than.where());
    }

    /** What else was rolled back of that which the step is about. */
    private List<Step> others(Step step) {
        return rolledBack.stream()
                .filter(other -> !own.contains(other) && isWider(step, other))
                .filter(other -> own.stream().noneMatch(one -> isWider(other, one)))
                .toList();
    }

    private boolean isReliedOn(Step step) {
        return StepReach.in(runbook)
                .before(own.stream().map(Step::id).collect(Collectors.toSet()))
                .contains(step.id());
    }

    private String nameOf(Step step) {
        return runbook.nameOf(step.where());
    }

    private String names(Step step) {
        var names = others(step).stream().map(this::nameOf).distinct().toList();
        return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
    }
}
