package dev.cutover.console.paint;

import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/**
 * Shows problems: the message, the place with the line of the file and a mark below it, and what to do next. A line
 * that contains a secret is never shown, even for another problem, because reports end up in logs that many people
 * read. Not thread-safe: paints for one thread.
 */
public final class ProblemReport {
    private static final int EXCERPT = 100;
    private static final int BEFORE = 60;
    private static final int TAB = 4;

    private final Theme theme;
    private final SourceLines sources;

    public ProblemReport(Theme theme, SourceLines sources) {
        this.theme = theme;
        this.sources = sources;
    }

    /** All problems in their order, with a count at the end if there are several. */
    public Frame frame(List<Problem> problems) {
        var hidden = problems.stream()
                .filter(Problem::confidential)
                .flatMap(problem -> problem.location().stream())
                .map(ProblemReport::lineOf)
                .collect(Collectors.toUnmodifiableSet());
        var lines = new ArrayList<AttributedString>();
        for (var problem : problems) {
            if (!lines.isEmpty()) {
                lines.add(AttributedString.EMPTY);
            }
            add(problem, hidden, lines);
        }
        if (problems.size() > 1) {
            lines.add(AttributedString.EMPTY);
            lines.add(theme.text(Tone.STRONG, count(problems)));
        }
        return new Frame(lines);
    }

    private void add(Problem problem, Set<Location> hidden, List<AttributedString> lines) {
        var message = Clean.text(problem.message()).lines().toList();
        lines.add(new Line(theme)
                .add(Tone.BAD, "error: ")
                .add(Tone.STRONG, message.isEmpty() ? "" : message.get(0))
                .done());
        message.stream().skip(1).forEach(more -> lines.add(theme.text("  " + more)));
        problem.location().ifPresent(location -> {
            place(location, lines);
            if (!hidden.contains(lineOf(location))) {
                excerpt(location, lines);
            }
        });
        String sign = "  = ";
        for (String hint : Clean.text(problem.hint()).lines().toList()) {
            lines.add(new Line(theme).add(Tone.QUIET, sign).add(hint).done());
            sign = "    ";
        }
    }

    private void place(Location location, List<AttributedString> lines) {
        lines.add(new Line(theme)
                .add(Tone.QUIET, margin(location) + "--> ")
                .add(location.toString())
                .done());
    }

    private void excerpt(Location location, List<AttributedString> lines) {
        String number = Integer.toString(location.line());
        String margin = margin(location);
        sources.line(location.file(), location.line()).ifPresent(source -> {
            int mark = Math.max(0, Math.min(location.column() - 1, source.length()));
            int from = mark > EXCERPT - 20 ? mark - BEFORE : 0;
            String before = shown(source.substring(from, mark));
            String after = shown(source.substring(mark, Math.min(source.length(), from + EXCERPT)));
            String cut = from > 0 ? theme.glyphs().ellipsis() : "";
            lines.add(theme.text(Tone.QUIET, margin + " |"));
            lines.add(new Line(theme)
                    .add(Tone.QUIET, number + " | " + cut)
                    .add(before + after)
                    .done());
            int column = theme.text(cut + before).columnLength();
            lines.add(new Line(theme)
                    .add(Tone.QUIET, margin + " | ")
                    .add(" ".repeat(column))
                    .add(Tone.BAD, "^")
                    .done());
        });
    }

    private static String margin(Location location) {
        return " ".repeat(Integer.toString(location.line()).length());
    }

    private static Location lineOf(Location place) {
        return new Location(place.file(), place.line(), 1);
    }

    private static String shown(String source) {
        return source.replace("\t", " ".repeat(TAB));
    }

    private static String count(List<Problem> problems) {
        long files = problems.stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::file)
                .distinct()
                .count();
        return problems.size() + " problems" + (files > 1 ? " in " + files + " files" : "");
    }
}
