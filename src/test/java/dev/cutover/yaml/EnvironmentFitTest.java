package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Description;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.TrafficRouter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentFitTest {
    private static final String ENVIRONMENT = """
            environment: lab
            systems:
              shop: { connector: all }
              ingress: { connector: all }
              old: { connector: all }
              new: { connector: all }
              metrics: { connector: all }
              pager: { connector: all }
            values: { dashboard: "https://example.com/d" }
            """;

    @Test
    void whatFitsFits() {
        assertThat(told(ENVIRONMENT)).isEmpty();
        assertThat(told(Small.TEXT, ENVIRONMENT)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedAsInvalid() {
        var runbook = Small.read(Small.TEXT);
        var environment = environment(ENVIRONMENT.replace("dashboard", "board"));
        assertThatThrownBy(() -> EnvironmentFit.require(runbook, environment, new Lab()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aSystemThatTellsOfTheRunSendsMessages() {
        String announcing = Small.TEXT + "announce: { via: metrics }\n";
        assertThat(told(announcing, ENVIRONMENT)).isEmpty();
        assertThat(told(announcing, ENVIRONMENT.replace("metrics: { connector: all }", "metrics: { connector: mute }")))
                .last()
                .asString()
                .contains("metrics cannot send messages: its connector is mute");
    }

    @Test
    void aSystemThatAStepTouchesIsBound() {
        assertThat(told(ENVIRONMENT.replace("  shop:", "  shopp:"))).containsExactly("""
                small.yaml:54:17: the environment 'lab' binds no system 'shop'
                    did you mean 'shopp'? it is bound there""");
        assertThat(told(ENVIRONMENT.replace("  pager: { connector: all }\n", "")))
                .containsExactly("""
                small.yaml:125:14: the environment 'lab' binds no system 'pager'
                    add pager: { connector: … } to its systems""");
    }

    @Test
    void aSystemThatIsCheckedIsBound() {
        var checking = Small.with("{ drills: { within: 14d } }, pass: \"= 100 %\"", "{ check: [aide] }, pass: \"= 0\"")
                .replace("  pager:", "  aide: { owner: web, flow: consumer }\n  pager:");
        assertThat(told(checking, ENVIRONMENT)).singleElement().asString().contains("binds no system 'aide'");
    }

    @Test
    void theConnectorIsThere() {
        assertThat(told(ENVIRONMENT.replace("old: { connector: all", "old: { connector: fax")))
                .containsExactly("""
                e.yaml:5:21: there is no connector 'fax'
                    known connectors: all, mute""");
        assertThat(told(ENVIRONMENT.replace("old: { connector: all", "old: { connector: mte")))
                .containsExactly("""
                e.yaml:5:21: there is no connector 'mte'
                    did you mean 'mute'?""");
    }

    @Test
    void settingsThatCannotWorkAreReportedWhereTheyStand() {
        assertThat(told(ENVIRONMENT.replace("old: { connector: all }", "old: { connector: all, with: { bad: true } }")))
                .containsExactly("e.yaml:5:39: old: bad is set");
    }

    @Test
    void operationsAreKnown() {
        assertThat(told(Small.with("call: freeze", "call: freze"), ENVIRONMENT)).containsExactly("""
                small.yaml:55:15: shop has no operation 'freze'
                    did you mean 'freeze'?""");
        assertThat(told(Small.with("call: unfreeze", "call: defrost"), ENVIRONMENT))
                .containsExactly("""
                small.yaml:57:23: shop has no operation 'defrost'
                    known operations of shop: freeze, unfreeze, state, mail, reissue""");
        assertThat(told(Small.with("call: state", "call: mail"), ENVIRONMENT)).containsExactly("""
                small.yaml:58:25: shop changes something when asked to 'mail': an action is verified by a read
                    known reads of shop: state""");
    }

    @Test
    void anUndoIsVerifiedByARead() {
        String undo = "undo: { call: unfreeze, ";
        assertThat(told(Small.with(undo, undo + "verify: { call: mail, expect: { sent: true } }, "), ENVIRONMENT))
                .containsExactly("""
                small.yaml:57:49: shop changes something when asked to 'mail': an undo is verified by a read
                    known reads of shop: state""");
        assertThat(told(Small.with(undo, undo + "verify: { call: stat, expect: { a: b } }, "), ENVIRONMENT))
                .containsExactly("""
                small.yaml:57:49: shop has no operation 'stat'
                    did you mean 'state'?""");
    }

    @Test
    void parametersAreKnownAndGiven() {
        assertThat(told(Small.with("count: 3,", "cuont: 3,"), ENVIRONMENT)).containsExactly("""
                small.yaml:56:64: shop does not know the parameter 'cuont' of freeze
                    did you mean 'count'?""");
        assertThat(told(Small.with("with: { ticket: \"${step.freeze.output.ticket}\" } }", "with: {} }"), ENVIRONMENT))
                .containsExactly("""
                        small.yaml:57:23: shop needs the parameter 'ticket' to unfreeze
                            ticket: what freeze gave""");
    }

    @Test
    void capabilitiesAreThere() {
        String mute = ENVIRONMENT.replace("connector: all", "connector: mute");
        assertThat(told(mute))
                .contains("""
                        small.yaml:24:21: ingress cannot split traffic: its connector is mute
                            'cutover connectors' says which can""", """
                        small.yaml:29:24: metrics cannot measure: its connector is mute
                            'cutover connectors' says which can""", """
                        small.yaml:125:14: pager cannot send messages: its connector is mute
                            'cutover connectors' says which can""", """
                        small.yaml:92:48: new cannot capture evidence: its connector is mute
                            'cutover connectors' says which can""", "small.yaml:54:17: shop has no operations: its connector is mute");
    }

    @Test
    void whatIsCapturedCanBe() {
        assertThat(told(Small.with("capture: log, system: new", "capture: metrics, system: new"), ENVIRONMENT))
                .containsExactly("""
                        small.yaml:129:31: new captures no 'metrics'
                            known captures of new: log, records""");
    }

    @Test
    void aRecordSetThatIsSampledIsThere() {
        String log = "capture: log, system: new";
        assertThat(told(Small.with(log, "capture: records, system: new, set: orders"), ENVIRONMENT))
                .isEmpty();
        assertThat(told(Small.with(log, "capture: records, system: new, set: ordres"), ENVIRONMENT))
                .containsExactly("""
                        small.yaml:129:58: new has no record set 'ordres'
                            known record sets of new: orders""");
    }

    @Test
    void queriesAreJudgedAsTheyWillBeFilledIn() {
        assertThat(told(
                        Small.with("routed{region='${segment.region}'}", "wrong ${segment.region} ${env.dashboard}"),
                        ENVIRONMENT))
                .containsExactly("small.yaml:29:40: metrics: cannot be read: wrong us-east https://example.com/d");
    }

    @Test
    void valuesOfTheEnvironmentAreThere() {
        assertThat(told(ENVIRONMENT.replace("dashboard", "dashbord"))).containsExactly("""
                small.yaml:92:94: the environment 'lab' has no value for '${env.dashboard}'
                    did you mean ${env.dashbord}?""");
    }

    @Test
    void settingsAreThoseThatTheConnectorTellsOf() {
        assertThat(told("environment: lab\nsystems:\n  x: { connector: file, with: { flie: a } }\n"))
                .contains("""
                        e.yaml:3:31: x: the setting 'file' is missing
                            file: where it is""", """
                        e.yaml:3:39: x: its connector takes no setting 'flie'
                            did you mean 'file'?""");
    }

    @Test
    void whatIsWrongWithSharedSettingsIsReportedOnceAndWhereTheyStand() {
        String two = "systems:\n  x: { connector: all, with: { bad: 1 } }\n  y: { connector: all, with: { bad: 1 } }\n";
        assertThat(told("environment: lab\nconnectors:\n  all: { a: b }\n" + two))
                .contains("e.yaml:3:8: all: bad is set")
                .noneMatch(problem -> problem.contains("x: bad"));
        assertThat(told("environment: lab\nsystems:\n  x: { connector: all, with: { good: 2, bad: 1 } }\n"))
                .contains("e.yaml:3:46: x: bad is set");
    }

    /** Connectors of two types: one that can do everything, one that can do nothing; and one that is told where. */
    private static final class Lab implements KnownConnectors {
        @Override
        public Optional<Description> describe(Binding binding) {
            return switch (binding.connector()) {
                case "all" -> Optional.of(all(binding));
                case "mute" -> Optional.of(new Description("", List.of(), Set.of(), List.of(), Set.of(), List.of()));
                case "file" -> Optional.of(told(new Parameter("file", true, "where it is")));
                default -> Optional.empty();
            };
        }

        private static Description told(Parameter setting) {
            return new Description("", List.of(setting), Set.of(), List.of(), Set.of(), List.of());
        }

        private static Description all(Binding binding) {
            return new Description(
                            "does everything",
                            List.of(),
                            Set.of(Actions.class, TrafficRouter.class, Metrics.class, Messages.class, Capture.class),
                            List.of(
                                    operation("freeze", false, "services", "count", "hard"),
                                    new Operation(
                                            "unfreeze",
                                            "",
                                            false,
                                            true,
                                            true,
                                            List.of(new Parameter("ticket", true, "what freeze gave")),
                                            ""),
                                    operation("state", true),
                                    operation("mail", false),
                                    operation("reissue", false, "region", "ticket")),
                            Set.of("records", "log"),
                            binding.with().containsKey("bad") ? List.of("bad is set") : List.of())
                    .withRecordSets(List.of(RecordSet.of(
                            "orders",
                            "each order",
                            List.of(RecordSet.Column.of("id", RecordSet.Type.TEXT, "the id")),
                            List.of("id"))));
        }

        private static Operation operation(String name, boolean reads, String... parameters) {
            var known = List.of(parameters).stream()
                    .map(parameter -> new Parameter(parameter, false, ""))
                    .toList();
            return new Operation(name, "", reads, true, true, known, "");
        }

        @Override
        public Set<String> types() {
            return new java.util.TreeSet<>(Set.of("all", "mute"));
        }

        @Override
        public String checkQuery(Binding binding, String query) {
            return query.startsWith("wrong") ? "cannot be read: " + query : "";
        }
    }

    private static Parsed<dev.cutover.model.environment.Environment> environment(String text) {
        return EnvironmentFile.read("e.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> told(String environment) {
        return told(Small.TEXT, environment);
    }

    private static List<String> told(String runbook, String environment) {
        return EnvironmentFit.problems(Small.read(runbook), environment(environment), new Lab()).stream()
                .map(Problem::toString)
                .toList();
    }
}
