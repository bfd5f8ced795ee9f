package dev.cutover.console.paint;

import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Shows problems: what is wrong, where, with the line of the file and a mark under the place, and what to do next. */
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

    /** All problems in their order, with a count at the end where there are several. */
    public Frame frame(List<Problem> problems) {
        var lines = new ArrayList<AttributedString>();
        for (var problem : problems) {
            if (!lines.isEmpty()) {
                lines.add(AttributedString.EMPTY);
            }
            add(problem, lines);
        }
        if (problems.size() > 1) {
            lines.add(AttributedString.EMPTY);
            lines.add(theme.text(Tone.STRONG, count(problems)));
        }
        return new Frame(lines);
    }

    private void add(Problem problem, List<AttributedString> lines) {
        var message = Clean.text(problem.message()).lines().toList();
        lines.add(new Line(theme)
                .add(Tone.BAD, "error: ")
                .add(Tone.STRONG, message.isEmpty() ? "" : message.get(0))
                .done());
        message.stream().skip(1).forEach(more -> lines.add(theme.text("  " + more)));
        problem.location().ifPresent(location -> excerpt(location, lines));
        String sign = "  = ";
        for (String hint : Clean.text(problem.hint()).lines().toList()) {
            lines.add(new Line(theme).add(Tone.QUIET, sign).add(hint).done());
            sign = "    ";
        }
    }

    private void excerpt(Location location, List<AttributedString> lines) {
        String number = Integer.toString(location.line());
        String margin = " ".repeat(number.length());
        lines.add(new Line(theme)
                .add(Tone.QUIET, margin + "--> ")
                .add(location.toString())
                .done());
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
