package dev.cutover.cli.view;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.json.JsonDocument;
import dev.cutover.text.Clean;
import dev.cutover.words.LocalZone;
import dev.cutover.words.Tone;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a command's answer goes. All text is cleaned: nothing in a name or an answer can move a cursor or be taken as a
 * command by a build server. Not thread-safe.
 */
public final class CommandOutput {
    /** For an outlet that has no width. */
    private static final int WIDTH = 100;

    private static final List<String> BUILD_SERVERS =
            List.of("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "GITLAB_CI");

    /** The variables of the environment that decide how an answer looks. */
    public static final Set<String> VARIABLES = Set.of(
            "CI",
            "GITHUB_ACTIONS",
            "TF_BUILD",
            "TEAMCITY_VERSION",
            "GITLAB_CI",
            "TERM",
            "NO_COLOR",
            "CUTOVER_ACCESSIBLE",
            "ACCESSIBLE",
            "COLUMNS",
            "TZ");

    private final PrintWriter out;
    private final Theme theme;
    private final boolean terminal;
    private final int width;
    private final boolean ci;
    private final ZoneId zone;

    private CommandOutput(PrintWriter out, Theme theme, boolean terminal, Map<String, String> environment) {
        this.out = out;
        this.theme = theme;
        this.terminal = terminal;
        this.width = terminal ? columns(environment) : WIDTH;
        this.ci = BUILD_SERVERS.stream().anyMatch(name -> isSet(environment, name));
        this.zone = LocalZone.of(environment);
    }

    /**
     * A screen for an outlet.
     *
     * @param terminal whether a person sees it, as wide as {@code COLUMNS} of the environment says
     */
    public static CommandOutput of(PrintWriter out, Map<String, String> environment, boolean terminal) {
        return of(out, environment, terminal, charset(terminal));
    }

    /**
     * The same for an outlet of another process.
     *
     * @param charset the charset of that outlet
     */
    public static CommandOutput of(
            PrintWriter out, Map<String, String> environment, boolean terminal, Charset charset) {
        var theme = Theme.of(environment, charset, terminal);
        return new CommandOutput(out, theme, terminal, environment);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    /** The charset of this process's outlets. Files and pipes are always UTF-8. */
    public static Charset charset(boolean terminal) {
        String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return terminal ? charset(named) : StandardCharsets.UTF_8;
    }

    /** The charset of this name; UTF-8 where there is none. */
    public static Charset charset(String named) {
        return Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    private static int columns(Map<String, String> environment) {
        return WrappedText.width(environment, WIDTH);
    }

    public Theme theme() {
        return theme;
    }

    /** The local time of whoever reads it. */
    public ZoneId zone() {
        return zone;
    }

    /** For what is drawn: a picture needs a width even where the outlet has none. */
    public int width() {
        return width;
    }

    /** For what is listed: nothing is cut where no person looks on. */
    public int listWidth() {
        return terminal ? width : Integer.MAX_VALUE;
    }

    public void show(Frame frame) {
        for (String line : theme.colour() ? frame.ansi() : frame.plain()) {
            print(line);
        }
    }

    /** One line of words, whatever is in them; at a terminal broken between words. */
    public void line(String words) {
        WrappedText.lines(theme.clean(words), listWidth(), theme).forEach(this::print);
    }

    /**
     * A command to copy, in a line of its own; where it is too wide, it goes on in a further line as it would in a
     * shell.
     *
     * @param parts what may not be broken, such as an option with its value
     */
    public void command(String... parts) {
        var lines = new StringBuilder("  ");
        int column = 2;
        for (String part : parts) {
            boolean isFirst = column == 2;
            if (!isFirst && column + 1 + part.length() > listWidth()) {
                lines.append(" \\\n  ");
                column = 2;
            } else if (!isFirst) {
                lines.append(' ');
                column++;
            }
            lines.append(part);
            column += part.length();
        }
        text(lines.toString());
    }

    /** One line of words that what follows belongs to. */
    public void heading(String words) {
        show(new Frame(List.of(theme.text(Tone.STRONG, words))));
    }

    /** A text of several lines, whatever is in it. */
    public void text(String words) {
        Clean.encodable(Clean.text(words), theme.charset()).lines().forEach(this::print);
    }

    /** A clean text whose ends of lines count, such as a table for a spreadsheet; the same at every outlet. */
    public void exactly(String clean) {
        out.print(ci ? Clean.forCi(clean) : clean);
        out.flush();
    }

    /** The answer to a script; nothing else may go to the same outlet. */
    public void document(JsonDocument document) {
        document.write(ci ? new EscapedHashes(out) : out);
        out.flush();
    }

    /** Within a text of JSON the escape says the same, and no build server takes it for a command. */
    private static final class EscapedHashes extends FilterWriter {
        private boolean wasHash;

        private EscapedHashes(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            boolean isHash = character == '#';
            if (isHash && wasHash) {
                out.write("\\u0023");
            } else {
                out.write(character);
            }
            wasHash = isHash;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int at = from; at < from + length; at++) {
                write(text[at]);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }
    }

    private void print(String line) {
        out.println(ci ? Clean.forCi(line) : line);
    }
}
