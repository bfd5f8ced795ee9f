package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each common key at each kind of step: it works there, or is refused with the reason. */
class IdleKeysTest {
    private static final Map<String, String> KINDS = Map.of(
            "wait", "for: 1m",
            "gate", "approve: { by: [lead] }",
            "task", "by: lead",
            "decision", "ask: How, by: lead, choices: [{ say: stop, then: abort }, { say: on, then: continue }]",
            "notify", "to: [lead], message: It begins");
    private static final Map<String, String> KEYS = Map.of(
            "timeout", "5s",
            "retry", "{ times: 1 }",
            "on-failure", "ask",
            "critical", "true",
            "optional", "true",
            "expected", "5s",
            "by-hand", "as you see fit");
    private static final Map<String, Set<String>> REFUSED = Map.of(
            "wait", Set.of("timeout", "retry", "on-failure", "by-hand"),
            "gate", Set.of("by-hand"));

    static Stream<Arguments> pairs() {
        return KINDS.keySet().stream().flatMap(kind -> KEYS.keySet().stream().map(key -> Arguments.of(kind, key)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachKeyWorksOrIsRefusedWithTheReason(String kind, String key) {
        String step = "{ " + kind + ": It, id: it, " + KINDS.get(kind) + ", " + key + ": " + KEYS.get(key) + " }";
        List<String> problems = Small.problems("""
                cutover: 1
                runbook: small
                title: Small
                dimensions: { region: [here] }
                roles: { lead: { who: [Ada Quist], may: [go, no-go, override, rollback, abort] } }
                systems: { host: { title: The host, owner: platform, flow: consumer } }
                phases: [ { phase: all, steps: [ %s ] } ]
                rollback: { window: 5m }
                """.formatted(step));

        boolean refused = REFUSED.getOrDefault(kind, Set.of()).contains(key);
        assertThat(String.join("\n", problems).contains("`" + key + "` means nothing here"))
                .as("%s: %s", step, problems)
                .isEqualTo(refused);
        assertThat(problems).hasSize(refused ? 1 : 0);
    }
}
