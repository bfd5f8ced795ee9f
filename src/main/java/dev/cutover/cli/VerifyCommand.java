package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.VerificationPage;
import dev.cutover.execution.PinnedOutline;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RecordVerifier;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunVerification;
import dev.cutover.journal.sql.H2CopyCheck;
import dev.cutover.json.VerificationJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RunLocation;
import dev.cutover.query.SignatureCheck;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.signature.SshKeygen;
import java.util.ArrayList;
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
            "Proves that a run's record was not changed after it was written.",
            "Checks the chain of its record, that each event may follow those before it, the evidence by its digests,"
                    + " every row of the copy in H2, and the signatures of its people. Changes nothing, and is"
                    + " safe while the run is running.",
            "Prints the hash of the last event: keep it to prove later that nothing before it was changed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was changed",
            "1:something was changed, cannot be read, or cannot have happened; or there is no such run",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover verify", "  cutover verify 01jd3m --output json", "  cutover verify archive/01jd3m8a6q"})
final class VerifyCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|FOLDER",
            description = "Any unique prefix of a run's id, or a copy of a run's folder; by default the newest run.")
    private @Nullable String which;

    @Option(
            names = "--expect-head",
            paramLabel = "HASH",
            description = "The hash that an earlier verify printed: the record must still have that event.")
    private @Nullable String expected;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    VerifyCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var folder = folder(where);
        var head = Optional.ofNullable(expected).map(hash -> hash.toLowerCase(Locale.ROOT));
        var runVerification = withSignatures(
                RecordVerifier.of(
                        where.disk(), folder, new H2CopyCheck(new PinnedOutline()), PinnedRunbook::steps, head),
                where,
                folder);
        var commandOutput = CommandOutputs.out(processEnvironment);
        String run = folder.run().value();
        if (output.isJson()) {
            commandOutput.document(VerificationJson.of(run, runVerification));
        } else {
            VerificationPage.show(run, runVerification, commandOutput);
        }
        return (runVerification.isSound() ? ExitCode.DONE : ExitCode.ERROR).code();
    }

    /** The signatures of a record that is not sound prove nothing. */
    private RunVerification withSignatures(RunVerification found, Home where, RunFolder folder) {
        if (!found.isSound()) {
            return found;
        }
        var events = new ArrayList<Event>();
        new RecordReader(where.disk(), folder.record()).read(line -> events.add(line.event()));
        try {
            return SignatureCheck.of(events, new SshKeygen(processEnvironment.environment()))
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
            return where.resolve(which);
        }
        return where.runs().stream()
                .filter(run -> !where.isRehearsal(run))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ExitCode.USAGE, "there is no run in " + where.root(), "name a folder"));
    }
}
