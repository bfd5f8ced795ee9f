package dev.cutover.cli.handover;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.json.handover.ExportSummary;
import dev.cutover.text.Counted;
import dev.cutover.text.ShellWord;
import java.util.Locale;

/** What was exported, and what to tell those who get it. */
final class ExportPage {
    private final CommandOutput commandOutput;

    ExportPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    void show(ExportSummary summary) {
        String file = summary.file();
        var manifest = summary.manifest();
        var subject = manifest.subject();
        commandOutput.heading("run " + subject.run() + " exported: " + Counted.of(subject.events(), "event"));
        line("run", summary.standing());
        line(
                "file",
                file + ", "
                        + String.format(Locale.ROOT, "%,d", summary.written().bytes()) + " bytes, "
                        + Counted.of(manifest.count(), "file"));
        line("SHA-256", summary.written().sha256());
        line("head", subject.head());
        line("signed", summary.key().isEmpty() ? "by nobody (--sign KEY)" : "with the key " + summary.key());
        manifest.missing()
                .forEach(piece -> line(
                        "missing",
                        "'" + piece.name() + "' of step '" + piece.step() + "': "
                                + piece.words() + " ("
                                + piece.sha256()
                                + ")"));
        summary.trouble().ifPresent(why -> line("trouble", why));
        commandOutput.line("");
        commandOutput.line("verify it on any machine:");
        commandOutput.command(
                "cutover verify " + (file.equals("-") ? "FILE" : ShellWord.of(file)),
                "--expect-head " + subject.head());
        commandOutput.line("without Cutover: its README.txt says how");
    }

    private void line(String name, String value) {
        commandOutput.line(String.format(Locale.ROOT, "%-9s%s", name, value));
    }
}
