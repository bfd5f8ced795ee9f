package dev.cutover.cli.view.plan;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.StepReason;
import dev.cutover.plan.rollback.StepReasonWords;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** Why each step that was begun is in a rollback, or is not, as text: a line for each reason. Stateless. */
public final class StepReasonsText {
    /** The document of a script names all of them. */
    private static final int MOST_NAMED = 8;

    private StepReasonsText() {}

    public static void print(List<StepReason> reasons, CommandOutput commandOutput) {
        print("in", reasons, true, commandOutput);
        print("out", reasons, false, commandOutput);
        StepReasonWords.whatStays(reasons)
                .forEach(what -> new Paragraph("  ", 4).show(Tone.CARE, "note: " + what, commandOutput));
    }

    private static void print(String word, List<StepReason> reasons, boolean isIn, CommandOutput commandOutput) {
        StepReasonWords.grouped(reasons, isIn)
                .forEach((why, steps) -> new Paragraph("  ", 4)
                        .show(Tone.PLAIN, word + ", " + why + ": " + names(steps), commandOutput));
    }

    private static String names(List<StepId> steps) {
        int shown = steps.size() > MOST_NAMED + 1 ? MOST_NAMED : steps.size();
        String names = steps.stream().limit(shown).map(StepId::value).collect(Collectors.joining(", "));
        return names + (shown < steps.size() ? " and " + (steps.size() - shown) + " more" : "");
    }
}
