package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxConnectorTest {
    private static final Segment CURBSIDE = Segment.of(Map.of("region", "us-east", "lane", "curbside"));
    private static final Segment US_WEST = Segment.of(Scene.US_WEST);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private SandboxRun run;

    @BeforeEach
    void begin() {
        run = new SandboxRun(folder);
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(ConnectorProvider.class))
                .filteredOn(provider -> provider.type().equals("sandbox"))
                .singleElement()
                .isInstanceOf(SandboxConnectorProvider.class);
    }

    @Test
    void opensNoEstateBeforeTheFirstCall() {
        var metrics = run.open("metrics", Metrics.class);

        assertThat(metrics.check("exception_rate{region='us-east'}")).isEmpty();
        assertThat(metrics.check("exception_rate{region='us-esat'}")).contains("did you mean 'us-east'");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "ingress, true, false",
        "orchestrator, false, false",
        "notifications, false, true",
        "billing, false, true"
    })
    void hasTheCapabilitiesThatItIsDescribedWith(String system, boolean routes, boolean delivers) {
        var connector = run.open(system);
        var described = new SandboxConnectorProvider().describe(SandboxRun.binding(system, Map.of(), Map.of()));

        assertThat(connector.as(TrafficRouter.class).isPresent()).isEqualTo(routes);
        assertThat(connector.as(Messages.class).isPresent()).isEqualTo(delivers);
        assertThat(described.capabilities())
                .allSatisfy(capability -> assertThat(connector.as(capability)).isPresent())
                .contains(Actions.class, Capture.class, FaultInjection.class, Metrics.class);
        assertThat(described.operations())
                .isEqualTo(connector.as(Actions.class).orElseThrow().operations());
        assertThat(described.problems()).isEmpty();
    }

    @Test
    void declaresOperationsWithTheirUndo() {
        assertThat(run.open("releases", Actions.class).operations())
                .extracting(Operation::name, Operation::reads, Operation::idempotent, Operation::undo)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("freeze", false, true, "unfreeze"),
                        org.assertj.core.groups.Tuple.tuple("unfreeze", false, true, "freeze"),
                        org.assertj.core.groups.Tuple.tuple("status", true, true, ""));
    }

    @Test
    void actsVerifiesAndReadsBack() throws Exception {
        var releases = run.open("releases", Actions.class);
        Map<String, Object> with = Map.of("services", List.of("ecommerce", "inventory"));
        assertThat(releases.readBack("freeze", with, run.call("k"))).isEqualTo(Finding.NOT_DONE);

        var outcome = releases.call("freeze", with, run.call("k"));

        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(facts(releases.call("status", Map.of(), run.call(""))))
                .containsEntry("state", "frozen")
                .containsEntry("frozen", "ecommerce,inventory");
        assertThat(releases.readBack("freeze", with, run.call("k"))).isEqualTo(Finding.DONE);
        assertThat(run.now()).as("it took its time").isEqualTo(Scene.START.plusSeconds(2));
    }

    @Test
    void takesTheSegmentOfTheStepWhereNoneIsNamed() throws Exception {
        var orchestrator = run.open("orchestrator", Actions.class);

        orchestrator.call("close-intake", Map.of(), run.call("k", CURBSIDE, (name, type, content) -> {}));

        assertThat(facts(orchestrator.call("status", Map.of(), run.call("")))).containsEntry("intake", "partly");
        assertThat(facts(orchestrator.call("status", Map.of("region", "us-west"), run.call(""))))
                .containsEntry("intake", "open");
    }

    @Test
    void saysNoToWhatMakesNoSense() throws Exception {
        var releases = run.open("releases", Actions.class);

        assertThat(releases.call("frezee", Map.of(), run.call("k")))
                .isEqualTo(new Outcome.Failed(
                        "unknown operation of releases 'frezee'; known: freeze, unfreeze, status; "
                                + "did you mean 'freeze'?",
                        true));
        releases.call("freeze", Map.of(), run.call("k"));
        assertThat(releases.call("unfreeze", Map.of(), run.call("k")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
    }

    @Test
    void leavesInDoubtWhatBrokeAndSettlesItByReadingBack() throws Exception {
        var connector = run.open("releases");
        var releases = connector.as(Actions.class).orElseThrow();
        inject(connector, Map.of("fault", "fail-after", "for", "5s"));

        assertThatThrownBy(() -> releases.call("freeze", Map.of(), run.call("k")))
                .isInstanceOf(ConnectorException.class);
        run.pass(5);

        assertThat(releases.readBack("freeze", Map.of(), run.call("k"))).isEqualTo(Finding.DONE);
    }

    @Test
    void hangsLongerThanAnybodyWaits() throws Exception {
        var connector = run.open("releases");
        var releases = connector.as(Actions.class).orElseThrow();
        inject(connector, Map.of("fault", "hang"));
        var call = run.call("k");

        assertThatThrownBy(() -> releases.call("freeze", Map.of(), call)).isInstanceOf(ConnectorException.class);

        assertThat(run.now()).isAfter(call.deadline());
        assertThat(releases.readBack("freeze", Map.of(), run.call("k"))).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void knowsThatNothingHappenedWhereNobodyListened() throws Exception {
        var connector = run.open("releases");
        inject(connector, Map.of("fault", "crash"));

        assertThat(connector.as(Actions.class).orElseThrow().call("freeze", Map.of(), run.call("k")))
                .isEqualTo(new Outcome.Failed("releases refuses connections", true));
    }

    @Test
    void movesWeightsAndReadsThemBack() throws Exception {
        var router = run.open("ingress", TrafficRouter.class);

        var applied = router.apply(SandboxRun.ORDERS, List.of(change(CURBSIDE, 0, 500)), run.call("k"));

        assertThat(applied).isEqualTo(new Applied(Result.APPLIED, List.of(Reading.of(CURBSIDE, 500)), ""));
        assertThat(router.read(SandboxRun.ORDERS, List.of(CURBSIDE, US_WEST)))
                .containsExactly(Reading.of(CURBSIDE, 500), Reading.of(US_WEST, 0));
        run.pass(5);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.CONVERGED);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 501)).isEqualTo(Convergence.MISMATCH);
        run.pass(120);
        var split = router.observe(SandboxRun.ORDERS, CURBSIDE, MINUTE);
        assertThat((double) split.fresh() / (split.old() + split.fresh())).isBetween(0.02, 0.09);
    }

    @Test
    void aNewWeightTakesTimeToBeInForce() throws Exception {
        var router = run.open("ingress", TrafficRouter.class);
        router.apply(SandboxRun.ORDERS, List.of(change(CURBSIDE, 0, 500)), run.call("k"));

        assertThat(router.traits().settles()).isEqualTo(Duration.ofSeconds(5));
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.NOT_YET);
        run.pass(4);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.NOT_YET);
        run.pass(1);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.CONVERGED);
    }

    @Test
    void theEnvironmentSaysHowLongARouterSettles() throws Exception {
        run.open("metrics", Map.of("router-settles", "1m"), Map.of());
        var router = run.open("ingress", TrafficRouter.class);
        router.apply(SandboxRun.ORDERS, List.of(change(CURBSIDE, 0, 500)), run.call("k"));

        run.pass(59);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.NOT_YET);
        run.pass(1);
        assertThat(router.verify(SandboxRun.ORDERS, CURBSIDE, 500)).isEqualTo(Convergence.CONVERGED);
        assertThat(router.traits().settles()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void answersAChangeAsARouterWould() throws Exception {
        var connector = run.open("ingress");
        var router = connector.as(TrafficRouter.class).orElseThrow();
        router.apply(SandboxRun.ORDERS, List.of(change(CURBSIDE, 0, 500)), run.call("k"));

        assertThat(result(router, change(CURBSIDE, 100, 500))).isEqualTo(Result.ALREADY);
        assertThat(result(router, change(CURBSIDE, 100, 2_500))).isEqualTo(Result.CONFLICT);
        assertThat(result(router, change(CURBSIDE, 500, 10_001))).isEqualTo(Result.REJECTED);
        assertThat(result(router, change(Segment.of(Map.of("brand", "north")), 500, 600)))
                .isEqualTo(Result.REJECTED);
        inject(connector, Map.of("fault", "crash", "for", "10s"));
        assertThat(result(router, change(CURBSIDE, 500, 600))).isEqualTo(Result.NOT_SENT);
        run.pass(10);
        inject(connector, Map.of("fault", "fail-after", "for", "10s"));
        assertThat(result(router, change(CURBSIDE, 500, 600))).isEqualTo(Result.UNKNOWN);
        run.pass(10);
        assertThat(router.read(SandboxRun.ORDERS, List.of(CURBSIDE))).containsExactly(Reading.of(CURBSIDE, 600));
    }

    @Test
    void cannotReadASegmentWhosePartsDiffer() throws Exception {
        var router = run.open("ingress", TrafficRouter.class);
        result(router, change(CURBSIDE, 0, 500));

        assertThat(router.read(SandboxRun.ORDERS, List.of(Segment.of(Scene.US_EAST))))
                .singleElement()
                .satisfies(reading -> assertThat(reading.basisPoints()).isEmpty())
                .satisfies(reading -> assertThat(reading.note()).isNotEmpty());
    }

    @Test
    void refusesTrafficThatGoesTheOtherWay() throws Exception {
        run.open("legacy-oms");
        run.open("orchestrator");
        var router = run.open("ingress", TrafficRouter.class);
        var reversed = new Flow("orders", new SystemId("orchestrator"), new SystemId("legacy-oms"));

        assertThat(router.apply(reversed, List.of(change(CURBSIDE, 0, 500)), run.call("k"))
                        .result())
                .isEqualTo(Result.REJECTED);
    }

    @Test
    void measuresOrSaysWhyNot() throws Exception {
        var metrics = run.open("metrics", Metrics.class);

        assertThat(metrics.evaluate("routed_within_60s_ratio", MINUTE, CURBSIDE))
                .isInstanceOfSatisfying(Metrics.Measurement.Value.class, value -> {
                    assertThat(value.value()).isBetween(0.995, 1.0);
                    assertThat(value.samples()).isGreaterThan(10_000);
                });
        assertThat(metrics.evaluate("dual_write_lag_seconds", MINUTE, CURBSIDE))
                .isInstanceOf(Metrics.Measurement.NoData.class);
        assertThat(metrics.evaluate("misroute_total", MINUTE, CURBSIDE))
                .isInstanceOfSatisfying(
                        Metrics.Measurement.NoData.class,
                        none -> assertThat(none.why()).contains("did you mean 'misroutes_total'"));
    }

    @Test
    void cannotBeMeasuredWhileItIsDown() throws Exception {
        var connector = run.open("metrics");
        inject(connector, Map.of("fault", "crash"));

        assertThatThrownBy(() -> connector
                        .as(Metrics.class)
                        .orElseThrow()
                        .evaluate("exception_rate", MINUTE, Segment.EVERYTHING))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void deliversAMessageOnce() throws Exception {
        var connector = run.open("notifications");
        var messages = connector.as(Messages.class).orElseThrow();
        var message = new Messages.Message(List.of("#shop", "bridge 1"), "starting", "We are starting.");

        messages.send(message, run.call("k"));
        messages.send(message, run.call("k"));

        assertThat(facts(connector.as(Actions.class).orElseThrow().call("status", Map.of(), run.call(""))))
                .containsEntry("messages", "1");
    }

    @Test
    void capturesEvidence() throws Exception {
        var captured = new HashMap<String, String>();
        var capture = run.open("legacy-oms", Capture.class);
        var call = run.call(
                "k",
                CURBSIDE,
                (name, type, content) -> captured.put(name + " " + type, new String(content, StandardCharsets.UTF_8)));

        assertThat(capture.capture("records", Map.of("sample", 3L), call)).isInstanceOf(Outcome.Succeeded.class);
        capture.capture("metrics", Map.of("queries", List.of("exception_rate", "dual_write_lag_seconds")), call);
        capture.capture("log", Map.of(), call);

        assertThat(captured.get("legacy-oms-records text/csv").lines())
                .hasSize(4)
                .startsWith("order_id,region,lane,status,created_at,updated_at,platform,line_count,total,tax,"
                        + "customer_name,email,phone")
                .last()
                .asString()
                .matches("SO-\\d+,us-east,curbside,[a-z]+,2026-.*,2026-.*,legacy-oms,\\d,\\d+\\.\\d\\d,\\d+\\.\\d\\d,"
                        + "\\w+ \\w+,\\w+\\.\\w+@example\\.com,\\+1 212 555 01\\d\\d");
        assertThat(captured.get("legacy-oms-metrics text/plain").lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("exception_rate 0\\.0\\d+ samples=\\d+ seconds=\\d+"))
                .anyMatch(line -> line.startsWith("dual_write_lag_seconds NO_DATA samples=0"));
        assertThat(captured.get("legacy-oms-log text/plain")).contains("legacy-oms started");
    }

    @Test
    void capturesOnlyWhatItHas() throws Exception {
        assertThat(run.open("tax", Capture.class).capture("records", Map.of(), run.call("k")))
                .isEqualTo(new Outcome.Failed("tax captures no records", true));
        assertThat(run.open("wms", Capture.class).capture("records", Map.of("smaple", 3L), run.call("k")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("smaple is unknown")
                                .contains("did you mean 'sample'"));
    }

    @Test
    void findsItsWorldAgainAfterAKill() throws Exception {
        var router = run.open("ingress", TrafficRouter.class);
        result(router, change(CURBSIDE, 0, 500));
        run.open("caches", Actions.class).call("warm", Map.of(), run.call("k2"));

        // Nobody closes anything: the process is gone.
        var resumed = new SandboxRun(folder, run.now().plusSeconds(300));

        assertThat(resumed.open("ingress", TrafficRouter.class).read(SandboxRun.ORDERS, List.of(CURBSIDE)))
                .containsExactly(Reading.of(CURBSIDE, 500));
        assertThat(resumed.open("caches", Actions.class).readBack("warm", Map.of(), resumed.call("k2")))
                .isEqualTo(Finding.DONE);
        resumed.close();
    }

    @Test
    void keepsItsLogWhenACallIsInterrupted() throws Exception {
        var router = run.open("ingress", TrafficRouter.class);
        Thread.currentThread().interrupt();

        assertThat(result(router, change(CURBSIDE, 0, 500))).isEqualTo(Result.APPLIED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result(router, change(CURBSIDE, 500, 600))).isEqualTo(Result.APPLIED);
        assertThat(Files.readAllLines(folder.resolve("estate.log"))).hasSize(3);
    }

    private Result result(TrafficRouter router, Change change) throws Exception {
        return router.apply(SandboxRun.ORDERS, List.of(change), run.call("k")).result();
    }

    private static Change change(Segment key, int expected, int target) {
        return new Change(key, OptionalInt.of(expected), target);
    }

    private static void inject(dev.cutover.spi.Connector connector, Map<String, Object> with)
            throws ConnectorException {
        assertThat(connector.as(FaultInjection.class).orElseThrow().inject(with))
                .isInstanceOf(Outcome.Succeeded.class);
    }

    private static Map<String, String> facts(Outcome outcome) {
        return ((Outcome.Succeeded) outcome).outputs();
    }
}
