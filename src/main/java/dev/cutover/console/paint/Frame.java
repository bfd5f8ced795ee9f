package dev.cutover.console.paint;

import java.util.List;
import org.jline.utils.AttributedString;

/** Lines ready to be shown, none wider than was asked for. */
public record Frame(List<AttributedString> lines) {
    public Frame {
        lines = List.copyOf(lines);
    }

    /** The words alone. */
    public List<String> plain() {
        return lines.stream().map(AttributedString::toString).toList();
    }

    /** With the control sequences of their colours; the same as {@link #plain} if the theme has none. */
    public List<String> ansi() {
        return lines.stream().map(AttributedString::toAnsi).toList();
    }
}
