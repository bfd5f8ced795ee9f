package dev.cutover.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes Markdown as tickets understand it. Every text is escaped: none of it becomes a heading, a link, a mention, a
 * macro or HTML. Not thread-safe.
 */
final class MarkdownText {
    private static final String SIGNS = "\\`*_{}[]|~$";
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(https?|ftp|mailto|javascript|data|file):(?=\\S)");
    private static final Pattern WEB = Pattern.compile("(?i)\\b(www)\\.");

    private final StringBuilder text = new StringBuilder();

    /** What stands in a line of Markdown for a clean text. */
    static String escaped(String clean) {
        var out = new StringBuilder(clean.length() + 8);
        int before = ' ';
        for (int at = 0; at < clean.length(); at += Character.charCount(before)) {
            int point = clean.codePointAt(at);
            boolean last = at + 1 >= clean.length();
            append(point, before, last ? ' ' : clean.charAt(at + 1), out);
            before = point;
        }
        return WEB.matcher(ADDRESS.matcher(out).replaceAll("$1&#58;")).replaceAll("$1&#46;");
    }

    private static void append(int point, int before, char after, StringBuilder out) {
        if (point == '&') {
            out.append("&amp;");
        } else if (point == '<' && after != '=' && after != ' ') {
            out.append("&lt;");
        } else if (point == '@' && !Character.isLetterOrDigit(before)) {
            out.append("&#64;");
        } else if (point == '#' && Character.isDigit(after)) {
            out.append("&#35;");
        } else {
            if (SIGNS.indexOf(point) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(point);
        }
    }

    MarkdownText title(String words) {
        return line("# " + escaped(words)).line("");
    }

    MarkdownText heading(String words) {
        return line("## " + escaped(words)).line("");
    }

    MarkdownText subheading(String words) {
        return line("### " + escaped(words)).line("");
    }

    /** A paragraph of its own. */
    MarkdownText words(String words) {
        return line(escaped(words)).line("");
    }

    /** The same, in bold. */
    MarkdownText strong(String words) {
        return line("**" + escaped(words) + "**").line("");
    }

    /** One entry of a list: what it is about in bold, and the rest. */
    MarkdownText item(String about, String words) {
        return line("- **" + escaped(about) + ":** " + escaped(words));
    }

    MarkdownText end() {
        return line("");
    }

    /** Lines as they are, for a shell or from a file. */
    MarkdownText verbatim(List<String> lines) {
        int longest = lines.stream().mapToInt(MarkdownText::ticks).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        line(fence);
        lines.forEach(this::line);
        return line(fence).line("");
    }

    private static int ticks(String line) {
        int most = 0;
        int now = 0;
        for (int at = 0; at < line.length(); at++) {
            now = line.charAt(at) == '`' ? now + 1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }

    /** A table; nothing if it has no rows. */
    MarkdownText table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(head);
        line("|" + " --- |".repeat(head.size()));
        rows.forEach(this::row);
        return line("");
    }

    private void row(List<String> cells) {
        line(cells.stream()
                .map(cell -> cell.isEmpty() ? " " : " " + escaped(cell) + " ")
                .collect(Collectors.joining("|", "|", "|")));
    }

    private MarkdownText line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }

    /** The cells of a row. */
    static List<String> cells(String... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
