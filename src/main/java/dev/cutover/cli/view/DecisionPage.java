package dev.cutover.cli.view;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.query.ShownDecision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskReport;
import dev.cutover.words.Durations;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One decision with everything that the record has of it: nothing of it is cut. */
public final class DecisionPage {
    private static final int INDENT = 2;
    private static final int LEAST = 40;

    private final CommandOutput commandOutput;
    private final RunNarrative runNarrative;

    public DecisionPage(CommandOutput commandOutput, RunNarrative runNarrative) {
        this.commandOutput = commandOutput;
        this.runNarrative = runNarrative;
    }

    public void show(ShownDecision shown) {
        var entry = shown.entry();
        var decision = entry.decision();
        commandOutput.heading(entry.seq() + "  " + Durations.day(entry.at()) + " " + Durations.time(entry.at())
                + " UTC  " + DecisionsPage.who(entry) + ": " + entry.about() + ": " + decision.choice());
        entry.lapsed().ifPresent(why -> field(Tone.CARE, "LAPSED: " + why));
        named(entry.automatic() ? "cause" : "reason", decision.reason());
        named("impact", decision.impact());
        named("ticket", entry.ticket());
        decision.report().flatMap(TaskReport::began).ifPresent(at -> named("began", at.toString()));
        decision.report().flatMap(TaskReport::ended).ifPresent(at -> named("ended", at.toString()));
        entry.question().ifPresentOrElse(this::question, () -> named("about", decision.subject()));
        shown.criteria()
                .forEach(seen ->
                        named("seen", runNarrative.words(seen.sample()) + ", " + Durations.words(seen.age()) + " old"));
        named("saw", decision.saw());
        if (!decision.signature().isEmpty()) {
            named("signed", "with the key that the runbook has of " + decision.owner() + "; cutover verify checks it");
        } else if (!entry.automatic()) {
            named("signed", "no, a name alone");
        }
        named(
                "through",
                Stream.of(decision.via(), decision.user().isEmpty() ? "" : "user " + decision.user())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private void question(Question question) {
        named("question", question.inFull());
        question.choices().forEach(option -> named("choice", option.say() + ": " + option.does()));
        question.sights().forEach(basis -> named("basis", basis.what() + ": " + basis.stands()));
        named("digest", question.digest());
    }

    private void named(String name, String words) {
        if (!words.isEmpty()) {
            field(Tone.PLAIN, name + ": " + words);
        }
    }

    private void field(Tone tone, String words) {
        var theme = commandOutput.theme();
        int room = Math.max(LEAST, commandOutput.listWidth() - INDENT);
        for (var line : Line.wrap(tone, words, room, theme)) {
            commandOutput.show(
                    new Frame(List.of(new Line(theme).to(INDENT).add(line).done())));
        }
    }
}
