package dev.cutover.console.board;

import dev.cutover.board.Block;
import dev.cutover.board.BoardLayout;
import dev.cutover.board.BoardView;
import dev.cutover.board.BoardWidth;
import dev.cutover.board.Overview;
import dev.cutover.board.Panel;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jline.utils.AttributedString;

/**
 * Draws a run's {@link Overview}: for a screen in blocks that never move, for a page with everything. A pure function
 * of the events and of the time, so that the live view and {@code status} cannot disagree. Thread-safe.
 */
public final class Board {
    /** The least width: the board is drawn for narrower terminals as if they had this many columns. */
    public static final int LEAST_WIDTH = 40;

    private static final int GUTTER = 12;
    private static final int NARROW_GUTTER = 9;
    private static final int GUTTER_FROM = 60;

    private final Theme theme;
    private final Outlook outlook;
    private final ZoneId zone;
    private final boolean gone;

    /**
     * A board.
     *
     * @param zone the local time of those who look at it
     */
    public Board(Theme theme, Outlook outlook, ZoneId zone) {
        this(theme, outlook, zone, false);
    }

    private Board(Theme theme, Outlook outlook, ZoneId zone, boolean gone) {
        this.theme = theme;
        this.outlook = outlook;
        this.zone = zone;
        this.gone = gone;
    }

    /** The board of a run of which it is known that no process runs it, although its record does not say so. */
    public Board withoutRunner() {
        return new Board(theme, outlook, zone, true);
    }

    /**
     * Draws a screen above its prompt.
     *
     * @param height the rows of the whole terminal
     * @param below how many of them the prompt and its rule take; the last block has what is left
     */
    public Frame screen(RunNarrative runNarrative, Instant now, int width, int height, int below) {
        int room = Math.max(0, height - below);
        if (runNarrative.state().seq() == 0) {
            return new Frame(room == 0 ? List.of() : List.of(nothing()));
        }
        int columns = Math.max(LEAST_WIDTH, width);
        int gutter = columns >= GUTTER_FROM ? GUTTER : NARROW_GUTTER;
        var overview = overview(runNarrative, now, columns - gutter);
        var layout = layout(runNarrative, height);
        var blocks = overview.blocks();
        var lines = new ArrayList<AttributedString>();
        overview.strip().forEach(row -> lines.addAll(PaintedPanel.lines(row, columns, theme)));
        for (var block : Block.values()) {
            int has = layout.lines().getOrDefault(block, 0);
            int most = block == Block.LAST ? Math.max(0, room - lines.size()) : has;
            var panel = Objects.requireNonNull(blocks.get(block));
            block(PaintedPanel.fitted(panel, block.quiet(), columns - gutter, most, theme), block, most, gutter, lines);
        }
        return new Frame(lines.stream()
                .limit(room)
                .map(line -> Line.cut(line, columns, theme))
                .toList());
    }

    /** How the lines of a terminal are shared out. */
    public BoardLayout layout(RunNarrative runNarrative, int height) {
        return BoardLayout.of(
                height, runNarrative.runbook(), runNarrative.state().ended().isPresent());
    }

    private void block(List<AttributedString> rows, Block block, int most, int gutter, List<AttributedString> lines) {
        for (int at = 0; at < most; at++) {
            var line = new Line(theme);
            if (at == 0) {
                line.add(Tone.STRONG, block.title());
            }
            if (at < rows.size()) {
                line.to(gutter).add(rows.get(at));
            }
            lines.add(line.done());
        }
    }

    /** Draws everything, in as many lines as it takes. */
    public Frame page(RunNarrative runNarrative, Instant now, int width) {
        if (runNarrative.state().seq() == 0) {
            return new Frame(List.of(nothing()));
        }
        int columns = Math.max(LEAST_WIDTH, width);
        boolean gutter = columns >= GUTTER_FROM;
        int inner = gutter ? columns - GUTTER : columns - 1;
        var overview = overview(runNarrative, now, inner);
        var lines = new ArrayList<AttributedString>();
        overview.head().forEach(row -> lines.addAll(PaintedPanel.lines(row, columns, theme)));
        overview.page().forEach(panel -> part(panel, inner, gutter, lines));
        return new Frame(
                lines.stream().map(line -> Line.cut(line, columns, theme)).toList());
    }

    private void part(Panel panel, int inner, boolean gutter, List<AttributedString> lines) {
        lines.add(AttributedString.EMPTY);
        var title = theme.text(Tone.STRONG, panel.title());
        if (!gutter) {
            lines.add(title);
        }
        for (var line : PaintedPanel.whole(panel, inner, theme)) {
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

    private Overview overview(RunNarrative runNarrative, Instant now, int inner) {
        var expected = outlook.at(runNarrative.state(), now);
        return Overview.of(runNarrative, now, expected, new BoardView(BoardWidth.of(inner), zone, gone));
    }

    private AttributedString nothing() {
        return theme.text("Nothing has happened yet.");
    }
}
