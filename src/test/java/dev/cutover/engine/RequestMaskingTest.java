package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Scope;
import dev.cutover.run.Amendment;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestMaskingTest {
    private static final String SECRET = "hunter2hunter2";
    private static final Speaker DANA = new Speaker("Dana", "dana", "socket");

    private final List<RequestReply> replies = new ArrayList<>();
    private final ReferencedSecrets secrets = new ReferencedSecrets(List.of(name -> Optional.of(SECRET)));
    private final Bench bench = new Bench(Books.of(List.of(), Steps.task("call")))
            .agreeablePeople()
            .thinking(question -> Duration.ofHours(1))
            .hiding(secrets);

    private RequestReply ask(Request request, Speaker speaker) throws InterruptedException {
        secrets.fill(Map.of("token", "${secret:TOKEN}"));
        bench.at(Duration.ofSeconds(10), commandPort -> commandPort.ask(request, speaker, replies::add));
        bench.run();
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    @Test
    void aNameThatIsASecretIsMaskedWhereverItIsClaimed() throws InterruptedException {
        var reply = ask(new Request.Hold("wait"), new Speaker(SECRET, "eve", "socket"));

        assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
        assertThat(bench.facts(RequestFact.Received.class)).hasSize(1);
        assertThat(bench.record().toString()).contains("[secret TOKEN]").doesNotContain(SECRET);
    }

    @Test
    void aSecretBecomesNobodysName() throws InterruptedException {
        var people = new Amendment.People(Books.COMMANDER, List.of("Dana", SECRET));

        var reply = ask(new Request.Amend(people, "Ines is ill", "none", false), DANA);

        assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
        assertThat(reply.why()).startsWith("a person's name contains a secret of this run");
        assertThat(bench.facts(RunFact.Amended.class)).isEmpty();
        assertThat(bench.record().toString()).contains("[secret TOKEN]").doesNotContain(SECRET);
    }

    @Test
    void aSecretInTheReasonOfDoingItAgainIsMasked() throws InterruptedException {
        var scope = Scope.of(Books.EAST);

        ask(new Request.Again(scope, "the password was " + SECRET, "none"), DANA);

        assertThat(bench.facts(RequestFact.Received.class))
                .extracting(RequestFact.Received::request)
                .containsExactly(new Request.Again(scope, "the password was [secret TOKEN]", "none"));
        assertThat(bench.record().toString()).doesNotContain(SECRET);
    }

    @Test
    void aSecretInTheReasonOfAnAmendmentIsOnlyMasked() throws InterruptedException {
        var people = new Amendment.People(Books.COMMANDER, List.of("Dana", "Ola"));

        var reply = ask(new Request.Amend(people, "she knows " + SECRET, "none", false), DANA);

        assertThat(reply.state()).isEqualTo(RequestReply.State.DONE);
        assertThat(bench.facts(RunFact.Amended.class)).hasSize(1);
        assertThat(bench.record().toString()).doesNotContain(SECRET);
    }

    @Test
    void whatIsSignedMustHoldNoSecret() throws InterruptedException {
        var signed = new Speaker("Dana", "dana", "socket", "4711", "a signature");

        var reply = ask(new Request.Hold("the password is " + SECRET), signed);

        assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
        assertThat(reply.why()).contains("this one contains a secret of this run");
        assertThat(bench.record().toString()).doesNotContain(SECRET);
    }
}
