package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferencedSecretsTest {
    private static final SecretSource STORE = name ->
            Optional.ofNullable(Map.of("TOKEN", "t0ken-value", "TRICK", "${secret:TOKEN} again", "SHORT", "12345")
                    .get(name));

    private final ReferencedSecrets secrets = new ReferencedSecrets(List.of(STORE));

    @Test
    void referencesAreFilledAtAnyDepth() {
        Map<String, Object> settings = Map.of(
                "url",
                "https://x/?t=${secret:TOKEN}&u=${secret:TOKEN}",
                "headers",
                List.of(Map.of("Authorization", "Bearer ${secret:TOKEN}")),
                "port",
                8080);
        assertThat(secrets.fill(settings))
                .isEqualTo(Map.of(
                        "url",
                        "https://x/?t=t0ken-value&u=t0ken-value",
                        "headers",
                        List.of(Map.of("Authorization", "Bearer t0ken-value")),
                        "port",
                        8080));
    }

    @Test
    void aValueIsNotLookedAtAgain() {
        assertThat(secrets.fill(Map.of("a", "${secret:TRICK}"))).containsEntry("a", "${secret:TOKEN} again");
    }

    @Test
    void filledSecretsAreMaskedFromThenOn() {
        assertThat(secrets.mask("t0ken-value")).isEqualTo("t0ken-value");
        assertThat(secrets.fill(Map.of("a", "${secret:TOKEN}"))).hasSize(1);
        assertThat(secrets.mask("t0ken-value")).isEqualTo("[secret TOKEN]");
    }

    @Test
    void allThatIsMissingIsReportedAtOnceByName() {
        assertThatThrownBy(() -> secrets.fill(
                        Map.of("with", Map.of("password", "${secret:NOWHERE}", "list", List.of("${secret:LOST}")))))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(e.problems()).hasSize(2);
                })
                .hasMessageContaining("the secret NOWHERE, which `with.password` needs, cannot be found")
                .hasMessageContaining("the secret LOST, which `with.list[0]` needs");
    }

    @Test
    void whatIsTooShortToBeMaskedIsRefusedWithoutItsValue() {
        assertThatThrownBy(() -> secrets.fill(Map.of("a", "${secret:SHORT}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("SHORT is shorter than 6")
                .hasMessageNotContaining("12345");
    }

    @Test
    void aValueThatItsOwnMarkerWouldShowIsRefused() {
        var revealing = new ReferencedSecrets(List.of(name -> Optional.of("PASSWORD")));
        assertThatThrownBy(() -> revealing.fill(Map.of("a", "${secret:DB_PASSWORD}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("marker");
    }

    @Test
    void aNameThatIsNoneIsNeverLookedUp() {
        assertThatThrownBy(() -> new ReferencedSecrets(List.of(name -> {
                            throw new AssertionError("asked for " + name);
                        }))
                        .fill(Map.of("a", "${secret:../../etc/passwd}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("names no secret");
    }

    @Test
    void theFirstSourceWinsAndIsAskedOnce() {
        var asked = new ArrayList<String>();
        var both = new ReferencedSecrets(List.of(
                name -> {
                    asked.add(name);
                    return Optional.of("first-" + asked.size());
                },
                name -> Optional.of("second")));
        assertThat(both.fill(Map.of("a", "${secret:X} ${secret:X}"))).containsEntry("a", "first-1 first-1");
        assertThat(both.fill(Map.of("a", "${secret:X}"))).containsEntry("a", "first-1");
    }

    @Test
    void threadsSeeOneValueAndItsMask() {
        var asked = new ConcurrentLinkedQueue<String>();
        var shared = new ReferencedSecrets(List.of(name -> {
            asked.add(name);
            return Optional.of("value-of-" + name);
        }));
        List<String> seen = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> "N" + i % 10)
                .map(name -> shared.mask(
                        shared.fill(Map.of("a", "${secret:" + name + "}")).toString()))
                .distinct()
                .toList();
        assertThat(seen).hasSize(10).allMatch(text -> text.matches("\\{a=\\[secret N\\d]}"));
        assertThat(asked).hasSize(10);
    }
}
