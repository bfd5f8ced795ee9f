package dev.cutover.cli.view;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.query.DecisionLog;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every decision in a line: its number, time, owner, what it is about, choice and reason. */
public final class DecisionsPage {
    private static final int NUMBER = 6;

    private final CommandOutput commandOutput;

    public DecisionsPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    public void show(List<DecisionLog.Entry> entries) {
        if (entries.isEmpty()) {
            commandOutput.line("no decisions yet");
            return;
        }
        @Nullable LocalDate day = null;
        for (var entry : entries) {
            var today = Durations.day(entry.at());
            if (!today.equals(day)) {
                commandOutput.heading(today + " UTC");
                day = today;
            }
            show(entry);
        }
        commandOutput.line("`cutover decisions show NUMBER` shows all of one, and what was seen");
    }

    private void show(DecisionLog.Entry entry) {
        var theme = commandOutput.theme();
        String number = Long.toString(entry.seq());
        var line = new Line(theme)
                .to(Math.max(0, NUMBER - number.length()))
                .add(number + "  " + Durations.time(entry.at()) + "  ")
                .add(entry.automatic() ? Tone.CARE : Tone.STRONG, who(entry))
                .add(": ");
        entry.lapsed().ifPresent(why -> line.add(Tone.CARE, "LAPSED: "));
        line.add(Tone.STRONG, entry.about() + ": " + entry.decision().choice());
        if (!entry.decision().reason().isEmpty()) {
            line.add(": " + entry.decision().reason());
        }
        commandOutput.show(new Frame(List.of(Line.cut(line.done(), commandOutput.width(), theme))));
    }

    /** {@code Ines Park for Lee Chan as technical-lead}, or {@code automatic, by the guard}. */
    static String who(DecisionLog.Entry entry) {
        var decision = entry.decision();
        String capacity = DisplayNames.capacity(decision);
        if (entry.automatic()) {
            return "automatic" + (capacity.isEmpty() ? "" : ", " + capacity);
        }
        return decision.who() + (capacity.isEmpty() ? "" : " as " + capacity);
    }
}
