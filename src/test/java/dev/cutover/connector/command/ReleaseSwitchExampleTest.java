package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cutover.model.Binding;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of examples/release-switch, called as a run would call them. */
class ReleaseSwitchExampleTest {
    private static final Path EXAMPLE = Path.of("examples/release-switch");
    private static final Segment ALPHA = host("alpha");

    @TempDir
    private Path work;

    private Actions site;

    @BeforeEach
    void setTheStage() throws Exception {
        site = system("site").as(Actions.class).orElseThrow();
        assertThat(site.call("set-the-stage", Map.of(), call("run/stage", Segment.EVERYTHING)))
                .isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void everySystemIsDescribedWithoutAProblem() throws IOException {
        for (String name : List.of("site", "monitor", "notices")) {
            assertThat(new CommandConnectorProvider().describe(binding(name)).problems())
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void aHostGoesThereAndBack() throws Exception {
        assertThat(change("switch", "run/alpha", ALPHA, "2.0")).isEqualTo(Map.of("release", "2.0", "previous", "1.0"));
        assertThat(shows(ALPHA)).isEqualTo("2.0");
        assertThat(shows(host("bravo"))).isEqualTo("1.0");
        assertThat(change("switch-back", "run/alpha/back", ALPHA, "")).isEqualTo(Map.of("release", "1.0"));
        assertThat(shows(ALPHA)).isEqualTo("1.0");
    }

    @Test
    void everythingAskedTwiceHasItsEffectOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(change("switch", "run/alpha", ALPHA, "2.0")).containsEntry("previous", "1.0");
        }
        assertThat(Files.readAllLines(work.resolve("history"))).hasSize(1);
        assertThat(site.call("set-the-stage", Map.of(), call("run/stage", Segment.EVERYTHING)))
                .isEqualTo(Outcome.succeeded("the stage is set already"));
        assertThat(shows(ALPHA))
                .as("a retry leaves hosts alone that have moved on")
                .isEqualTo("2.0");
        for (int i = 0; i < 2; i++) {
            assertThat(change("switch-back", "run/alpha/back", ALPHA, "")).containsEntry("release", "1.0");
        }
        assertThat(Files.readAllLines(work.resolve("history"))).hasSize(2);
    }

    @Test
    void afterTheRollbackTheSameStepCanGoForwardAgain() throws Exception {
        assertThat(change("switch", "run/alpha", ALPHA, "2.0")).isNotEmpty();
        assertThat(change("switch-back", "run/alpha/back", ALPHA, "")).isNotEmpty();
        assertThat(became("run/alpha", "2.0")).isEqualTo(Finding.NOT_DONE);
        assertThat(change("switch", "run/alpha", ALPHA, "2.0")).containsEntry("previous", "1.0");
        assertThat(shows(ALPHA)).isEqualTo("2.0");
    }

    @Test
    void theReadBackTellsWhatBecameOfACall() throws Exception {
        assertThat(became("run/alpha", "2.0")).isEqualTo(Finding.NOT_DONE);
        Files.createDirectories(work.resolve("ledger"));
        Files.writeString(work.resolve("ledger/run_alpha.begun"), "switch alpha 2.0\n");
        assertThat(became("run/alpha", "2.0")).as("begun and cut short").isEqualTo(Finding.UNKNOWN);
        assertThat(change("switch", "run/alpha", ALPHA, "2.0")).isNotEmpty();
        assertThat(became("run/alpha", "2.0")).isEqualTo(Finding.DONE);
    }

    @Test
    void aReleaseThatIsNotThereChangesNothing() throws Exception {
        assertThat(site.call("switch", Map.of("release", "9.9"), call("run/alpha", ALPHA)))
                .isEqualTo(new Outcome.Failed("bin/switch exited with code 3: release 9.9 is not on alpha", true));
        assertThat(site.call("switch", Map.of("release", "../../etc"), call("run/alpha", ALPHA)))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(shows(ALPHA)).isEqualTo("1.0");
    }

    @Test
    void visitorsNoticeABrokenReleaseOnTheHostThatHasIt() throws Exception {
        var monitor = system("monitor").as(Metrics.class).orElseThrow();
        assertThat(monitor.check("healthy-visits")).isEmpty();
        assertThat(monitor.evaluate("healthy-visits", Duration.ofSeconds(5), Segment.EVERYTHING))
                .isEqualTo(new Measurement.Value(1, 30, Metrics.Unit.WRITTEN_PERCENT));
        assertThat(change("switch", "run/alpha", ALPHA, "2.1")).isNotEmpty();
        assertThat(monitor.evaluate("healthy-visits", Duration.ofSeconds(5), ALPHA))
                .isEqualTo(new Measurement.Value(0, 10, Metrics.Unit.WRITTEN_PERCENT));
        assertThat(monitor.evaluate("healthy-visits", Duration.ofSeconds(5), host("bravo")))
                .isEqualTo(new Measurement.Value(1, 10, Metrics.Unit.WRITTEN_PERCENT));
        assertThat(monitor.evaluate("healthy-visits", Duration.ofSeconds(5), host("nowhere")))
                .isInstanceOf(Measurement.NoData.class);
    }

    @Test
    void evidenceAndNoticesAreLeftBehind() throws Exception {
        assertThat(change("switch", "run/alpha", ALPHA, "2.0")).isNotEmpty();
        assertThat(system("site").as(Capture.class).orElseThrow().capture("log", Map.of(), call("c", ALPHA)))
                .isEqualTo(Outcome.succeeded("log captured"));
        var notices = system("notices").as(Messages.class).orElseThrow();
        var message = new Messages.Message(List.of("bridge 1"), "Done", "All hosts show 2.0.");
        for (int i = 0; i < 2; i++) {
            assertThat(notices.send(message, call("run/tell", Segment.EVERYTHING)))
                    .isInstanceOf(Outcome.Succeeded.class);
        }
        assertThat(Files.readString(work.resolve("notices"))).isEqualTo("Done\nAll hosts show 2.0.\n\n");
    }

    @Test
    void everyCallOfTheRunbookIsAnOperationOfItsSystem() throws IOException {
        var operations =
                site.operations().stream().map(operation -> operation.name()).toList();
        var runbook = new YAMLMapper().readTree(EXAMPLE.resolve("runbook.yaml").toFile());
        assertThat(runbook.findValuesAsText("call")).isNotEmpty().allMatch(operations::contains);
    }

    private Map<String, String> change(String operation, String key, Segment segment, String release) throws Exception {
        var outcome =
                site.call(operation, release.isEmpty() ? Map.of() : Map.of("release", release), call(key, segment));
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return ((Outcome.Succeeded) outcome).outputs();
    }

    private String shows(Segment host) throws Exception {
        return change("current", "run/look", host, "").get("release");
    }

    private Finding became(String key, String release) throws Exception {
        return site.readBack("switch", Map.of("release", release), call(key, ALPHA));
    }

    private Connector system(String name) throws Exception {
        var variables = new HashMap<>(System.getenv());
        variables.put("RELEASE_SWITCH_WORK", work.toString());
        return new CommandConnectorProvider(variables).open(binding(name), new Workbench(EXAMPLE).context());
    }

    private static Binding binding(String name) throws IOException {
        var yaml = new YAMLMapper();
        JsonNode system = yaml.readTree(EXAMPLE.resolve("local.yaml").toFile())
                .path("systems")
                .path(name);
        return new Binding(
                new SystemId(name),
                system.path("connector").asText(),
                settings(yaml, system.path("with")),
                settings(yaml, system.path("operations")));
    }

    private static Map<String, Object> settings(YAMLMapper yaml, JsonNode node) {
        return node.isMissingNode() ? Map.of() : yaml.convertValue(node, new TypeReference<Map<String, Object>>() {});
    }

    private static CallContext call(String key, Segment segment) {
        return new CallContext(
                key,
                "c0ffee",
                1,
                segment,
                Workbench.NOW,
                (name, mediaType, content) -> assertThat(content).isNotEmpty());
    }

    private static Segment host(String name) {
        return Segment.of(Map.of("host", name));
    }
}
