package dev.cutover.console.paint;

import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * How text looks on an output.
 *
 * @param colour whether tones are shown as colours
 * @param charset the charset of the output; other characters become escapes
 */
public record Theme(boolean colour, Glyphs glyphs, Charset charset) {
    /** No colours and only ASCII glyphs: for pipes, logs and tests. */
    public static final Theme PLAIN = new Theme(false, Glyphs.ASCII, StandardCharsets.UTF_8);

    /**
     * The theme for an output.
     *
     * @param environment the process's environment: {@code NO_COLOR}, {@code TERM}, {@code CUTOVER_ACCESSIBLE},
     *     {@code ACCESSIBLE}
     * @param terminal whether the output is a terminal
     */
    public static Theme of(Map<String, String> environment, Charset charset, boolean terminal) {
        boolean dumb = !terminal || isDumb(environment);
        boolean colour = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean signs =
                !dumb && !isAccessible(environment) && charset.newEncoder().canEncode("█░━…");
        return new Theme(colour, signs ? Glyphs.UNICODE : Glyphs.ASCII, charset);
    }

    /** Whether the terminal can only append. */
    public static boolean isDumb(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return type.isEmpty() || type.equals("dumb");
    }

    /** Whether the user asks for output that a screen reader can follow: nothing is drawn or redrawn. */
    public static boolean isAccessible(Map<String, String> environment) {
        return isOn(environment.get("CUTOVER_ACCESSIBLE")) || isOn(environment.get("ACCESSIBLE"));
    }

    private static boolean isOn(@Nullable String value) {
        return value != null && !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    /** The cleaned words on one line, in the style of the tone. */
    public AttributedString text(Tone tone, String words) {
        return new AttributedString(clean(words), style(tone));
    }

    public AttributedString text(String words) {
        return text(Tone.PLAIN, words);
    }

    /** One clean line that the output's charset can encode. */
    public String clean(String words) {
        return Clean.encodable(Clean.line(words), charset);
    }

    /** Uses bold, dim and the eight basic colours, except blue, which many terminals show too dark to read. */
    public AttributedStyle style(Tone tone) {
        var plain = AttributedStyle.DEFAULT;
        if (!colour) {
            return plain;
        }
        return switch (tone) {
            case PLAIN -> plain;
            case STRONG -> plain.bold();
            case QUIET -> plain.faint();
            case GOOD -> plain.foreground(AttributedStyle.GREEN);
            case CARE -> plain.foreground(AttributedStyle.YELLOW);
            case BAD -> plain.bold().foreground(AttributedStyle.RED);
        };
    }
}
