package dev.cutover.cli.view;

import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Table;
import dev.cutover.problem.ExitCode;

/** What the process's end tells a script. */
public final class ExitCodesPage {
    private ExitCodesPage() {}

    public static void show(Screen screen) {
        screen.line("A code never changes its meaning. A command's own help says when it ends with which.");
        screen.line("");
        var table = new Table(screen.theme(), Column.number("CODE"), Column.of("MEANING"));
        for (var code : ExitCode.values()) {
            table.row(Integer.toString(code.code()), code.meaning());
        }
        screen.show(table.frame(screen.listWidth()));
    }
}
