package dev.cutover.connector.sandbox.estate;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.CACHES;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INVENTORY;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LABELS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.LEGACY_OMS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.NOTIFICATIONS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.PAYMENTS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActionDeskTest {
    private final Scene scene = new Scene();

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(RELEASES, "freeze", "state", "open", "frozen"),
                arguments(ORCHESTRATOR, "enable-dual-write", "dual-write", "off", "on"),
                arguments(ORCHESTRATOR, "close-intake", "intake", "open", "closed"),
                arguments(LEGACY_OMS, "close-intake", "intake", "open", "closed"),
                arguments(CACHES, "warm", "state", "cold", "warm"),
                arguments(NOTIFICATIONS, "pause", "state", "sending", "paused"),
                arguments(PAYMENTS, "hold-captures", "captures", "flowing", "held"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void showsInTheStatusWhenItIsInForceAndCanBeUndone(
            EstateSystem system, String action, String fact, String before, String after) {
        assertThat(scene.status(system)).containsEntry(fact, before);

        var receipt = scene.tell(system, action);
        assertThat(receipt.inForceAt()).isAfter(receipt.acceptedAt());
        assertThat(scene.status(system)).as("not in force yet").containsEntry(fact, before);

        scene.estate.advanceTo(receipt.inForceAt());
        assertThat(scene.status(system)).containsEntry(fact, after);

        String undo = scene.request(system, action, Map.of(), "")
                .estateAction()
                .undo()
                .orElseThrow();
        scene.estate.advanceTo(scene.tell(system, undo).inForceAt());
        assertThat(scene.status(system)).containsEntry(fact, before);
    }

    @ParameterizedTest
    @EnumSource
    void hasAStatusForEverySystem(EstateSystem system) {
        assertThat(scene.status(system)).containsEntry("answering", "true").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource
    void pairsEveryUndoWithAnActionThatTakesTheSameArguments(EstateSystem system) {
        var actions = new ActionCatalog(List.of("region", "lane")).of(system);

        assertThat(actions).extracting(EstateAction::name).doesNotHaveDuplicates();
        for (EstateAction estateAction : actions) {
            estateAction
                    .undo()
                    .ifPresent(undo -> assertThat(actions).anySatisfy(other -> {
                        assertThat(other.name()).isEqualTo(undo);
                        assertThat(other.undo()).contains(estateAction.name());
                        assertThat(other.parameters()).isEqualTo(estateAction.parameters());
                    }));
        }
    }

    @Test
    void isDoneOnceForItsKey() {
        var first = scene.tell(NOTIFICATIONS, "send", Map.of("subject", "starting"), "k");
        var second = scene.pass(30).tell(NOTIFICATIONS, "send", Map.of("subject", "starting"), "k");

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(first.again());
        assertThat(scene.pass(30).status(NOTIFICATIONS)).containsEntry("messages", "1");
    }

    @Test
    void doesNotDoTheOldThingAgainAfterItWasUndone() {
        scene.tell(CACHES, "warm", Map.of(), "k1");
        scene.pass(60).tell(CACHES, "clear", Map.of(), "k2");

        scene.pass(60).tell(CACHES, "warm", Map.of(), "k1");

        assertThat(scene.pass(60).status(CACHES)).containsEntry("state", "cold");
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() {
        scene.tell(RELEASES, "freeze", Map.of("services", "a"), "k");

        assertThatThrownBy(() -> scene.tell(RELEASES, "freeze", Map.of("services", "b"), "k"))
                .isInstanceOf(EstateException.class)
                .hasMessage("idempotency key 'k' was used for releases.freeze{services=a}");
        assertThatThrownBy(() -> scene.tell(CACHES, "warm", Map.of(), "k")).isInstanceOf(EstateException.class);
    }

    @Test
    void freezesServicesOneByOne() {
        scene.tell(RELEASES, "freeze", Map.of("services", "inventory, ecommerce"), "k1");
        assertThat(scene.pass(5).status(RELEASES)).containsEntry("frozen", "ecommerce,inventory");

        scene.tell(RELEASES, "unfreeze", Map.of("services", "ecommerce"), "k2");
        assertThat(scene.pass(5).status(RELEASES)).containsEntry("frozen", "inventory");

        scene.tell(RELEASES, "unfreeze", Map.of(), "k3");
        assertThat(scene.pass(5).status(RELEASES)).containsEntry("frozen", "nothing");
    }

    @Test
    void parksWhatArrivesWhereIntakeIsClosed() {
        scene.weigh(Scene.EVERYWHERE, 5_000);
        scene.tell(ORCHESTRATOR, "close-intake", Scene.US_EAST, "k1");
        scene.pass(90);

        assertThat(scene.value("routed_within_60s_ratio{region='us-east',platform='orchestrator'}"))
                .isZero();
        assertThat(scene.value("routed_within_60s_ratio{region='us-east',platform='legacy-oms'}"))
                .isGreaterThan(0.99);
        assertThat(scene.value("routed_within_60s_ratio{region='us-west'}")).isGreaterThan(0.99);
        assertThat(scene.status(ORCHESTRATOR)).containsEntry("intake", "partly");
        assertThat(scene.ask(ORCHESTRATOR, "smoke-test", Scene.US_EAST)).containsEntry("passed", "false");
        assertThat(scene.ask(ORCHESTRATOR, "smoke-test", Scene.US_WEST)).containsEntry("passed", "true");

        scene.tell(ORCHESTRATOR, "open-intake", Scene.US_EAST, "k2");
        assertThat(scene.pass(90).value("routed_within_60s_ratio")).isGreaterThan(0.99);
    }

    @Test
    void namesWhatMakesASmokeTestFail() {
        scene.inject(Mishap.of("f", EstateSystem.CARRIER, FaultKind.FAIL).in(Scene.US_EAST));

        assertThat(scene.ask(ORCHESTRATOR, "smoke-test", Map.of()))
                .containsEntry("passed", "false")
                .containsEntry("failing", "carrier");
        assertThat(scene.ask(ORCHESTRATOR, "smoke-test", Scene.US_WEST)).containsEntry("passed", "true");
    }

    @Test
    void printsLabelsThatDidNotPrintOnce() {
        scene.inject(Mishap.of("f", LABELS, FaultKind.FAIL).at(2_000).lasting(Duration.ofMinutes(2)));
        scene.pass(Duration.ofMinutes(4));
        double failed = scene.estate
                .measure(Scene.METERS, "label_failures_total{region='us-east'}", Duration.ofMinutes(10))
                .value()
                .orElseThrow();

        var receipt = scene.tell(LABELS, "reissue", Scene.US_EAST, "k1");
        scene.pass(60);

        assertThat(receipt.output()).containsEntry("labels", Integer.toString((int) failed));
        assertThat(scene.tell(LABELS, "reissue", Scene.US_EAST, "k2").output()).containsEntry("labels", "0");
        assertThat(scene.tell(LABELS, "reissue", Scene.US_WEST, "k3").output()).doesNotContainEntry("labels", "0");
    }

    @Test
    void keepsASnapshot() {
        var receipt = scene.tell(INVENTORY, "snapshot");
        scene.pass(30);

        assertThat(receipt.output()).containsKey("snapshot");
        assertThat(scene.status(INVENTORY))
                .containsEntry("snapshot", receipt.inForceAt().toString());
    }

    @Test
    void letsAnySystemTakePart() {
        var drain = new EstateAction(
                "drain", "", false, List.of(), Optional.empty(), Duration.ofSeconds(3), Map.of("mode", "drained"));
        var billing = EstateSite.named("billing");

        scene.estate.act(new ActionRequest(billing, drain, Map.of(), "k", 1));
        var status = EstateAction.read("status", "");

        assertThat(scene.estate.read(new ActionRequest(billing, status, Map.of(), "", 1)))
                .doesNotContainKey("mode");
        scene.pass(3);
        assertThat(scene.estate.read(new ActionRequest(billing, status, Map.of(), "", 1)))
                .containsEntry("mode", "drained");
        assertThat(scene.estate.read(new ActionRequest(EstateSite.named("ledger"), status, Map.of(), "", 1)))
                .doesNotContainKey("mode");
    }

    @Test
    void asksBackWhenAnArgumentIsNotKnown() {
        assertThatThrownBy(() -> scene.tell(RELEASES, "freeze", Map.of("service", "a"), "k"))
                .hasMessage("unknown argument of releases.freeze 'service'");
        assertThatThrownBy(() -> scene.tell(LABELS, "reissue", Map.of("region", "mars"), "k"))
                .hasMessage("unknown region 'mars'");
    }
}
