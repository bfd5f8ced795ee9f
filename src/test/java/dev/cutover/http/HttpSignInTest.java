package dev.cutover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.settings.SettingsReader;
import dev.cutover.testkit.web.LocalService;
import dev.cutover.testkit.web.LocalService.Told;
import dev.cutover.testkit.web.PlainContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and signing in again. */
class HttpSignInTest {
    @TempDir
    private Path folder;

    private LocalService service;
    private PlainContext context;

    @BeforeEach
    void start() throws IOException {
        service = LocalService.plain();
        context = new PlainContext(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aBearerTokenAndAPasswordAreSent() throws Exception {
        service.on("/x", asked -> Told.json(200, "{}"));
        send(Map.of("bearer", "t-123456"));
        send(Map.of("basic", Map.of("user", "jane", "password", "p:w")));

        assertThat(authorizations()).containsExactly("Bearer t-123456", "Basic amFuZTpwOnc=");
        assertThat(context.hidden()).containsEntry("orders-api sign-in", "amFuZTpwOnc=");
    }

    @Test
    void aTokenIsFetchedOnceAndHidden() throws Exception {
        tokens("first-token", "second-token");
        service.on("/x", asked -> Told.json(200, "{}"));
        var sender = sender(Map.of("token", client()));
        get(sender);
        get(sender);

        assertThat(authorizations()).containsExactly("Bearer first-token", "Bearer first-token");
        assertThat(service.asked("/token")).hasSize(1);
        assertThat(service.asked("/token").get(0).body()).isEqualTo("grant_type=client_credentials&scope=orders.write");
        assertThat(context.hidden()).containsEntry("orders-api token", "first-token");
    }

    @Test
    void aTokenThatIsRefusedIsFetchedAgainAndTheRequestSentOnceMore() throws Exception {
        tokens("first-token", "second-token");
        service.on(
                "/x",
                asked -> asked.header("Authorization").equals("Bearer second-token")
                        ? Told.json(200, "{}")
                        : Told.json(401, "{}"));

        assertThat(get(sender(Map.of("token", client()))).status()).isEqualTo(200);
        assertThat(service.asked("/x")).hasSize(2);
    }

    @Test
    void whoIsRefusedTwiceStaysRefused() throws Exception {
        tokens("first-token", "second-token", "third-token");
        service.on("/x", asked -> Told.json(401, "{}"));

        assertThat(get(sender(Map.of("token", client()))).status()).isEqualTo(401);
        assertThat(service.asked("/x")).hasSize(2);
    }

    @Test
    void aTokenIsFetchedAgainBeforeItExpires() throws Exception {
        var count = new AtomicInteger();
        service.on(
                        "/token",
                        asked -> Told.json(
                                200, "{\"access_token\":\"token-" + count.incrementAndGet() + "\",\"expires_in\":60}"))
                .on("/x", asked -> Told.json(200, "{}"));
        var sender = sender(Map.of("token", client()));
        get(sender);
        context.pass(Duration.ofSeconds(55));
        get(sender);

        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1e300", "9223372036854775807", "99999999999999999999999", "\"soon\"", "null"})
    void aTokenWithAnOddEndIsUsed(String expires) throws Exception {
        service.on("/token", asked -> Told.json(200, "{\"access_token\":\"odd-token\",\"expires_in\":" + expires + "}"))
                .on("/x", asked -> Told.json(200, "{}"));
        var sender = sender(Map.of("token", client()));
        get(sender);

        assertThat(get(sender).status()).isEqualTo(200);
        assertThat(service.asked("/token")).hasSize(1);
    }

    @Test
    void aTokenThatLivesForSecondsIsUsedForMostOfThem() throws Exception {
        service.on("/token", asked -> Told.json(200, "{\"access_token\":\"short-token\",\"expires_in\":5}"))
                .on("/x", asked -> Told.json(200, "{}"));
        var sender = sender(Map.of("token", client()));
        get(sender);
        context.pass(Duration.ofSeconds(4));
        get(sender);
        assertThat(service.asked("/token")).hasSize(1);
        context.pass(Duration.ofSeconds(1));
        get(sender);

        assertThat(service.asked("/token")).hasSize(2);
        assertThat(context.timesHidden()).as("it is the same token").isEqualTo(1);
    }

    @Test
    void nobodyIsTrustedBlindlyUnlessAllIsOnThisMachine() {
        assertThat(problems(Map.of(
                        "url",
                        "https://localhost:8443",
                        "tls",
                        Map.of("verify", false),
                        "sign-in",
                        Map.of(
                                "token",
                                Map.of(
                                        "url",
                                        "https://login.example/token",
                                        "client-id",
                                        "cutover",
                                        "client-secret",
                                        "s3")))))
                .singleElement()
                .asString()
                .startsWith("tls.verify may be false for a service on this machine only")
                .contains("login.example");
    }

    @Test
    void aSecretMayBeTheWholeAddress() {
        assertThat(problems(Map.of("url", "${secret:HOOK}"))).isEmpty();
        assertThat(problems(Map.of("url", "https://oms.example/${secret:PATH}")))
                .isEmpty();
        assertThat(problems(Map.of("url", "oms.example")).get(0)).doesNotContain("sign-in");
        assertThat(problems(Map.of("url", "https://jane:pw@oms.example")).get(0))
                .contains("sign-in");
    }

    @Test
    void anAddressThatPathsAreAppendedToHasNoQuery() {
        assertThat(problems(Map.of("url", "https://oms.example/api?tenant=5")))
                .singleElement()
                .asString()
                .startsWith("url has a query");
    }

    @Test
    void aSecretThatHasChangedIsLookedUpAgain() throws Exception {
        context.renewing(opened -> binding(Map.of("url", service.url(), "sign-in", Map.of("bearer", "new-token"))));
        service.on(
                "/x",
                asked -> asked.header("Authorization").equals("Bearer new-token")
                        ? Told.json(200, "{}")
                        : Told.json(401, "{}"));

        assertThat(send(Map.of("bearer", "old-token")).status()).isEqualTo(200);
    }

    @Test
    void aSecretThatIsStillTheSameIsNotTriedAgain() throws Exception {
        service.on("/x", asked -> Told.json(401, "{}"));

        assertThat(send(Map.of("bearer", "old-token")).status()).isEqualTo(401);
        assertThat(service.asked("/x")).hasSize(1);
    }

    @Test
    void withoutATokenNothingIsSent() throws Exception {
        service.on("/token", asked -> Told.json(400, "{\"error\":\"invalid_client\"}"));
        var sender = sender(Map.of("token", client()));
        var failure = catchThrowableOfType(HttpFailureException.class, () -> get(sender));

        assertThat(failure.wasSent()).isFalse();
        assertThat(failure).hasMessageContaining("status 400, invalid_client");
        assertThat(service.asked("/x")).isEmpty();
    }

    @Test
    void mistakesInTheSettingsAreTold() {
        assertThat(problems(Map.of("url", "https://oms.example", "sign-in", Map.of())))
                .containsExactly("sign-in needs exactly one of bearer, basic and token");
        assertThat(problems(Map.of("url", "https://jane:pw@oms.example")).get(0))
                .startsWith("url must be an address");
        assertThat(problems(Map.of("url", "https://oms.example", "headers", Map.of("Host", "x")))
                        .get(0))
                .contains("the header Host is set by the client itself");
        assertThat(problems(Map.of("url", "https://oms.example", "tls", Map.of("verify", false)))
                        .get(0))
                .startsWith("tls.verify may be false for a service on this machine only");
        assertThat(problems(Map.of("url", "https://localhost:8443", "tls", Map.of("verify", false))))
                .isEmpty();
    }

    private static List<String> problems(Map<String, Object> with) {
        var reader = SettingsReader.of(with);
        HttpService.read(reader);
        return reader.problems();
    }

    private void tokens(String... all) {
        var next = new AtomicInteger();
        service.on("/token", asked -> Told.json(200, "{\"access_token\":\"" + all[next.getAndIncrement()] + "\"}"));
    }

    private Map<String, Object> client() {
        return Map.of(
                "url",
                service.url() + "/token",
                "client-id",
                "cutover",
                "client-secret",
                "s3",
                "scope",
                "orders.write");
    }

    private List<String> authorizations() {
        return service.asked("/x").stream()
                .map(asked -> asked.header("Authorization"))
                .toList();
    }

    private HttpAnswer send(Map<String, Object> signIn) throws Exception {
        return get(sender(signIn));
    }

    private static HttpAnswer get(HttpSender sender) throws HttpFailureException, InterruptedException {
        return sender.send(HttpCall.of("GET", sender.service().at("/x"), Duration.ofSeconds(20)));
    }

    private HttpSender sender(Map<String, Object> signIn) throws ConnectorException {
        var binding = binding(Map.of("url", service.url(), "sign-in", signIn));
        return HttpSender.of(HttpService.read(SettingsReader.of(binding.with())), binding, context);
    }

    private static Binding binding(Map<String, Object> with) {
        return new Binding(new SystemId("orders-api"), "http", with, Map.of());
    }
}
