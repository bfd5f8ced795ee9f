package dev.cutover.console.board;

import dev.cutover.board.StopWords;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The answer to "what happens if I stop now?" as lines of a width. Stateless and thread-safe. */
public final class StopLines {
    private static final int SENTENCES_AT = 28;
    /** On narrower outlets a sentence stands below its label. */
    private static final int BESIDE_FROM = 70;

    private StopLines() {}

    /** The labels in a column of their own, the sentences wrapped beside them. */
    public static Frame of(List<StopWords.Said> answer, int width, Theme theme) {
        var lines = new ArrayList<AttributedString>();
        boolean beside = width >= BESIDE_FROM;
        int indent = beside ? SENTENCES_AT : 2;
        for (var said : answer) {
            var label = theme.text(Tone.QUIET, said.label() + ":");
            if (!beside) {
                lines.add(Line.cut(label, width, theme));
                label = AttributedString.EMPTY;
            }
            for (var words : Line.wrap(said.tone(), said.words(), width - indent, theme)) {
                lines.add(new Line(theme).add(label).to(indent).add(words).done());
                label = AttributedString.EMPTY;
            }
        }
        return new Frame(lines);
    }
}
