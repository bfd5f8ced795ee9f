package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.problem.ExitCode;

/** The meaning of each exit code. */
public final class ExitCodesPage {
    private ExitCodesPage() {}

    public static void show(CommandOutput commandOutput) {
        commandOutput.line("A code never changes its meaning. A command's own help says when it ends with which.");
        commandOutput.line("");
        var textTable = new TextTable(commandOutput.theme(), TableColumn.number("CODE"), TableColumn.of("MEANING"));
        for (var code : ExitCode.values()) {
            textTable.row(Integer.toString(code.code()), code.meaning());
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }
}
