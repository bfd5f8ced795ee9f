package dev.cutover.cli.view.plan;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.words.Tone;
import java.util.List;

/**
 * Words over as many lines as they need.
 *
 * @param first what stands before the first line
 * @param rest how far the lines after it are set in
 */
record Paragraph(String first, int rest) {
    private static final int LEAST = 40;

    void show(Tone tone, String words, CommandOutput commandOutput) {
        var theme = commandOutput.theme();
        int room = Math.max(LEAST, commandOutput.width() - Math.max(rest, first.length()));
        boolean goesOn = false;
        for (var line : Line.wrap(tone, words, room, theme)) {
            var begun = goesOn ? new Line(theme).to(rest) : new Line(theme).add(Tone.QUIET, first);
            commandOutput.show(new Frame(List.of(begun.add(line).done())));
            goesOn = true;
        }
    }
}
