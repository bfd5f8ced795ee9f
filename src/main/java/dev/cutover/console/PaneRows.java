package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * What is looked up, in the lines that it may cover: a title that says how to go on, and a page below it. Stateless.
 */
final class PaneRows {
    private PaneRows() {}

    /**
     * The lines of an open pane.
     *
     * @param most how many there may be, at least two
     */
    static List<AttributedString> of(Prompt.Pane pane, int width, int most, Theme theme) {
        var lines = new ArrayList<AttributedString>();
        pane.lines().stream().skip(1).forEach(sentence -> lines.addAll(PromptRows.wrap(sentence, width, theme)));
        int room = Math.max(1, most - 1);
        int pages = Math.max(1, (lines.size() + room - 1) / room);
        int page = pane.turn() % pages;
        var shown = lines.subList(page * room, Math.min(lines.size(), (page + 1) * room));
        String pager = pages == 1 ? "" : "page " + (page + 1) + " of " + pages + ", again for more; ";
        var rows = new ArrayList<AttributedString>();
        rows.add(title(pane.lines().get(0).words(), pager + "Enter closes", width, theme));
        rows.addAll(shown);
        return rows;
    }

    /** The hint stays whole: it says how to get rid of the pane. */
    private static AttributedString title(String title, String hint, int width, Theme theme) {
        var right = Line.cut(theme.text(Tone.QUIET, hint), width, theme);
        int room = width - right.columnLength() - 5;
        if (room < 1) {
            return right;
        }
        var left = Line.cut(theme.text(Tone.STRONG, title), room, theme);
        return new Line(theme)
                .add(Tone.QUIET, theme.glyphs().rule().repeat(2) + " ")
                .add(left)
                .to(width - right.columnLength())
                .add(right)
                .done();
    }
}
