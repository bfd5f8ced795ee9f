package dev.cutover.cli.live;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.StatusPage;
import dev.cutover.control.StatusQuestion;
import dev.cutover.json.StatusJson;
import dev.cutover.query.StatusSnapshot;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A status as text, as it looks in the terminal of whoever asks for it. Stateless and thread-safe. */
public final class RenderedStatus {
    private RenderedStatus() {}

    public static String of(StatusSnapshot statusSnapshot, StatusQuestion question) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        var commandOutput = CommandOutput.of(
                out, question.environment(), question.terminal(), CommandOutput.charset(question.charset()));
        if (question.json()) {
            commandOutput.document(StatusJson.of(statusSnapshot));
        } else {
            StatusPage.show(statusSnapshot, commandOutput);
        }
        out.flush();
        return text.toString();
    }
}
