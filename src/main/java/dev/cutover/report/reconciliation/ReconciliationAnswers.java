package dev.cutover.report.reconciliation;

import dev.cutover.report.content.ReconciliationReport.Answer;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.words.Tone;
import java.util.List;

/** The four answers of a comparison: equal, different, moving, not read. Stateless. */
final class ReconciliationAnswers {
    private ReconciliationAnswers() {}

    static List<Answer> of(ComparisonResult result) {
        var keys = result.tally().keys();
        long unread = result.tally().left().unread() + result.tally().right().unread();
        return List.of(
                new Answer(
                        "equal",
                        keys.equal(),
                        Tone.GOOD,
                        keys.byRule() == 0 ? "" : FigureText.count(keys.byRule()) + " only because of a rule"),
                new Answer(
                        "different",
                        keys.mismatched(),
                        keys.mismatched() == 0 ? Tone.PLAIN : Tone.BAD,
                        String.join(", ", ComparisonHeadline.kinds(keys)) + ComparisonHeadline.neverSettled(keys)),
                new Answer("moving", keys.moving(), keys.moving() == 0 ? Tone.PLAIN : Tone.CARE, ""),
                new Answer(
                        "not read",
                        unread,
                        result.isWhole() ? Tone.PLAIN : Tone.BAD,
                        result.isWhole() ? "" : "nothing is said of what was not read"));
    }
}
