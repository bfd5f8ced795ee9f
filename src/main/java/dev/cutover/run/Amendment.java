package dev.cutover.run;

import dev.cutover.model.ComposedText;
import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.text.ShellWord;
import java.util.List;
import java.util.stream.Collectors;

/** What may be changed in a run; everything else is pinned. */
public sealed interface Amendment {

    /** What is amended, in the words that are signed. */
    String what();

    /** The new value, in the words that are signed. */
    String value();

    /** What follows {@code cutover amend}. */
    String command();

    /** Another threshold. */
    record Limit(CriterionId criterion, Threshold pass) implements Amendment {
        @Override
        public String what() {
            return "threshold of " + criterion;
        }

        @Override
        public String command() {
            return "threshold " + criterion + ' ' + ShellWord.quoted(pass.text());
        }

        @Override
        public String value() {
            return pass.text();
        }
    }

    /** Other people in a role, in the order in which they are asked. */
    record People(RoleId role, List<String> who) implements Amendment {
        public People {
            who = who.stream().map(ComposedText::of).toList();
        }

        @Override
        public String what() {
            return "people of " + role;
        }

        @Override
        public String command() {
            return "people " + role
                    + who.stream().map(one -> ' ' + ShellWord.quoted(one)).collect(Collectors.joining());
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
        public String command() {
            return "planned " + ShellWord.of(phase) + ' ' + ShellWord.of(starts.text());
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
        public String command() {
            return "skip " + step;
        }

        @Override
        public String value() {
            return "left out";
        }
    }

    /** An optional step that was left out and is added again. */
    record Add(StepId step) implements Amendment {
        @Override
        public String what() {
            return "step " + step;
        }

        @Override
        public String command() {
            return "add " + step;
        }

        @Override
        public String value() {
            return "to be done";
        }
    }
}
