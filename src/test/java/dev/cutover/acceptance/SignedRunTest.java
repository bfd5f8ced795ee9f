package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RunVerification;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.SignatureCheck;
import dev.cutover.run.Decision;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.signature.SshKeygen;
import dev.cutover.testkit.KeyPairs;
import dev.cutover.testkit.Smoke;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that takes signed decisions only, from its gate to its proof. */
@Smoke
class SignedRunTest {
    private static final int TRIES = 400;

    @TempDir
    private Path folder;

    private Place place = Place.in(Path.of("."));

    @BeforeEach
    void peopleWithKeys() throws Exception {
        var ssh = Files.createDirectories(folder.resolve(".ssh"));
        var dana = KeyPairs.in(ssh).make("id_ed25519");
        var ines = KeyPairs.in(folder).make("ines");
        KeyPairs.in(folder).make("mallory");
        place = Place.in(folder).with("HOME", folder.toString());
        place.write("signed.yaml", """
                cutover: 1
                runbook: signed
                roles:
                  commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
                  lead: { who: [Ines Park], may: [go, no-go] }
                people:
                  Dana Ortiz: { key: %s }
                  Ines Park: { key: %s }
                decisions: signed
                systems:
                  shop: { title: The shop, owner: shop, flow: consumer }
                phases:
                  - phase: only
                    steps:
                      - gate: Ready to go
                        id: ready
                        approve: { by: [commander, lead] }
                """.formatted(KeyPairs.publicKey(dana), KeyPairs.publicKey(ines)));
        place.write("test.yaml", "environment: test\nclock: virtual\nsystems: { shop: { connector: sandbox } }\n");
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: green }\n");
    }

    @Test
    void aGateOpensWithTheSignaturesOfItsPeopleAndVerifyChecksThem() throws Exception {
        var run = place.start("run", "signed.yaml", "--env", "test", "--wait");

        var dana = decide(run, "--as", "Dana Ortiz").endedWith(ExitCode.DONE);
        assertThat(dana.out()).contains("Dana Ortiz says go at ready");
        assertThat(decide(run, "--as", "Ines Park", "--key", "mallory")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("refused: the signature is not by Ines Park");
        assertThat(decide(run, "--as", "Ines Park").endedWith(ExitCode.USAGE).err())
                .contains("neither in ~/.ssh nor in an ssh agent", "--key FILE");
        decide(run, "--as", "Ines Park", "--key", "ines").endedWith(ExitCode.DONE);

        run.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        assertThat(place.run("verify").done().out()).contains("signatures", "2 signed");
        assertThat(place.with("PATH", folder.toString()).run("verify").done().out())
                .contains("not checked", "there is no ssh-keygen here");
        var number = place.run("decisions")
                .done()
                .out()
                .lines()
                .toList()
                .get(1)
                .strip()
                .split(" ", -1)[0];
        assertThat(place.run("decisions", "show", number).done().out())
                .contains("signed: with the key", "through: socket, user", "question: Ready to go");
    }

    /** A signature that was taken out of one record proves nothing in another. */
    @Test
    void verifyFindsASignatureOfAnotherRun() throws Exception {
        signedRun();
        signedRun();
        var keygen = new SshKeygen(Map.of());
        var runs = place.home().runs();
        var mine = place.home().events(runs.get(0));
        var foreign = signatures(place.home().events(runs.get(1)));
        var forged = mine.stream().map(event -> withSignature(event, foreign)).toList();

        assertThat(SignatureCheck.of(mine, keygen))
                .hasValueSatisfying(check -> assertThat(check.result()).isEqualTo(RunVerification.Result.SOUND));
        assertThat(SignatureCheck.of(forged, keygen)).hasValueSatisfying(check -> {
            assertThat(check.result()).isEqualTo(RunVerification.Result.BROKEN);
            assertThat(check.detail()).contains("not by Dana Ortiz", "not by Ines Park");
        });
    }

    /** Where no process runs the run, the command that takes it signs as any other does. */
    @Test
    void theEndOfAHoldAndAnAbortAreSignedAtTheProcessTooAndVerifyCountsThem() throws Exception {
        place.write("open.yaml", Files.readString(folder.resolve("signed.yaml")).replace("decisions: signed\n", ""));
        place.run("run", "open.yaml", "--env", "test").endedWith(ExitCode.WAITING);
        var run = place.home().runs().get(0);
        var flag = Files.createFile(place.home().folder(run).holdFlag());
        place.run("resume").endedWith(ExitCode.WAITING);
        Files.delete(flag);

        var keyless = place.with("HOME", folder.resolve("nowhere").toString());
        assertThat(keyless.run("resume", "--continue", "--as", "Dana Ortiz")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the key of Dana Ortiz is neither in ~/.ssh");
        assertThat(keyless.run("abort", "--as", "Dana Ortiz", "--reason", "enough")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("the key of Dana Ortiz is neither in ~/.ssh");
        keyless.run("resume", "--continue", "--as", "Dana Ortiz", "--key", ".ssh/id_ed25519")
                .endedWith(ExitCode.WAITING);
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);

        assertThat(place.run("verify").done().out()).contains("2 signed; 0 decisions with a name alone");
        var unsigned = place.home().events(run).stream()
                .map(SignedRunTest::withoutSignature)
                .toList();
        assertThat(SignatureCheck.of(unsigned, new SshKeygen(Map.of())))
                .as("the same, if nobody had signed")
                .hasValueSatisfying(
                        check -> assertThat(check.detail()).contains("0 signed; 2 decisions with a name alone"));
    }

    private static Event withoutSignature(Event event) {
        if (!(event.fact() instanceof RequestFact.Received received)) {
            return event;
        }
        var signed = received.speaker();
        var speaker = new Speaker(signed.as(), signed.user(), signed.via());
        return new Event(
                event.run(),
                event.epoch(),
                event.seq(),
                event.at(),
                event.actor(),
                new RequestFact.Received(received.id(), received.request(), speaker));
    }

    private static Map<String, String> signatures(List<Event> events) {
        return events.stream()
                .filter(event -> event.fact() instanceof PeopleFact.Decided)
                .map(event -> ((PeopleFact.Decided) event.fact()).decision())
                .collect(Collectors.toMap(Decision::owner, Decision::signature));
    }

    private static Event withSignature(Event event, Map<String, String> signatures) {
        if (!(event.fact() instanceof PeopleFact.Decided decided)) {
            return event;
        }
        var said = decided.decision();
        var backing =
                new Decision.Backing(said.saw(), said.standIn(), Objects.requireNonNull(signatures.get(said.owner())));
        var other = new Decision(
                said.question(),
                said.owner(),
                said.role(),
                said.subject(),
                said.choice(),
                said.reason(),
                said.impact(),
                said.via(),
                said.user(),
                Optional.of(backing));
        return new Event(
                event.run(), event.epoch(), event.seq(), event.at(), event.actor(), new PeopleFact.Decided(other));
    }

    private void signedRun() throws Exception {
        var run = place.start("run", "signed.yaml", "--env", "test", "--wait");
        decide(run, "--as", "Dana Ortiz").endedWith(ExitCode.DONE);
        decide(run, "--as", "Ines Park", "--key", "ines").endedWith(ExitCode.DONE);
        run.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
    }

    @Test
    void answersFromAFileAreRefusedWithWhatToTypeInstead() {
        var ran = place.run("run", "signed.yaml", "--env", "test", "--answers", "answers.yaml")
                .endedWith(ExitCode.WAITING);

        assertThat(ran.out()).contains("signed decisions only", "cutover decide ready/1/approve-commander go");
    }

    @Test
    void withoutTheProgramNoSuchRunBegins() {
        var refused = place.with("PATH", folder.toString())
                .run("run", "signed.yaml", "--env", "test")
                .endedWith(ExitCode.ERROR);

        assertThat(refused.err()).contains("no ssh-keygen to verify them");
        assertThat(place.home().runs()).isEmpty();
    }

    @Test
    void whoeverBeginsItLeavesTheGateToOthers() {
        assertThat(place.run("run", "signed.yaml", "--env", "test", "--as", "Dana Ortiz")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("gate 'ready' could never open", "initiator: counts");
        assertThat(place.run("run", "signed.yaml", "--env", "test", "--as", "Mallory")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'Mallory' is not a person of the runbook");
    }

    /** As soon as the run listens and has asked. */
    private CommandContext decide(CompletableFuture<CommandContext> run, String... more) throws Exception {
        var line = new ArrayList<>(List.of("decide", "ready", "go", "--reason", "green"));
        line.addAll(List.of(more));
        var said = place.run(line.toArray(String[]::new));
        for (int i = 0; i < TRIES && isTooEarly(said); i++) {
            waitAMoment(run);
            said = place.run(line.toArray(String[]::new));
        }
        return said;
    }

    private static boolean isTooEarly(CommandContext said) {
        return Stream.of(
                        "no run is open",
                        "no process runs",
                        "has no control socket",
                        "there is no run",
                        "cannot be reached",
                        "nothing at 'ready'")
                .anyMatch(said.err()::contains);
    }

    private static void waitAMoment(CompletableFuture<CommandContext> run) throws InterruptedException {
        try {
            run.get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
