package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.EvidenceOutput;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.json.EvidenceJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.query.EvidenceContent;
import dev.cutover.query.FoundEvidence;
import dev.cutover.query.RecordedRun;
import dev.cutover.words.RedactedWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One piece of evidence. */
@Command(
        name = "show",
        addMethodSubcommands = false,
        description = {
            "Shows one piece of evidence, checked against its digest.",
            "A terminal shows control characters as escapes; a file or a pipe gets the bytes.",
            "What was redacted before it was stored is counted on standard error."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:the run or the evidence cannot be read, or was changed",
            "2:wrong usage, or no evidence has this digest, or several have"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover evidence show 01jd3m 9f86d0",
            "  cutover evidence show 9f86d0",
            "  cutover evidence show 01jd3m 9f86d0 --raw > sample.json"
        })
final class EvidenceShowCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home;

    @Parameters(
            arity = "1..2",
            paramLabel = "[RUN] SHA256",
            hideParamSyntax = true,
            description = {
                "Any unique prefix of the evidence's digest, after any unique prefix of its run's id.",
                "Without RUN, at least 6 digits of the digest, looked for in all runs."
            })
    private List<String> words = List.of();

    @Option(names = "--raw", description = "Print the bytes as they were captured, on a terminal too.")
    private boolean raw;

    @Mixin
    private OutputOption output;

    EvidenceShowCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var found = find(where);
        var recordedRun = found.recordedRun();
        var capturedEvidence = found.capturedEvidence();
        var evidenceContent = EvidenceContent.of(where, recordedRun, capturedEvidence);
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment)
                    .document(EvidenceJson.show(recordedRun, capturedEvidence, evidenceContent));
        } else {
            new EvidenceOutput(processEnvironment, raw).show(capturedEvidence, evidenceContent);
            // Not among the bytes: those are what the digest is of.
            var fact = capturedEvidence.fact();
            fact.redacted()
                    .ifPresent(redacted -> CommandOutputs.err(processEnvironment)
                            .line(fact.name() + ": " + RedactedWords.of(redacted)));
        }
        return ExitCode.DONE.code();
    }

    private FoundEvidence find(Home where) {
        if (words.size() == 1) {
            return FoundEvidence.inAnyRun(where, words.get(0));
        }
        var recordedRun = RecordedRun.of(where, where.resolve(words.get(0)));
        return new FoundEvidence(recordedRun, CapturedEvidence.find(recordedRun, words.get(1)));
    }
}
