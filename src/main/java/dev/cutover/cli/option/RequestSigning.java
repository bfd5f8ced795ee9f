package dev.cutover.cli.option;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.ComposedText;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;
import dev.cutover.run.TaskReport;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.signature.KeyFolder;
import dev.cutover.signature.SshKeygen;
import dev.cutover.words.DisplayNames;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs a request for its speaker, if the run's own copy of the runbook has their key. */
public final class RequestSigning {
    private final ProcessEnvironment processEnvironment;
    private final Optional<String> keyFile;

    /**
     * For whoever sits here.
     *
     * @param keyFile their private key, or the public one of a key in the agent; empty to look for it
     */
    public RequestSigning(ProcessEnvironment processEnvironment, Optional<String> keyFile) {
        this.processEnvironment = processEnvironment;
        this.keyFile = keyFile;
    }

    /** What is asked, and by whom; as it was given if nobody signs. */
    record Signed(Request request, Speaker speaker) {}

    /** The same; an answer also names the exact question and what it looks like now, if nobody signs. */
    Signed signSeen(RecordedRun recordedRun, Request request, String as) {
        var signed = as.isEmpty() ? new Signed(request, new Speaker("", "", "socket")) : sign(recordedRun, request, as);
        if (!(request instanceof Request.Decide said)
                || !signed.speaker().signature().isEmpty()) {
            return signed;
        }
        var state = recordedRun.state();
        var runbook = Amended.of(PinnedRunbook.of(state.created()).runbook(), state.amendments());
        var question = intended(recordedRun, runbook, said, as);
        return new Signed(exactly(said, question), seen(as, question.digest()));
    }

    private static Request.Decide exactly(Request.Decide said, Question question) {
        return new Request.Decide(
                question.id(), said.choice(), said.reason(), said.impact(), said.typed(), said.report());
    }

    /** Who asks it, by the command with which this user then takes the run. */
    public Speaker here(RecordedRun recordedRun, Request request, String as, String user) {
        return sign(recordedRun, request, as).speaker().byCommand(user);
    }

    Signed sign(RecordedRun recordedRun, Request request, String as) {
        var speaker = new Speaker(as, "", "socket");
        var state = recordedRun.state();
        var runbook = Amended.of(PinnedRunbook.of(state.created()).runbook(), state.amendments());
        String key = runbook.conduct().keys().get(ComposedText.of(as));
        if (key == null) {
            if (keyFile.isPresent()) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        as.isEmpty() ? "nobody is named who could sign" : as + " has no key in the run's runbook",
                        "leave --key out, or name with --as whose key it is");
            }
            return new Signed(request, speaker);
        }
        if (request instanceof Request.Decide said) {
            var question = intended(recordedRun, runbook, said, as);
            return signed(recordedRun, exactly(said, question), key, seen(as, question.digest()));
        }
        return signed(recordedRun, request, key, seen(as, UlidCreator.getUlid().toString()));
    }

    private static Speaker seen(String as, String saw) {
        return new Speaker(as, "", "socket", saw, "");
    }

    private Signed signed(RecordedRun recordedRun, Request request, String key, Speaker unsigned) {
        var signedStatement = SignedStatement.of(recordedRun.run(), request.intent(), unsigned);
        try {
            String signature = sign(signedStatement, key);
            var speaker = new Speaker(unsigned.as(), "", unsigned.via(), unsigned.saw(), signature);
            return new Signed(request, speaker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ExitCode.INTERRUPTED, "interrupted; nothing was signed", "");
        }
    }

    private String sign(SignedStatement signedStatement, String key) throws InterruptedException {
        var keygen = new SshKeygen(processEnvironment.environment());
        if (keyFile.isPresent()) {
            return keygen.sign(signedStatement, processEnvironment.path(keyFile.orElseThrow()));
        }
        var home = Optional.ofNullable(processEnvironment.environment().get("HOME"));
        var found = home.flatMap(folder -> new KeyFolder(Path.of(folder, ".ssh")).find(key));
        if (found.isPresent()) {
            return keygen.sign(signedStatement, found.orElseThrow());
        }
        if (processEnvironment.environment().containsKey("SSH_AUTH_SOCK")) {
            return keygen.signWithAgent(signedStatement, key);
        }
        throw new ProblemException(
                ExitCode.USAGE,
                "the key of " + signedStatement.person() + " is neither in ~/.ssh nor in an ssh agent: " + key,
                "name the file of the private key: --key FILE");
    }

    /** The one question that the answer can be for, by the run's own rule: the signed statement names it. */
    private static Question intended(RecordedRun recordedRun, Runbook runbook, Request.Decide said, String as) {
        var questions = recordedRun.state().questions();
        var named = questions.of(said.at());
        if (named.isPresent()) {
            return named.orElseThrow().question();
        }
        var displayNames = new DisplayNames(runbook);
        var candidates = questions.intended(
                new StepId(said.at()),
                said.choice(),
                entry -> people(entry, displayNames).anyMatch(speaksFor(said, as)::equals));
        if (candidates.size() == 1) {
            return candidates.get(0).question();
        }
        throw new ProblemException(
                ExitCode.USAGE,
                candidates.isEmpty()
                        ? "nothing at '" + said.at() + "' asks " + as + " for '" + said.choice() + "'"
                        : "several questions at '" + said.at() + "' could be candidates: "
                                + candidates.stream()
                                        .map(entry -> entry.question().id())
                                        .collect(Collectors.joining(", ")),
                "`cutover decide` lists what is asked, of whom, and how to answer");
    }

    /** The person whom the question is put to. */
    private static String speaksFor(Request.Decide said, String as) {
        return said.report()
                .map(TaskReport::insteadOf)
                .filter(other -> !other.isEmpty())
                .orElse(as);
    }

    private static Stream<String> people(QuestionLedger.Entry entry, DisplayNames displayNames) {
        return Stream.concat(
                displayNames.people(entry.question().of()).stream(),
                entry.standIns().stream().map(PeopleFact.StandIn::person));
    }
}
