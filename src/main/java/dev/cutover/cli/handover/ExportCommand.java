package dev.cutover.cli.handover;

import dev.cutover.bundle.ExportTarget;
import dev.cutover.bundle.Manifest;
import dev.cutover.bundle.RunExport;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.Version;
import dev.cutover.json.handover.ExportJson;
import dev.cutover.json.handover.ExportSummary;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.signature.SshSignature;
import dev.cutover.signature.TextSigning;
import dev.cutover.words.LocalZone;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A run as one file, for those who have no home. Not thread-safe. */
@Command(
        name = "export",
        addMethodSubcommands = false,
        description = {
            "Hands a run over whole, as one file that `cutover verify` checks on any machine.",
            "The file has the record, the evidence, the report, the runbook and the environment as they were pinned, and a"
                    + " manifest with the SHA-256 of each. No secret of the home, no request and no database leaves with it. A"
                    + " run that is still going is exported up to its last event.",
            "The head that it prints is the proof: tell it to somebody else before the file is handed over."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:exported",
            "1:there is no such run, its record cannot be read, or the file cannot be written or is there already",
            "2:wrong usage, or there is no run yet",
            "10:exported, but evidence is gone or was changed, or there is no report of it, or the record tells what"
                    + " cannot have happened"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover export",
            "  cutover export 01jd3m -o handover.tar.gz",
            "  cutover export 01jd3m -o handover.tar.gz --force --sign id_ed25519"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";
    private static final String SIGN_HINT =
            "name your key with --sign FILE; a public key is enough where the ssh agent holds the private one";

    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write, - for standard output; by default RUN.tar.gz in the working directory.")
    private @Nullable String file;

    @Option(names = "--force", description = "Replace the file if it is there already.")
    private boolean force;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description =
                    "Sign it with your SSH key: the file of the private key, or of the public one if the ssh agent"
                            + " holds it.")
    private @Nullable String key;

    @Mixin
    private OutputOption output = new OutputOption();

    public ExportCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var recordedRun = run.any(where);
        String name = file == null ? recordedRun.run() + ".tar.gz" : file;
        var destination = destination(name);
        var now = WallTime.today().truncatedTo(ChronoUnit.SECONDS);
        var maker = new RunExport.Maker(Version.text(), now, key != null);
        var report = ExportedReport.of(where, recordedRun, now, LocalZone.of(processEnvironment.environment()));
        var export = RunExport.of(where, recordedRun, report.files(), maker);
        var signature = signature(export);
        var written = destination.write(out -> export.write(out, signature));
        var trouble = export.trouble().or(report::trouble);
        String fingerprint = signature
                .flatMap(SshSignature::of)
                .map(SshSignature::fingerprint)
                .orElse("");
        String standing = ExportedStanding.of(where, recordedRun);
        show(new ExportSummary(name, standing, export.manifest(), written, fingerprint, trouble));
        boolean plain = export.manifest().missing().isEmpty() && trouble.isEmpty();
        return (plain ? ExitCode.DONE : ExitCode.EXCEPTIONS).code();
    }

    /** Asked for at once: nobody should wait for the end of the work to hear that the file is in the way. */
    private ExportDestination destination(String name) {
        if (name.equals(STANDARD_OUTPUT)) {
            if (output.isJson()) {
                throw new ProblemException(
                        ExitCode.USAGE, "standard output cannot be both the file and its JSON", "name a file with -o");
            }
            return ExportDestination.standardOutput(processEnvironment);
        }
        var target = new ExportTarget(processEnvironment.path(name), force, processEnvironment.disk());
        target.requireFree();
        return ExportDestination.of(target);
    }

    private Optional<String> signature(RunExport export) {
        if (key == null) {
            return Optional.empty();
        }
        var signing = new TextSigning(processEnvironment.environment(), Manifest.NAMESPACE);
        try {
            return Optional.of(signing.sign(export.statement(), processEnvironment.path(key), SIGN_HINT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ExitCode.INTERRUPTED, "interrupted; nothing was exported", "");
        }
    }

    private void show(ExportSummary summary) {
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment).document(ExportJson.made(summary));
            return;
        }
        boolean piped = summary.file().equals(STANDARD_OUTPUT);
        var outlet = piped ? CommandOutputs.err(processEnvironment) : CommandOutputs.out(processEnvironment);
        new ExportPage(outlet).show(summary);
    }
}
