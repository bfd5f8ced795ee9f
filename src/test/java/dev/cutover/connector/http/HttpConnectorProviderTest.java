package dev.cutover.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Mistake;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the settings may say, and what is told of those that cannot work. */
class HttpConnectorProviderTest {
    private static final Path BASE = Path.of("/work");
    private final HttpConnectorProvider provider = new HttpConnectorProvider();

    @Test
    void itsExampleIsValid() {
        var described = provider.describe(provider.examples().get(0));

        assertThat(described.problems()).isEmpty();
        assertThat(described.operations().get(0).description())
                .isEqualTo(
                        "An example: releases an order; within 1d of the first call with its Idempotency-Key, a repeat repeats"
                                + " its answer");
        assertThat(described.recordSets()).extracting(set -> set.name()).containsExactly("orders");
    }

    @Test
    void aWriteMayNotBeAGet() {
        assertThat(problems(Map.of("request", Map.of("method", "GET", "url", "/x"))))
                .containsExactly("operations.release.request.method must be POST, PUT, PATCH or DELETE, not GET");
    }

    @Test
    void aSecretMayNotStandInARequest() {
        var request = Map.of(
                "method",
                "POST",
                "url",
                "/x?k=${secret:K}",
                "headers",
                Map.of("X-K", "${secret:K}"),
                "json",
                Map.of("k", "${secret:K}"));
        assertThat(problems(Map.of("request", request)))
                .hasSize(3)
                .allMatch(problem -> problem.contains("refers to a secret, which would be kept as evidence"));
    }

    @Test
    void anUnknownPlaceIsTold() {
        var request = Map.of("method", "POST", "url", "/orders/{ordr}/release");
        assertThat(problems(Map.of("request", request, "parameters", Map.of("order", Map.of()))))
                .singleElement()
                .asString()
                .contains(
                        "operations.release.request.url uses {ordr}, which is not a parameter",
                        "did you mean {order}?");
    }

    @Test
    void whatIsNoPathIsTold() {
        assertThat(problems(Map.of("request", Map.of("method", "POST", "url", "https://other.example/x"))))
                .singleElement()
                .asString()
                .startsWith("operations.release.request.url must be a path below the system's url");
    }

    @Test
    void aStatusHasOneMeaning() {
        var request = Map.of("method", "POST", "url", "/x");
        assertThat(problems(Map.of("request", request, "success", List.of(200, 409), "nothing-changed", List.of(409))))
                .containsExactly("operations.release.nothing-changed has 409, which means success already");
    }

    @Test
    void aSystemThatCanDoNothingIsTold() {
        assertThat(provider.describe(binding(Map.of(), Map.of())).problems())
                .containsExactly("it has no capability: define operations, metrics or records");
    }

    @Test
    void valuesThatCannotBeSentAreMistakesOfTheRunbook() {
        var operation = Map.of(
                "request", Map.of("method", "POST", "url", "/orders/{order}", "headers", Map.of("X-N", "{note}")),
                "parameters", Map.of("order", Map.of("matches", "[A-Z0-9.-]*"), "note", Map.of()));
        var values = provider.callValues(binding(Map.of(), Map.of("release", operation)));

        assertThat(values.mistakes("release", Map.of("order", "A-1", "note", "n")))
                .isEmpty();
        assertThat(values.mistakes("release", Map.of("order", "a")))
                .extracting(Mistake::key)
                .containsExactly("order");
        assertThat(values.mistakes("release", Map.of("order", "..")))
                .extracting(Mistake::key)
                .containsExactly("order");
        assertThat(values.mistakes("release", Map.of("note", "a\nb")))
                .extracting(Mistake::key)
                .containsExactly("note");
    }

    @Test
    void itReachesItsAddressIfItWrites() {
        var write = Map.<String, Object>of("release", Map.of("request", Map.of("method", "POST", "url", "/x")));
        var read = Map.<String, Object>of("look", Map.of("request", Map.of("url", "/x"), "reads", true));

        assertThat(provider.reaches(binding(Map.of("url", "HTTPS://OMS.example:443/api/"), write), BASE))
                .isEqualTo(provider.reaches(binding(Map.of(), write), BASE))
                .containsExactly("http url=https://oms.example/api");
        assertThat(provider.reaches(binding(Map.of(), read), BASE)).isEmpty();
    }

    @Test
    void aSystemWhoseAddressIsASecretReachesWhatTheSecretNames() {
        var write = Map.<String, Object>of("release", Map.of("request", Map.of("method", "POST", "url", "/x")));

        assertThat(provider.describe(binding(Map.of("url", "${secret:ONE}"), write))
                        .problems())
                .isEmpty();
        assertThat(provider.reaches(binding(Map.of("url", "${secret:ONE}"), write), BASE))
                .isNotEmpty()
                .isNotEqualTo(provider.reaches(binding(Map.of("url", "${secret:TWO}"), write), BASE));
    }

    @Test
    void aCheckElsewhereIsNotTrustedBlindly() {
        var with = Map.<String, Object>of(
                "url", "https://localhost:8443",
                "tls", Map.of("verify", false),
                "check", "https://status.example/health");

        assertThat(provider.describe(binding(
                                with, Map.of("look", Map.of("request", Map.of("url", "/x"), "reads", true))))
                        .problems())
                .singleElement()
                .asString()
                .contains("check is not on this machine", "tls.verify");
    }

    private List<String> problems(Map<String, Object> operation) {
        return provider.describe(binding(Map.of(), Map.of("release", operation)))
                .problems();
    }

    private static Binding binding(Map<String, Object> with, Map<String, Object> operations) {
        var all = new LinkedHashMap<String, Object>(Map.of("url", "https://oms.example/api"));
        all.putAll(with);
        return new Binding(new SystemId("orders-api"), "http", all, operations);
    }
}
