package dev.cutover.console.paint;

import java.util.List;
import org.jline.utils.AttributedString;

/** Lines that are ready to be shown; none is wider than requested. */
public record Frame(List<AttributedString> lines) {
    public Frame {
        lines = List.copyOf(lines);
    }

    /** Its first lines, at most so many. */
    public Frame first(int most) {
        return new Frame(lines.subList(0, Math.min(lines.size(), Math.max(0, most))));
    }

    /** The lines without colours. */
    public List<String> plain() {
        return lines.stream().map(AttributedString::toString).toList();
    }

    /** The lines with control sequences for their colours; the same as {@link #plain} if the theme has no colours. */
    public List<String> ansi() {
        return lines.stream().map(AttributedString::toAnsi).toList();
    }
}
