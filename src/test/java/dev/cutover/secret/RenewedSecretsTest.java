package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RenewedSecretsTest {
    private static final Map<String, Object> SETTINGS = Map.of("token", "${secret:TOKEN}");

    private final AtomicInteger number = new AtomicInteger();

    /** Remembers what it has found, as programs that print secrets do. */
    private final SecretSource issuing = new SecretSource() {
        @Override
        public Optional<String> find(String name) {
            return Optional.of("token-number-" + number);
        }

        @Override
        public Optional<String> findAnew(String name) {
            return Optional.of("token-number-" + number.incrementAndGet());
        }
    };

    private final ReferencedSecrets secrets = new ReferencedSecrets(List.of(issuing));

    @Test
    void aRenewedSecretIsLookedUpAgainAndStaysSoForLaterFills() {
        assertThat(secrets.fill(SETTINGS)).containsEntry("token", "token-number-0");
        assertThat(secrets.fillAnew(SETTINGS)).containsEntry("token", "token-number-1");
        assertThat(secrets.fill(SETTINGS)).containsEntry("token", "token-number-1");
    }

    @Test
    void theFormerValueStaysMaskedUnderTheSameMarker() {
        secrets.fill(SETTINGS);
        secrets.fillAnew(SETTINGS);
        assertThat(secrets.mask("token-number-0, then token-number-1"))
                .isEqualTo("[secret TOKEN], then [secret TOKEN]");
    }

    @Test
    void aSecretIsLookedUpOnceForAllReferencesOfOneRenewal() {
        var twice = secrets.fillAnew(Map.of("a", "${secret:TOKEN} ${secret:TOKEN}", "b", List.of("${secret:TOKEN}")));
        assertThat(twice)
                .containsEntry("a", "token-number-1 token-number-1")
                .containsEntry("b", List.of("token-number-1"));
    }

    @Test
    void aRenewalThatFailsLeavesAllAsItWas() {
        var broken = new SecretSource() {
            @Override
            public Optional<String> find(String name) {
                return Optional.of("first-value");
            }

            @Override
            public Optional<String> findAnew(String name) {
                throw new ProblemException(ExitCode.INVALID, "the vault is sealed", "unseal it");
            }
        };
        var kept = new ReferencedSecrets(List.of(broken));
        kept.fill(SETTINGS);
        assertThatThrownBy(() -> kept.fillAnew(SETTINGS)).hasMessageContaining("the vault is sealed");
        assertThat(kept.fill(SETTINGS)).containsEntry("token", "first-value");
        assertThat(kept.mask("first-value")).isEqualTo("[secret TOKEN]");
    }

    @Test
    void aHiddenValueIsMaskedInItsEncodingsToo() {
        secrets.hide("orders-api token", "eyJhbGciOiJIUzI1NiJ9");
        assertThat(secrets.mask("Bearer eyJhbGciOiJIUzI1NiJ9")).isEqualTo("Bearer [secret orders-api token]");
        assertThat(secrets.mask("ZXlKaGJHY2lPaUpJVXpJMU5pSjk=")).isEqualTo("[secret orders-api token]");
    }

    @Test
    void aValueThatIsTooShortOrInItsOwnMarkerIsLeftAsItIs() {
        secrets.hide("pin", " 12345 ");
        secrets.hide("orders-api token", "orders-api");
        assertThat(secrets.mask("12345 of orders-api")).isEqualTo("12345 of orders-api");
    }

    @Property(tries = 200)
    void whateverWasEverASecretIsNeverShown(
            @ForAll @Size(min = 1, max = 6) List<@AlphaChars @StringLength(min = 6, max = 12) String> issued) {
        var next = issued.iterator();
        var renewed = new ReferencedSecrets(List.of(name -> Optional.of("<" + next.next() + ">")));
        for (int i = 0; i < issued.size(); i++) {
            renewed.fillAnew(SETTINGS);
        }
        String text =
                String.join(" ", issued.stream().map(value -> "<" + value + ">").toList());
        assertThat(renewed.mask(text))
                .isEqualTo(String.join(
                        " ", issued.stream().map(value -> "[secret TOKEN]").toList()));
    }

    @Test
    void nobodyWhoHidesOrRenewsWaitsForASourceThatDoesNotAnswer() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        var slow = new ReferencedSecrets(List.of(name -> {
            if (name.equals("SLOW")) {
                asked.countDown();
                await(answers);
            }
            return Optional.of("value-of-" + name);
        }));
        var threads = Executors.newSingleThreadExecutor();
        try {
            threads.execute(() -> slow.fill(Map.of("a", "${secret:SLOW}")));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            slow.hide("session", "handed-out");
            assertThat(slow.fillAnew(Map.of("a", "${secret:QUICK}"))).containsEntry("a", "value-of-QUICK");
            assertThat(slow.mask("handed-out value-of-QUICK")).isEqualTo("[secret session] [secret QUICK]");
        } finally {
            answers.countDown();
            threads.shutdown();
        }
    }

    @Test
    void threadsThatRenewAndHideLoseNoMask() {
        var hidden = IntStream.range(0, 100)
                .mapToObj(i -> "handed-out-" + (1000 + i))
                .toList();
        IntStream.range(0, 100).parallel().forEach(i -> {
            secrets.hide("session", hidden.get(i));
            secrets.fillAnew(SETTINGS);
        });
        assertThat(hidden).allSatisfy(value -> assertThat(secrets.mask(value)).isEqualTo("[secret session]"));
        assertThat(IntStream.rangeClosed(1, 100))
                .allSatisfy(i -> assertThat(secrets.mask("token-number-" + i)).startsWith("[secret TOKEN]"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
