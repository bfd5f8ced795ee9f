package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.ScreenPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** The terminal's whole screen: the picture above, the prompt below. Confined to one thread. */
final class TerminalScreen {
    private static final Size USUAL = new Size(80, 24);
    /** A pane with fewer lines than these tells nothing. */
    private static final int LEAST_PANE = 4;

    private final Terminal terminal;
    private final Theme theme;
    private final ScreenPicture picture;
    private final String hint;
    private final Display display;
    private Size size = new Size(0, 0);
    private long rung;

    TerminalScreen(Terminal terminal, Theme theme, ScreenPicture picture, String hint) {
        this.hint = hint;
        this.terminal = terminal;
        this.theme = theme;
        this.picture = picture;
        this.display = new Display(terminal, true);
    }

    void enter() {
        terminal.puts(Capability.enter_ca_mode);
        terminal.flush();
    }

    /** Draws what differs from the screen. */
    void draw(Prompt prompt, String typed) {
        var now = size();
        if (!now.equals(size)) {
            size = now;
            display.resize(size.getRows(), size.getColumns());
            display.clear();
        }
        var below = below(prompt, typed);
        int room = Math.max(1, size.getRows() - below.size());
        var lines = new ArrayList<>(
                picture.screen(size.getColumns(), size.getRows(), below.size()).lines());
        while (lines.size() < room) {
            lines.add(AttributedString.EMPTY);
        }
        cover(lines, prompt.lookedUp());
        lines.addAll(below);
        var shown = lines.stream()
                .skip(Math.max(0, lines.size() - size.getRows()))
                .map(line -> line.columnSubSequence(0, size.getColumns()))
                .collect(Collectors.toCollection(ArrayList::new)); // the library modifies its argument
        int column = Math.min(shown.get(shown.size() - 1).columnLength(), size.getColumns() - 1);
        display.update(shown, size.cursorPos(shown.size() - 1, column));
        ring();
    }

    /** Once, whatever number of reasons there were. */
    private void ring() {
        long due = picture.bells();
        if (due > rung) {
            rung = due;
            terminal.puts(Capability.bell);
            terminal.flush();
        }
    }

    /** A counter that grows with every change of the picture. */
    long version() {
        return picture.version();
    }

    /** An open pane covers the board from below; its head and who is waited for stay to be seen. */
    private void cover(List<AttributedString> board, Prompt.Pane pane) {
        if (!pane.lines().isEmpty()) {
            int most =
                    Math.min(board.size(), Math.max(LEAST_PANE, board.size() - picture.rowsAbovePane(size.getRows())));
            var rows = PaneRows.of(pane, size.getColumns(), most, theme);
            int from = board.size() - Math.min(board.size(), rows.size());
            board.subList(from, board.size()).clear();
            board.addAll(rows.subList(0, Math.min(rows.size(), size.getRows() - from)));
        }
    }

    private Size size() {
        var now = terminal.getSize();
        return now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
    }

    private List<AttributedString> below(Prompt prompt, String typed) {
        int width = size.getColumns();
        var lines = new ArrayList<AttributedString>();
        int most = Math.max(1, picture.promptRows(size.getRows()) - 1);
        lines.addAll(PromptRows.of(prompt, width, most, theme));
        if (prompt.idle() && prompt.head().isEmpty() && lines.size() < most) {
            lines.addAll(Line.wrap(Tone.QUIET, hint, width, theme));
        }
        lines.add(0, theme.text(Tone.QUIET, theme.glyphs().rule().repeat(width)));
        lines.add(input(prompt.label(), typed, width));
        return lines;
    }

    /** The end of the input, where the cursor is, stays visible. */
    private AttributedString input(String label, String typed, int width) {
        var head = theme.text(Tone.STRONG, label.isEmpty() ? "" : label + " ");
        var text = theme.text(typed);
        int room = Math.max(1, width - head.columnLength() - 1);
        int skip = Math.max(0, text.columnLength() - room);
        return new Line(theme)
                .add(head)
                .add(text.columnSubSequence(skip, Integer.MAX_VALUE))
                .done();
    }

    /** Restores the screen, and leaves the whole last frame on it. */
    void leave() {
        terminal.puts(Capability.exit_ca_mode);
        int width = size().getColumns();
        picture.page(width)
                .lines()
                .forEach(line -> terminal.writer().println(theme.colour() ? line.toAnsi(terminal) : line.toString()));
        terminal.flush();
    }

    /** Restores the screen, with only a message. */
    void leaveBroken(String message) {
        terminal.puts(Capability.exit_ca_mode);
        terminal.writer().println(theme.clean(message));
        terminal.flush();
    }
}
