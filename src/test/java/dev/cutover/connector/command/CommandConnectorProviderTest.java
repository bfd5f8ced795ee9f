package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.TrafficRouter;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandConnectorProviderTest {
    private static final String ALL = """
            with:
              cwd: scripts
              env: { LEVEL: 3, TOKEN: "${secret:TOKEN}" }
              pass: [SSH_AUTH_SOCK]
              grace: 2s
              router:
                read: { argv: [bin/read, "{segment.region}"] }
                set: { argv: [bin/set, "{segment.region}", "{percent}", "{expected}"], conflict: [4] }
                unit: percent
                granularity: 100
                settles: 2s
              metrics: { argv: [bin/measure, "{query}", "{window}"], queries: [health] }
              capture: { log: { argv: [tail, -n, "{lines}", app.log], parameters: { lines: { default: "20" } } } }
              messages: { argv: [bin/tell, "{subject}", "{to...}"] }
            operations:
              freeze:
                description: No releases from now on
                argv: [bin/freeze, "--service={service}"]
                parameters: { service: { required: true, description: which one, matches: "[a-z]+" } }
                undo: unfreeze
                idempotent: true
                nothing-changed: [3]
                unknown: [255]
                timeout: 30s
                outputs: lines
                read-back: { argv: [bin/became, "{cutover.key}"], done: [0], not-done: [1] }
              unfreeze: { argv: [bin/unfreeze], stdin: { parameter: note }, parameters: { note: {} } }
              status: { argv: [bin/status], reads: true, outputs: json }
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsDescribed() {
        var description = Workbench.describe(ALL);
        assertThat(description.problems()).isEmpty();
        assertThat(description.capabilities())
                .containsExactlyInAnyOrder(
                        Actions.class,
                        TrafficRouter.class,
                        Metrics.class,
                        Messages.class,
                        Capture.class,
                        Preflight.class);
        assertThat(description.captures()).containsExactly("log");
        assertThat(description.operations())
                .extracting(
                        Operation::name, Operation::reads, Operation::idempotent, Operation::readBack, Operation::undo)
                .containsExactly(
                        tuple("freeze", false, true, true, "unfreeze"),
                        tuple("unfreeze", false, false, false, ""),
                        tuple("status", true, true, false, ""));
        assertThat(description.operations().get(0).parameters())
                .isEqualTo(List.of(new Parameter("service", true, "which one; matches [a-z]+")));
    }

    @Test
    void theConnectorHasWhatWasDescribed() {
        var connector = new Workbench(folder).open(ALL);
        for (Class<?> capability : Workbench.describe(ALL).capabilities()) {
            assertThat(connector.as(capability)).as(capability.getSimpleName()).isPresent();
        }
        assertThat(new Workbench(folder)
                        .open("operations: { a: { argv: [\"true\"] } }")
                        .as(TrafficRouter.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            argv: bin/freeze --now                    | operations.x.argv must be a list
            reads: true                               | operations.x.argv is missing
            argv: [bin/x, "${secret:TOKEN}"]          | operations.x.argv holds a secret
            argv: [bin/x, "{nmae}"]                   | {nmae}, which is not a parameter
            argv: ["{program}"]                       | must begin with the program itself
            argv: [bin/x, [nested]]                   | must be a list of texts
            argv: [sh, -c, "rm {p}"]                  | into the text of a script
            argv: [/bin/bash, -ec, "rm {p}"]          | into the text of a script
            argv: [timeout, 5, sh, -c, "rm {p}"]      | into the text of a script
            argv: [python3, -c, "print('{p}')"]       | into the text of a script
            argv: [ssh, host, "rm {p}"]               | declare `matches`
            argv: [bin/x, "a{p...}"]                  | only as a whole argument
            ~argv: [bin/x], agrv: [y]~                | operations.x.agrv is unknown; allowed: argv
            ~argv: [bin/x], reads: maybe~             | operations.x.reads must be true or false
            ~argv: [bin/x], timeout: soon~            | operations.x.timeout must be a duration
            ~argv: [bin/x], timeout: 0s~              | operations.x.timeout must be a duration such as 90s or 10m, not 0s: it is zero
            ~argv: [bin/x], success: ok~              | operations.x.success must be a list of exit codes
            ~argv: [bin/x], success: [0, 256]~        | operations.x.success must be a list of exit codes
            ~argv: [bin/x], nothing-changed: [0]~     | operations.x.success has 0
            ~argv: [bin/x], undo: nothing~            | operations.x is undone by `nothing`, which is not an operation
            ~argv: [bin/x], undo: x~                  | operations.x is undone by itself
            ~argv: [bin/x], reads: true, undo: x~     | operations.x.undo has nothing to undo
            ~argv: [bin/x], outputs: xml~             | operations.x.outputs must be none, lines or json
            ~argv: [bin/x], env: {A-B: 1}~            | operations.x.env.A-B is not a variable name
            ~argv: [bin/x], env: {CUTOVER_KEY: 1}~    | set by Cutover itself
            ~argv: [bin/x], stdin: {parameter: q}~    | which is not a parameter of the operation
            ~argv: [bin/x], parameters: {q: {matches: "["}}~                   | must be a regular expression, not [:
            ~argv: [bin/x], parameters: {q: {required: true, default: a}}~     | is never used
            ~argv: [bin/x], read-back: {argv: [y], done: [0], not-done: [0]}~  | which means done already
            ~argv: [bin/x], read-back: {done: [0]}~                            | operations.x.read-back.argv is missing
            """)
    void whatIsWrongIsToldWithItsPlace(String operation, String problem) {
        var description = Workbench.describe("operations: { x: { " + operation
                + (operation.contains("parameters") ? "" : ", parameters: { p: {} }") + " } }");
        assertThat(description.problems()).anySatisfy(told -> assertThat(told).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            router: { read: { argv: [r] } }                                     | router.set is missing
            ~router: { read: { argv: [r] }, set: { argv: [s] }, granularity: 3 }~ | must divide 10000
            ~router: { read: { argv: [r] }, set: { argv: [s] }, granularity: 10001 }~ | must be a whole number from 1 to 10000, not 10001
            ~router: { read: { argv: [r] }, set: { argv: [s] }, granularity: 0 }~ | must be a whole number from 1 to 10000, not 0
            ~router: { read: { argv: [r, "{weight}"] }, set: { argv: [s] } }~   | {weight}, which is not a parameter
            ~router: { read: { argv: [r] }, set: { argv: [s, "{weight}"] } }~   | {weight}, which does not say its unit; write {percent}
            ~router: { read: { argv: [r] }, set: { argv: [s, "{basis-point}"] } }~ | did you mean {basis-points}?
            ~router: { read: { argv: [r] }, set: { argv: [s, "{expected}"] } }~ | write {expected-percent} or {expected-basis-points}
            ~router: { read: { argv: [r] }, set: { argv: [s] }, unit: points }~ | must be percent, fraction or basis-points
            metrics: { argv: [m], unit: basis-points }                          | must be fraction or percent
            metrics: { argv: measure }                                          | metrics.argv must be a list
            metrics: [a]                                                        | metrics must be a map
            colour: red                                                         | colour is unknown
            pass: TOKEN                                                         | pass must be a list of texts
            """)
    void wrongSettingsOfTheSystemAreToldToo(String with, String problem) {
        assertThat(Workbench.describe("{ with: { " + with + " }, operations: { a: { argv: [b] } } }")
                        .problems())
                .anySatisfy(told -> assertThat(told).contains(problem));
    }

    @Test
    void aSystemThatCanDoNothingIsToldSo() {
        assertThat(Workbench.describe("{}").problems())
                .singleElement()
                .asString()
                .startsWith("it has no capability");
    }

    @Test
    void literalBracesAndPlacesInScriptArgumentsAreFine() {
        assertThat(Workbench.describe("""
                operations:
                  a: { argv: [curl, -w, '%\\{http_code}', "{p}"], parameters: { p: {} } }
                  b: { argv: [sh, -c, 'echo "$1" ${HOME} {}', sh, "{p}"], parameters: { p: {} } }
                  c: { argv: [ssh, host, "rm {p}"], parameters: { p: { matches: "[a-z]+" } } }
                """).problems()).isEmpty();
    }

    @Test
    void settingsThatCanNeverWorkAreNotOpened() {
        assertThatThrownBy(() -> new CommandConnectorProvider()
                        .open(Workbench.binding("operations: { x: { argv: [] } }"), new Workbench(folder).context()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("releases: operations.x.argv");
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(ConnectorProvider.class).stream())
                .anySatisfy(provider -> assertThat(provider.type()).isEqualTo(CommandConnectorProvider.class));
    }
}
