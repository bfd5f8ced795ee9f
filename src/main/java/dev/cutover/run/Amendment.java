package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import java.util.List;

/** What may be changed in a run under way; everything else of it is pinned. */
public sealed interface Amendment {

    /** What is amended, in words that are signed. */
    String what();

    /** What it is from then on, in words that are signed. */
    String value();

    /** Another pass mark. */
    record Limit(CriterionId criterion, Threshold pass) implements Amendment {
        @Override
        public String what() {
            return "threshold of " + criterion;
        }

        @Override
        public String value() {
            return pass.text();
        }
    }

    /** Other people in a role, the one first asked first. */
    record People(RoleId role, List<String> who) implements Amendment {
        public People {
            who = List.copyOf(who);
        }

        @Override
        public String what() {
            return "people of " + role;
        }

        @Override
        public String value() {
            return String.join(", ", who);
        }
    }

    /** Another planned time of a phase. */
    record Start(String phase, PlannedTime starts) implements Amendment {
        @Override
        public String what() {
            return "planned start of " + phase;
        }

        @Override
        public String value() {
            return starts.text();
        }
    }

    /** An optional step that is left out. */
    record Skip(StepId step) implements Amendment {
        @Override
        public String what() {
            return "step " + step;
        }

        @Override
        public String value() {
            return "left out";
        }
    }

    /** An optional step that was left out, and is done after all. */
    record Add(StepId step) implements Amendment {
        @Override
        public String what() {
            return "step " + step;
        }

        @Override
        public String value() {
            return "to be done";
        }
    }
}
