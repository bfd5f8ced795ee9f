package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import java.util.List;

/** What may be changed in a run under way; everything else of it is pinned. */
public sealed interface Amendment {

    /** Another pass mark. */
    record Limit(CriterionId criterion, Threshold pass) implements Amendment {}

    /** Other people in a role, the one first asked first. */
    record People(RoleId role, List<String> who) implements Amendment {
        public People {
            who = List.copyOf(who);
        }
    }

    /** Another planned time of a phase. */
    record Start(String phase, PlannedTime starts) implements Amendment {}

    /** An optional step that is left out. */
    record Skip(StepId step) implements Amendment {}

    /** An optional step that was left out, and is done after all. */
    record Add(StepId step) implements Amendment {}
}
