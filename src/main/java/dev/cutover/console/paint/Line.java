package dev.cutover.console.paint;

import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Builds one line. Not thread-safe. */
public final class Line {
    private final Theme theme;
    private final AttributedStringBuilder text = new AttributedStringBuilder();

    public Line(Theme theme) {
        this.theme = theme;
    }

    public Line add(String words) {
        return add(Tone.PLAIN, words);
    }

    public Line add(Tone tone, String words) {
        return add(theme.text(tone, words));
    }

    public Line add(AttributedString words) {
        text.append(words);
        return this;
    }

    /** Adds blanks up to a column, counted from 0. */
    public Line to(int column) {
        text.append(" ".repeat(Math.max(0, column - text.columnLength())));
        return this;
    }

    public AttributedString done() {
        return text.toAttributedString();
    }

    /** A line cut to a width, with an ellipsis if something is missing. */
    public static AttributedString cut(AttributedString line, int width, Theme theme) {
        if (line.columnLength() <= width) {
            return line;
        }
        String sign = theme.glyphs().ellipsis();
        if (width <= sign.length()) {
            return line.columnSubSequence(0, Math.max(0, width));
        }
        return new Line(theme)
                .add(line.columnSubSequence(0, width - sign.length()))
                .add(Tone.QUIET, sign)
                .done();
    }

    /** Fields side by side, with a gap between them, wrapped at the width. */
    public static List<AttributedString> flow(List<AttributedString> fields, String gap, int width, Theme theme) {
        var lines = new ArrayList<AttributedString>();
        var line = new Line(theme);
        for (var field : fields) {
            int used = line.text.columnLength();
            if (used > 0 && used + gap.length() + field.columnLength() > width) {
                lines.add(cut(line.done(), width, theme));
                line = new Line(theme);
                used = 0;
            }
            line.add(used == 0 ? "" : gap).add(field);
        }
        if (line.text.length() > 0) {
            lines.add(cut(line.done(), width, theme));
        }
        return lines;
    }

    /** A text broken between words; words longer than the width are broken as well. */
    public static List<AttributedString> wrap(Tone tone, String words, int width, Theme theme) {
        var fields = new ArrayList<AttributedString>();
        for (String word : theme.clean(words).split(" ", -1)) {
            var rest = theme.text(tone, word);
            while (rest.columnLength() > width) {
                var head = rest.columnSubSequence(0, width);
                fields.add(head);
                rest = rest.columnSubSequence(head.columnLength(), Integer.MAX_VALUE);
            }
            fields.add(rest);
        }
        return flow(fields, " ", width, theme);
    }
}
