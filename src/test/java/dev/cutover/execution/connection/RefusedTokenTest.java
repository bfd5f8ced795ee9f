package dev.cutover.execution.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.definition.SystemSettings;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Location;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.CommandSource;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.secret.SecretCommand;
import dev.cutover.secret.SecretPrograms;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector whose token has expired gets a new one from the program that prints it. */
class RefusedTokenTest {
    private static final SystemId API = new SystemId("orders-api");

    @TempDir
    private Path folder;

    private final WallTime time = WallTime.real(WallTime.today());
    private final Environment environment = new Environment(
            "lab",
            false,
            new Pace.Real(),
            Map.of(API, new Binding(API, "fake", Map.of("auth", Map.of("token", "${secret:TOKEN}")), Map.of())),
            Map.of("fake", Map.of("region", "us-east")),
            Map.of());
    private ReferencedSecrets secrets = new ReferencedSecrets(List.of());
    private ConnectorContext context = contextOf(secrets);

    @BeforeEach
    void openWithTheFirstToken() throws IOException {
        issue("first-token");
        var command = new SecretCommand(
                List.of("cat", folder.resolve("vault").toString()),
                folder,
                Duration.ofSeconds(20),
                new Location("lab.yaml", 1, 1));
        var programs = new SecretPrograms(System.getenv(), () -> () -> {});
        secrets = new ReferencedSecrets(List.of(new CommandSource(Map.of("TOKEN", command), programs)));
        context = contextOf(secrets);
    }

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void theCallIsRepeatedWithTheTokenThatTheProgramPrintsNow() throws Exception {
        var connector = new TokenConnector(opened());
        issue("second-token");

        assertThat(connector.call("second-token")).isEqualTo(Outcome.succeeded("us-east"));
        assertThat(context.mask("first-token second-token")).isEqualTo("[secret TOKEN] [secret TOKEN]");
    }

    @Test
    void aSecretThatCannotBeFoundAnyMoreLeavesTheOutcomeUnknownAndSaysWhy() throws Exception {
        var connector = new TokenConnector(opened());
        Files.delete(folder.resolve("vault"));

        assertThatThrownBy(() -> connector.call("second-token"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("its secrets cannot be looked up again")
                .hasMessageContaining("exited with code 1");
    }

    @Test
    void aTokenThatTheSystemHandsOutIsHidden() {
        context.hide("orders-api session", "handed-out-at-log-in");
        assertThat(context.mask("x-session: handed-out-at-log-in")).isEqualTo("x-session: [secret orders-api session]");
    }

    @Test
    void anInterruptWhileTheProgramRunsIsPassedOn() throws Exception {
        var interrupting = new ReferencedSecrets(List.of(name -> {
            Thread.currentThread().interrupt();
            throw new ProblemException(ExitCode.INTERRUPTED, "interrupted", "");
        }));
        var binding = SystemSettings.of(environment.systems().get(API), environment);
        assertThatThrownBy(() -> contextOf(interrupting).renewed(binding)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Binding opened() {
        return SystemSettings.of(environment.systems().get(API), environment, secrets);
    }

    private void issue(String token) throws IOException {
        Files.writeString(folder.resolve("vault"), token + "\n");
    }

    private ConnectorContext contextOf(ReferencedSecrets known) {
        var tools = new RunConnectorContext.Shared(
                time, ConnectorCatalog.open(Path.of("none")), new ConnectorSecrets(known, environment));
        return new RunConnectorContext(
                tools,
                new ConnectorPlace(Path.of("none"), 0, false),
                new RunConnectorContext.Home("http", Path.of("none"), Path.of("none")),
                new HashMap<>());
    }

    /** Asks a system that accepts one token; a refused one is renewed once. */
    private final class TokenConnector {
        private Binding binding;

        TokenConnector(Binding binding) {
            this.binding = binding;
        }

        Outcome call(String accepted) throws ConnectorException, InterruptedException {
            if (!token().equals(accepted)) {
                binding = context.renewed(binding);
            }
            return token().equals(accepted)
                    ? Outcome.succeeded(String.valueOf(binding.with().get("region")))
                    : Outcome.failed("401", true);
        }

        private Object token() {
            return ((Map<?, ?>) binding.with().get("auth")).get("token");
        }
    }
}
