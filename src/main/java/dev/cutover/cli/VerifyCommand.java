package dev.cutover.cli;

import dev.cutover.bundle.ExportVerifier;
import dev.cutover.cli.handover.ExportVerificationCall;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.VerificationPage;
import dev.cutover.execution.PinnedOutline;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordVerifier;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunVerification;
import dev.cutover.journal.Sha256;
import dev.cutover.journal.VerifiedRecord;
import dev.cutover.journal.sql.H2CopyCheck;
import dev.cutover.json.VerificationJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RunLocation;
import dev.cutover.query.SignatureCheck;
import dev.cutover.run.RunId;
import dev.cutover.signature.SshKeygen;
import dev.cutover.text.Clean;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proof that nobody edited a run. */
@Command(
        name = "verify",
        addMethodSubcommands = false,
        description = {
            "Proves that a run's record, or an export of it, was not changed after it was written.",
            "Checks the chain of its record, that each event may follow those before it, the evidence by its digests,"
                    + " every row of the copy in H2, and the signatures of its people. Changes nothing, and is"
                    + " safe while the run is running.",
            "Of an export, a file that `cutover export` has written or the folder that it was unpacked to, checks every"
                    + " byte, needs no home, and unpacks nothing.",
            "Prints the hash of the last event: keep it to prove later that nothing before it was changed. Whoever can"
                    + " write a whole record anew can make it pass every other check: only that hash, kept by somebody"
                    + " else, or a signature (--signers) shows it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was changed",
            "1:something was changed, cannot be read, or cannot have happened; an export is not signed by anybody of"
                    + " --signers; there is no event with the hash of --expect-head; or there is no such run",
            "2:wrong usage, or there is no run yet",
            "10:nothing of the export was changed, but evidence was gone or changed before the run was exported"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover verify",
            "  cutover verify 01jd3m --output json",
            "  cutover verify archive/01jd3m8a6q",
            "  cutover verify night.tar.gz --signers allowed_signers"
        })
final class VerifyCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|FOLDER|FILE",
            description =
                    "Any unique prefix of a run's id, a copy of a run's folder, or an export; by default the newest"
                            + " run.")
    private @Nullable String which;

    @Option(
            names = "--expect-head",
            paramLabel = "HASH",
            description = "The hash that an earlier verify printed: the record must still have that event.")
    private @Nullable String expected;

    @Option(
            names = "--signers",
            paramLabel = "FILE",
            description = "Whose signature an export must have: a file of lines such as `dana ssh-ed25519 AAAA…`, see"
                    + " ALLOWED SIGNERS in `man ssh-keygen`.")
    private @Nullable String signers;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    VerifyCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var head = Optional.ofNullable(expected).map(VerifyCommand::head);
        var export = Optional.ofNullable(which).filter(path -> ExportVerifier.isMeant(processEnvironment.path(path)));
        if (export.isPresent()) {
            return verifyExport(export.orElseThrow(), head);
        }
        if (signers != null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--signers is about the signature of an export, and no export is named",
                    "`cutover export RUN --sign KEY` makes one");
        }
        return verifyRun(home.of(processEnvironment), head);
    }

    /** The hash of an event; what is none was never printed by this command. */
    private static String head(String typed) {
        String hash = typed.strip().toLowerCase(Locale.ROOT);
        if (!Sha256.isHex(hash)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--expect-head is no hash of an event: '" + Clean.line(typed) + "' is not 64 digits of 0-9 and a-f",
                    "give the head as `cutover verify` or `cutover export` printed it");
        }
        return hash;
    }

    private int verifyRun(Home where, Optional<String> head) {
        var folder = folder(where);
        var runVerification = withSignatures(RecordVerifier.of(
                where.disk(), folder, new H2CopyCheck(new PinnedOutline()), PinnedRunbook::steps, head));
        var commandOutput = CommandOutputs.out(processEnvironment);
        String run = folder.run().value();
        if (output.isJson()) {
            commandOutput.document(VerificationJson.of(run, runVerification));
        } else {
            VerificationPage.show(run, runVerification, commandOutput);
        }
        return (runVerification.isSound() ? ExitCode.DONE : ExitCode.ERROR).code();
    }

    private int verifyExport(String file, Optional<String> head) {
        var verification = new ExportVerificationCall(processEnvironment, Optional.ofNullable(signers), head);
        return verification.verify(file, output.isJson()).code();
    }

    private RunVerification withSignatures(VerifiedRecord verifiedRecord) {
        var found = verifiedRecord.runVerification();
        try {
            return SignatureCheck.of(verifiedRecord, new SshKeygen(processEnvironment.environment()))
                    .map(found::and)
                    .orElse(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ExitCode.INTERRUPTED, "interrupted", "");
        }
    }

    private RunFolder folder(Home where) {
        return Optional.ofNullable(which)
                .flatMap(path -> RunLocation.at(processEnvironment.path(path), where.disk()))
                .orElseGet(() -> where.folder(run(where)));
    }

    /** Not the newest open one: to tell whether a run is open, its record would have to be sound. */
    private RunId run(Home where) {
        if (which != null) {
            requireRun(which);
            return where.resolve(which);
        }
        var runs = where.runs().stream().filter(run -> !where.isRehearsal(run)).toList();
        return runs.stream()
                .filter(run -> !where.isDryRun(run))
                .findFirst()
                .or(() -> runs.stream().findFirst())
                .orElseThrow(() ->
                        new ProblemException(ExitCode.USAGE, "there is no run in " + where.root(), "name a folder"));
    }

    /** No run has such a name: what looks like a file was meant as one. */
    private void requireRun(String name) {
        if (name.contains("/") || name.contains(".")) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "there is no export at " + name + ", and no folder with a run's record",
                    "name a file that `cutover export` has written, or a run; `cutover runs` lists them");
        }
    }
}
