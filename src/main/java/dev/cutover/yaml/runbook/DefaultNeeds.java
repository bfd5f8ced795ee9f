package dev.cutover.yaml.runbook;

import dev.cutover.model.StepId;
import dev.cutover.yaml.runbook.step.StepReader.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step without {@code needs} follows the step above it. */
final class DefaultNeeds {
    private DefaultNeeds() {}

    /** @param above the step that stands above the first one */
    static List<Draft> filled(List<Draft> drafts, Optional<StepId> above) {
        var filled = new ArrayList<Draft>();
        Optional<StepId> last = above;
        for (Draft draft : drafts) {
            Set<StepId> needs = last.map(Set::of).orElse(Set.of());
            filled.add(
                    draft.follows()
                            ? new Draft(draft.step().withNeeds(needs), false, draft.preset(), draft.ifUnreachable())
                            : draft);
            last = Optional.of(draft.step().id());
        }
        return filled;
    }
}
