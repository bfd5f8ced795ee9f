package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.console.paint.WrappedText;
import java.util.ArrayList;
import java.util.List;

/** Names and what they are: at a terminal, what is too long for a line goes on in the next. Not thread-safe. */
final class WrappedTable {
    private static final int GAP = 2;

    private final CommandOutput commandOutput;
    private final String first;
    private final String second;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, List<String> texts) {}

    WrappedTable(CommandOutput commandOutput, String first, String second) {
        this.commandOutput = commandOutput;
        this.first = first;
        this.second = second;
    }

    /** A name and its texts, each of which begins a line. */
    void row(String name, String... texts) {
        entries.add(new Entry(name, List.of(texts)));
    }

    void show() {
        var theme = commandOutput.theme();
        int widest = Math.max(
                first.length(),
                entries.stream()
                        .mapToInt(entry -> theme.clean(entry.name()).length())
                        .max()
                        .orElse(0));
        int room = commandOutput.listWidth() - widest - GAP;
        var table = new TextTable(theme, TableColumn.of(first), TableColumn.text(second, 20));
        for (var entry : entries) {
            String name = entry.name();
            for (String text : entry.texts()) {
                for (String line : WrappedText.lines(theme.clean(text), room, theme)) {
                    table.row(name, line);
                    name = "";
                }
            }
        }
        commandOutput.show(table.frame(commandOutput.listWidth()));
    }
}
