package dev.cutover.console.board;

import dev.cutover.board.BoardWidth;
import dev.cutover.board.Overview;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/**
 * Draws a run's {@link Overview}. A pure function of the events and of the time, so that the live view and
 * {@code status} cannot disagree. Thread-safe.
 */
public final class Board {
    /** The least width: the board is drawn for narrower terminals as if they had this many columns. */
    public static final int LEAST_WIDTH = 40;
    /** The height for an output without a limit: everything is shown. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    private static final int GUTTER = 12;
    private static final int GUTTER_FROM = 60;

    private final Theme theme;
    private final Outlook outlook;

    public Board(Theme theme, Outlook outlook) {
        this.theme = theme;
        this.outlook = outlook;
    }

    /**
     * Draws a frame of at most this height. Less important lines are left out first, and counted in the panel's title.
     */
    public Frame draw(RunNarrative runNarrative, Instant now, int width, int height) {
        if (runNarrative.state().seq() == 0) {
            return new Frame(List.of(theme.text("Nothing has happened yet.")));
        }
        int columns = Math.max(LEAST_WIDTH, width);
        boolean gutter = columns >= GUTTER_FROM;
        int inner = gutter ? columns - GUTTER : columns - 1;
        var overview = Overview.of(runNarrative, now, outlook.at(runNarrative.state(), now), BoardWidth.of(inner));
        var head = overview.head().stream()
                .flatMap(row -> PaintedPanel.lines(row, columns, theme).stream())
                .toList();
        var panels = overview.panels().stream()
                .map(panel -> new PaintedPanel(panel, inner, theme))
                .collect(Collectors.toCollection(ArrayList::new));
        int left = height == ENDLESS ? ENDLESS : Math.max(1, height - head.size());
        boolean blanks = shrink(panels, left, gutter);
        return new Frame(compose(head, panels, blanks, gutter).stream()
                .limit(height)
                .map(line -> Line.cut(line, columns, theme))
                .toList());
    }

    /** Leaves lines out until the rest fits; returns whether there is room for blank lines between the parts. */
    private static boolean shrink(List<PaintedPanel> panels, int height, boolean gutter) {
        if (lines(panels, gutter) + panels.size() <= height) {
            return true;
        }
        while (lines(panels, gutter) > height) {
            var weakest = panels.stream()
                    .filter(PaintedPanel::isAboveLeast)
                    .min(Comparator.comparingInt(PaintedPanel::rank))
                    .or(() -> panels.stream().min(Comparator.comparingInt(PaintedPanel::rank)))
                    .orElse(null);
            if (weakest == null) {
                break;
            }
            weakest.leaveOneOut();
            panels.removeIf(panel -> panel.size() == 0);
        }
        return lines(panels, gutter) + panels.size() <= height;
    }

    private static long lines(List<PaintedPanel> panels, boolean gutter) {
        return panels.stream()
                .mapToLong(panel -> panel.size() + (gutter ? 0 : 1))
                .sum();
    }

    private List<AttributedString> compose(
            List<AttributedString> head, List<PaintedPanel> panels, boolean blanks, boolean gutter) {
        var lines = new ArrayList<>(head);
        for (var panel : panels) {
            if (blanks) {
                lines.add(AttributedString.EMPTY);
            }
            var title = theme.text(Tone.STRONG, panel.title());
            if (!gutter) {
                lines.add(title);
            }
            for (var line : panel.lines()) {
                var row = new Line(theme);
                if (gutter) {
                    row.add(title).to(GUTTER).add(line);
                    title = AttributedString.EMPTY;
                } else {
                    row.add(" ").add(line);
                }
                lines.add(row.done());
            }
        }
        return lines;
    }
}
