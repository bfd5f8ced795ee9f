package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for single orders, as a runner gives them and reads them back. */
class OrderCommandsTest {
    private static final String OLD = "legacy-oms";
    private static final int A_WHILE = 30;

    @TempDir
    Path folder;

    private SandboxRun run;
    private final Map<String, String> captured = new HashMap<>();

    @BeforeEach
    void begin() {
        run = new SandboxRun(folder);
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void aWishIsUnknownUntilTheWarehouseGrantsIt() throws Exception {
        String order = orderThatIs("routed");

        var outcome = call(OLD, "cancel", Map.of("orders", order), "k");

        assertThat(outputs(outcome)).containsEntry("outcome", "wished").containsEntry("order", order);
        assertThat(((Outcome.Succeeded) outcome).detail()).contains("is only a wish so far");
        assertThat(shown(OLD, order)).containsEntry("cancel", "asked");
        assertThat(readBack(OLD, "cancel", Map.of("orders", order), "k")).isEqualTo(Finding.UNKNOWN);
        run.pass(A_WHILE);
        assertThat(shown(OLD, order)).containsEntry("cancel", "granted").containsEntry("open", "0");
        assertThat(readBack(OLD, "cancel", Map.of("orders", order), "k")).isEqualTo(Finding.DONE);
    }

    @Test
    void whatIsPickedCannotBeCancelled() throws Exception {
        String order = orderThatIs("packed");

        var outcome = call(OLD, "cancel", Map.of("orders", order), "k");
        run.pass(A_WHILE);

        assertThat(shown(OLD, order)).containsEntry("cancelled", "0");
        assertThat(readBack(OLD, "cancel", Map.of("orders", order), "k")).isEqualTo(Finding.NOT_DONE);
        assertThat(outcome.trouble().isEmpty()).isEqualTo(shown(OLD, order).containsValue("refused"));
    }

    @Test
    void aHoldIsKnownTheSecondTimeAndIsTakenBack() throws Exception {
        String order = orderThatIs("allocated");

        assertThat(outputs(call(OLD, "hold", Map.of("orders", order), "k1"))).containsEntry("outcome", "done");
        assertThat(outputs(call(OLD, "hold", Map.of("orders", order), "k2"))).containsEntry("outcome", "known");
        assertThat(shown(OLD, order)).containsEntry("held", "true").containsEntry("presence", "active");
        assertThat(outputs(call(OLD, "resume", Map.of("orders", order), "k3"))).containsEntry("outcome", "done");
        assertThat(shown(OLD, order)).containsEntry("held", "false");
    }

    @Test
    void anOrderIsRecalledReleasedAndTakenOver() throws Exception {
        String order = orderThatIs("routed");

        assertThat(call(OLD, "release", Map.of("orders", order), "release"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
        assertThat(readBack(OLD, "release", Map.of("orders", order), "release")).isEqualTo(Finding.NOT_DONE);
        call(OLD, "recall", Map.of("orders", order), "recall");
        run.pass(A_WHILE);
        assertThat(shown(OLD, order)).containsEntry("recall", "granted");

        assertThat(outputs(call(OLD, "release", Map.of("orders", order), "release")))
                .as("what was refused is tried again under its key")
                .containsEntry("outcome", "done");
        assertThat(outputs(call("orchestrator", "take-over", Map.of("orders", order), "take")))
                .containsEntry("outcome", "done");

        assertThat(shown(OLD, order)).containsEntry("presence", "released");
        assertThat(shown("orchestrator", order)).containsEntry("presence", "active");
    }

    @Test
    void severalOrdersAreAnsweredOneByOne() throws Exception {
        String open = orderThatIs("allocated");
        String shipped = orderThatIs("shipped");
        var orders = List.of(open, shipped, "SO-999999999999");

        var outcome = call(OLD, "cancel", Map.of("orders", orders), "k");

        assertThat(outputs(outcome))
                .containsEntry("accepted", "1")
                .containsEntry("known", "0")
                .containsEntry("wished", "0")
                .containsEntry("refused", "2");
        assertThat(((Outcome.Succeeded) outcome).detail()).contains(shipped, "no such order was placed");
        assertThat(captured.get("cancel-outcomes text/csv").lines())
                .hasSize(4)
                .startsWith("order,outcome,why", open + ",done,\"\"")
                .endsWith("SO-999999999999,refused,\"no such order was placed\"");
        assertThat(readBack(OLD, "cancel", Map.of("orders", orders), "k")).isEqualTo(Finding.DONE);
    }

    @Test
    void aCallThatIsRefusedInAllPartsHasFailed() throws Exception {
        var orders = List.of("SO-999999999999", "SO-999999999998");

        assertThat(call(OLD, "hold", Map.of("orders", orders), "k"))
                .isEqualTo(new Outcome.Failed(
                        "hold of 2 orders is refused: SO-999999999999 (no such order was placed), "
                                + "SO-999999999998 (no such order was placed)",
                        true));
        assertThat(readBack(OLD, "hold", Map.of("orders", orders), "k")).isEqualTo(Finding.NOT_DONE);
    }

    @Test
    void anOrderThatIsPlacedLaterIsNotCommandedBefore() throws Exception {
        String later = Scene.order(-60);

        assertThat(call(OLD, "hold", Map.of("orders", later), "k").trouble()).contains("no such order was placed");
        run.pass(120);

        assertThat(shown(OLD, later)).containsEntry("held", "false");
        assertThat(readBack(OLD, "hold", Map.of("orders", later), "k")).isEqualTo(Finding.NOT_DONE);
    }

    @Test
    void labelsStockAndMoneyAreCommandedToo() throws Exception {
        String packed = orderThatIs("packed");
        String shipped = orderThatIs("shipped");

        call("labels", "void-label", Map.of("orders", packed), "void");
        run.pass(A_WHILE);
        assertThat(shown("labels", packed)).containsEntry("label", "voided");
        assertThat(outputs(call("labels", "reissue-label", Map.of("orders", packed), "reissue")))
                .containsEntry("outcome", "done");
        assertThat(shown("labels", packed)).containsEntry("label", "bought,voided");
        assertThat(outputs(call("payments", "refund", Map.of("orders", shipped, "amount", 1.25), "refund")))
                .containsEntry("outcome", "done");
        assertThat(shown("payments", shipped)).containsEntry("refunded", "1.25");
        assertThat(outputs(
                        call("inventory", "move-reservation", Map.of("orders", packed, "to", "orchestrator"), "move")))
                .containsEntry("outcome", "done");
        assertThat(shown("inventory", packed)).containsEntry("owner", "orchestrator");
    }

    @Test
    void aRepeatedKeyChangesNothing() throws Exception {
        String order = orderThatIs("shipped");
        Map<String, Object> with = Map.of("orders", order, "amount", "2.00");
        call("payments", "refund", with, "k");
        run.pass(60);

        var again = call("payments", "refund", with, "k");

        assertThat(((Outcome.Succeeded) again).detail()).endsWith("already done under this key");
        assertThat(shown("payments", order)).containsEntry("refunded", "2.00");
        assertThat(call("payments", "refund", Map.of("orders", order, "amount", "3.00"), "k")
                        .trouble())
                .startsWith("idempotency key 'k' was used for payments.refund");
    }

    @Test
    void withoutIdempotencyKeysARepeatedCallIsCarriedOutAgain() throws Exception {
        var lacking = new SandboxRun(folder.resolve("lacking"));
        Files.createDirectories(folder.resolve("lacking"));
        var payments = lacking.open("payments", Map.of("without", List.of("idempotency-keys")), Map.of())
                .as(Actions.class)
                .orElseThrow();
        String order = orderThatIs("shipped");
        Map<String, Object> with = Map.of("orders", order, "amount", "2.00");

        payments.call("refund", with, lacking.call("k"));
        payments.call("refund", with, lacking.call("k"));

        assertThat(outputs(payments.call("order", Map.of("order", order), lacking.call(""))))
                .containsEntry("refunded", "4.00");
        lacking.close();
    }

    @Test
    void aLostAnswerIsReadBack() throws Exception {
        String order = orderThatIs("allocated");
        inject(OLD, Map.of("fault", "fail-after", "for", "5s"));

        assertThatThrownBy(() -> call(OLD, "hold", Map.of("orders", order), "k"))
                .isInstanceOf(ConnectorException.class);
        run.pass(5);

        assertThat(readBack(OLD, "hold", Map.of("orders", order), "k")).isEqualTo(Finding.DONE);
    }

    @Test
    void aLostCallIsReadBackToo() throws Exception {
        String order = orderThatIs("allocated");
        inject(OLD, Map.of("fault", "fail-before", "for", "5s"));

        assertThatThrownBy(() -> call(OLD, "hold", Map.of("orders", order), "k"))
                .isInstanceOf(ConnectorException.class);
        run.pass(5);

        assertThat(readBack(OLD, "hold", Map.of("orders", order), "k")).isEqualTo(Finding.NOT_DONE);
        assertThat(shown(OLD, order)).containsEntry("held", "false");
    }

    @Test
    void aHangingSystemWorksOffWhatWasAsked() throws Exception {
        String order = orderThatIs("shipped");
        Map<String, Object> with = Map.of("orders", order, "amount", "2.00");
        inject("payments", Map.of("fault", "hang", "for", "20m"));

        assertThatThrownBy(() -> call("payments", "refund", with, "k")).isInstanceOf(ConnectorException.class);
        assertThat(readBack("payments", "refund", with, "k")).isEqualTo(Finding.UNKNOWN);
        run.pass(20 * 60);

        assertThat(readBack("payments", "refund", with, "k")).isEqualTo(Finding.DONE);
        assertThat(shown("payments", order)).containsEntry("refunded", "2.00");
    }

    @Test
    void anOlderRunnerIsRefused() throws Exception {
        String order = orderThatIs("allocated");
        var older = context("k", 1);
        open(OLD).call("hold", Map.of("orders", order), context("k2", 2));

        assertThat(open(OLD).call("resume", Map.of("orders", order), older).trouble())
                .startsWith("refused: fence 1 is older than 2");
        assertThat(shown(OLD, order)).containsEntry("held", "true");
    }

    @Test
    void theLogBringsEveryOutcomeBack() throws Exception {
        String allocated = orderThatIs("allocated");
        String routed = orderThatIs("routed");
        call(OLD, "hold", Map.of("orders", allocated), "k1");
        call(OLD, "cancel", Map.of("orders", List.of(routed, "SO-999999999999")), "k2");
        run.pass(A_WHILE);
        var before = List.of(shown(OLD, allocated), shown(OLD, routed));
        run.close();

        run = new SandboxRun(folder, run.now());

        assertThat(List.of(shown(OLD, allocated), shown(OLD, routed))).isEqualTo(before);
        assertThat(readBack(OLD, "hold", Map.of("orders", allocated), "k1")).isEqualTo(Finding.DONE);
        assertThat(((Outcome.Succeeded) call(OLD, "hold", Map.of("orders", allocated), "k1")).detail())
                .endsWith("already done under this key");
    }

    @Test
    void aLongListIsOneLineInTheLog() throws Exception {
        var orders = IntStream.rangeClosed(1, 10_000).mapToObj(Scene::order).toList();

        var outputs = outputs(call(OLD, "hold", Map.of("orders", orders), "k"));

        assertThat(outputs.values().stream().mapToInt(Integer::parseInt).sum()).isEqualTo(10_000);
        assertThat(Files.readAllLines(folder.resolve("estate.log"))).hasSize(2);
        assertThat(captured.get("hold-outcomes text/csv").lines()).hasSize(10_001);
    }

    @Test
    void anEnvironmentsOwnOperationIsNotTakenForACommand() throws Exception {
        var operations = Map.<String, Object>of("cancel", Map.of("parameters", List.of("orders")));
        var platform = run.open(OLD, Map.of(), operations).as(Actions.class).orElseThrow();

        assertThat(platform.call("cancel", Map.of("orders", "all of them"), run.call("k")))
                .isInstanceOf(Outcome.Succeeded.class);
        run.close();

        run = new SandboxRun(folder, run.now());
        assertThat(readBack(OLD, "status", Map.of(), "k")).isEqualTo(Finding.DONE);
    }

    @Test
    void anUnknownOrderIsNotShown() throws Exception {
        assertThat(call(OLD, "order", Map.of("order", "SO-999999999999"), "").trouble())
                .isEqualTo("no order SO-999999999999 was placed; look up ids in the records of a system");
        assertThat(call(OLD, "order", Map.of("order", "17"), "").trouble())
                .startsWith("'17' is not the id of an order");
        assertThat(call(OLD, "order", Map.of(), "").trouble()).startsWith("legacy-oms.order lacks 'order'");
        assertThat(shown("orchestrator", orderThatIs("allocated"))).containsEntry("presence", "absent");
    }

    @Test
    void valuesAreJudgedBeforeTheRun() {
        var judged = new SandboxConnectorProvider().callValues(SandboxRun.binding("orchestrator", Map.of(), Map.of()));

        assertThat(judged.mistakes("cancel", Map.of("orders", List.of(Scene.order(60)), "line", 1L)))
                .isEmpty();
        assertThat(judged.mistakes("cancel", Map.of("orders", "SO-17")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("orders"));
        assertThat(judged.mistakes("enable-dual-write", Map.of("events", List.of("orders", "label"))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.hint()).contains("did you mean 'labels'?"));
    }

    /** An order of which all that the old platform has is at a stage, at the start. */
    private String orderThatIs(String stage) throws Exception {
        for (int seconds = 1; seconds < 7_200; seconds++) {
            String order = Scene.order(seconds);
            if (shown(OLD, order).getOrDefault("stage", "").equals(stage)) {
                return order;
            }
        }
        throw new AssertionError("no order is " + stage);
    }

    private Actions open(String system) {
        return run.open(system, Actions.class);
    }

    private Outcome call(String system, String operation, Map<String, Object> with, String key) throws Exception {
        return open(system).call(operation, with, context(key, 1));
    }

    private Finding readBack(String system, String operation, Map<String, Object> with, String key) throws Exception {
        return open(system).readBack(operation, with, context(key, 1));
    }

    private Map<String, String> shown(String system, String order) throws Exception {
        return outputs(call(system, "order", Map.of("order", order), ""));
    }

    private CallContext context(String key, long fence) {
        return new CallContext(
                key,
                "c",
                fence,
                Segment.EVERYTHING,
                run.now().plusSeconds(60),
                (name, type, content) -> captured.put(name + " " + type, new String(content, StandardCharsets.UTF_8)));
    }

    private void inject(String system, Map<String, Object> with) throws Exception {
        assertThat(run.open(system, FaultInjection.class).inject(with)).isInstanceOf(Outcome.Succeeded.class);
    }

    private static Map<String, String> outputs(Outcome outcome) {
        return ((Outcome.Succeeded) outcome).outputs();
    }
}
