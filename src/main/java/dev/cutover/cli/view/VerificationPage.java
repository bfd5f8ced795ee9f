package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.journal.RunVerification;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.Locale;

/** What was looked at in a run's folder, what came of it, and the hash to note. */
public final class VerificationPage {
    private VerificationPage() {}

    public static void show(String run, RunVerification runVerification, CommandOutput commandOutput) {
        checks(runVerification, commandOutput);
        commandOutput.line("");
        commandOutput.line(conclusion(run, runVerification));
    }

    /** The checks alone, a line each. */
    public static void checks(RunVerification runVerification, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("CHECK"),
                TableColumn.of("RESULT"),
                TableColumn.text("DETAIL", 20));
        for (var check : runVerification.checks()) {
            textTable.row(
                    tone(check.result()),
                    check.what(),
                    check.result().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    check.detail());
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static String conclusion(String run, RunVerification runVerification) {
        if (runVerification.isSound()) {
            return "run " + run + " is as it was written: " + Counted.of(runVerification.events(), "event")
                    + ", head "
                    + runVerification.head();
        }
        if (runVerification.isImpossibleAlone()) {
            int count = runVerification.impossible().size();
            return "run " + run + " CANNOT have happened as it is written: " + count + " of its "
                    + Counted.of(runVerification.events(), "event") + " cannot follow the events before them, head "
                    + runVerification.head()
                    + "; it is not resumed, but `cutover status " + run + "` shows it and `cutover rollback " + run
                    + "` undoes what was done";
        }
        return "run " + run + " is NOT as it was written; the last sound event is " + runVerification.events()
                + ", with the hash " + runVerification.head();
    }

    private static Tone tone(RunVerification.Result result) {
        return switch (result) {
            case SOUND -> Tone.GOOD;
            case NOTED, NOT_CHECKED -> Tone.CARE;
            case BROKEN -> Tone.BAD;
        };
    }
}
