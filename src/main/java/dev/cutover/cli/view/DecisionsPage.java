package dev.cutover.cli.view;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.query.DecisionLog;
import dev.cutover.run.Decision;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every decision with its date, owner, role, subject, choice, reason and impact: nothing of it is cut. */
public final class DecisionsPage {
    private static final int INDENT = 8;
    private static final int LEAST = 40;

    private final CommandOutput commandOutput;

    public DecisionsPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    public void show(List<DecisionLog.Entry> entries) {
        if (entries.isEmpty()) {
            commandOutput.line("no decisions yet");
        }
        for (var entry : entries) {
            show(entry);
        }
    }

    private void show(DecisionLog.Entry entry) {
        var decision = entry.decision();
        field(
                6 - Long.toString(entry.seq()).length(),
                Tone.STRONG,
                entry.seq() + "  " + Durations.day(entry.at()) + " " + Durations.time(entry.at()) + " UTC  "
                        + decision.owner() + capacity(decision) + ": " + decision.subject() + ": " + decision.choice());
        named("reason", decision.reason());
        named("impact", decision.impact());
        named("saw", decision.saw());
        named(
                "through",
                Stream.of(decision.via(), decision.user().isEmpty() ? "" : "user " + decision.user())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
        if (!decision.signature().isEmpty()) {
            named("signed", "with the key that the runbook has of " + decision.owner() + "; cutover verify checks it");
        }
        entry.lapsed().ifPresent(why -> field(INDENT, Tone.CARE, "LAPSED: " + why));
    }

    private static String capacity(Decision decision) {
        String capacity = DisplayNames.capacity(decision);
        return capacity.isEmpty() ? "" : " as " + capacity;
    }

    private void named(String name, String words) {
        if (!words.isEmpty()) {
            field(INDENT, Tone.PLAIN, name + ": " + words);
        }
    }

    private void field(int indent, Tone tone, String words) {
        var theme = commandOutput.theme();
        int room = Math.max(LEAST, commandOutput.listWidth() - INDENT);
        int first = Math.max(0, indent);
        for (var line : Line.wrap(tone, words, room, theme)) {
            commandOutput.show(
                    new Frame(List.of(new Line(theme).to(first).add(line).done())));
            first = INDENT;
        }
    }
}
