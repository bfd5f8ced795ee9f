package dev.cutover.execution;

import dev.cutover.console.prompt.PromptTools;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Amendment;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.secret.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What people type at the prompt of a run, read as the commands of the same names read it. Thread-safe. */
record TypedRequests(ProcessEnvironment processEnvironment, Home home, RunId run, Secrets secrets, Redaction redaction)
        implements PromptTools {
    @Override
    public Amendment amendment(String what, String name, String value) {
        var values = what.equals("people")
                ? Stream.of(value.split(",", -1)).map(String::strip).toList()
                : List.of(value);
        return AmendmentText.read(what, name, values);
    }

    @Override
    public Request.KeepEvidence keep(String file, String step) {
        var evidence = EvidenceFile.read(processEnvironment, file);
        try {
            var clean = evidence.masked(secrets).redacted(redaction);
            String sha256 = new EvidenceStore(home.disk(), home.folder(run)).keep(clean.content());
            return clean.request(new StepId(step), sha256);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot add " + file + " to run " + run + ": " + FileTrouble.words(e),
                    "make room on the disk",
                    e);
        }
    }
}
