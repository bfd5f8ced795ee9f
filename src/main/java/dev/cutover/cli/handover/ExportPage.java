package dev.cutover.cli.handover;

import dev.cutover.bundle.Manifest;
import dev.cutover.bundle.RunExport;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.text.Counted;
import dev.cutover.text.ShellWord;
import java.util.Locale;
import java.util.Optional;

/** What was exported, and what to tell those who get it. */
final class ExportPage {
    private final CommandOutput commandOutput;

    ExportPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    /** See {@link dev.cutover.json.handover.ExportJson#made}, which says the same. */
    void show(String file, Manifest manifest, RunExport.Written written, String key, Optional<String> trouble) {
        var subject = manifest.subject();
        String ended =
                subject.hasEnded() ? "ended as " + subject.ending() : "it has not ended, and goes on without this";
        commandOutput.heading(
                "run " + subject.run() + " exported: " + Counted.of(subject.events(), "event") + "; " + ended);
        line(
                "file",
                file + ", " + String.format(Locale.ROOT, "%,d", written.bytes()) + " bytes, "
                        + Counted.of(manifest.count(), "file"));
        line("SHA-256", written.sha256());
        line("head", subject.head());
        line("signed", key.isEmpty() ? "by nobody (--sign KEY)" : "with the key " + key);
        manifest.missing()
                .forEach(piece -> line(
                        "missing",
                        "'" + piece.name() + "' of step '" + piece.step() + "' is "
                                + (piece.why().equals("changed") ? "not what was captured" : piece.why()) + " ("
                                + piece.sha256()
                                + ")"));
        trouble.ifPresent(why -> line("trouble", why));
        commandOutput.line("");
        commandOutput.line("verify it on any machine: cutover verify "
                + (file.equals("-") ? "FILE" : ShellWord.of(file)) + " --expect-head " + subject.head());
        commandOutput.line("without Cutover: its README.txt says how");
    }

    private void line(String name, String value) {
        commandOutput.line(String.format(Locale.ROOT, "%-9s%s", name, value));
    }
}
