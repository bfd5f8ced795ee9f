package dev.cutover.connector.sandbox.estate.faults;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.INGRESS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.METRICS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.NOTIFICATIONS;
import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.connector.sandbox.estate.actions.ActionReceipt;
import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallFaultsTest {
    private final Scene scene = new Scene();

    @Test
    void breaksACallBeforeItsEffect() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.FAIL_BEFORE).lasting(Duration.ofSeconds(5)));

        assertThat(failure(this::freeze)).isEqualTo(CallFailure.Kind.BROKEN);
        scene.pass(5);

        assertThat(Scene.receipt(scene, RELEASES, "k")).isEmpty();
        assertThat(freeze().repeated()).isFalse();
    }

    @Test
    void breaksACallAfterItsEffect() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.FAIL_AFTER).lasting(Duration.ofSeconds(5)));

        assertThat(failure(this::freeze)).isEqualTo(CallFailure.Kind.BROKEN);
        scene.pass(5);

        assertThat(Scene.receipt(scene, RELEASES, "k")).isPresent();
        assertThat(scene.status(RELEASES)).containsEntry("state", "frozen");
        assertThat(freeze().repeated()).isTrue();
    }

    @Test
    void keepsACallWaitingAndGetsRoundToItLater() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.HANG).lasting(Duration.ofSeconds(60)));

        assertThat(failure(this::freeze)).isEqualTo(CallFailure.Kind.NO_ANSWER);
        assertThat(scene.pass(59).estate.isWaiting("k")).isTrue();
        scene.pass(1);

        assertThat(scene.estate.isWaiting("k")).isFalse();
        assertThat(Scene.receipt(scene, RELEASES, "k").orElseThrow().acceptedAt())
                .isEqualTo(Scene.START.plusSeconds(60));
        assertThat(scene.pass(2).status(RELEASES)).containsEntry("state", "frozen");
    }

    @Test
    void getsRoundToAWeightLaterToo() {
        scene.inject(Mishap.of("f", INGRESS, FaultKind.HANG));
        assertThat(failure(() -> set(OptionalInt.of(0), 2_500, 1))).isEqualTo(CallFailure.Kind.NO_ANSWER);

        scene.pass(10).estate.lift("f");

        assertThat(weight()).isEqualTo(2_500);
    }

    @Test
    void dropsALateWeightThatNoLongerFits() {
        var log = new MemoryControlLog();
        new Scene(log)
                .weigh(Scene.US_EAST, 100)
                .inject(Mishap.of("f", INGRESS, FaultKind.HANG).at(1));
        log.append(new EstateControl.SetWeights(
                Scene.START, Scene.ORDERS, List.of(order(OptionalInt.of(0), 2_500)), 1, true));

        var after = new Scene(log, Scene.START.plusSeconds(5));
        after.estate.lift("f");

        assertThat(after.estate.weights(Scene.ORDERS, Scene.US_EAST)).allMatch(reading -> reading.weight() == 100);
    }

    @Test
    void dropsALateWeightOfARunnerThatWasReplaced() {
        var log = new MemoryControlLog();
        var before = new Scene(log);
        before.inject(Mishap.of("f", INGRESS, FaultKind.HANG));
        assertThat(failure(() -> before.weigh(Scene.US_EAST, 2_500))).isEqualTo(CallFailure.Kind.NO_ANSWER);

        before.estate.act(new ActionRequest(
                EstateSite.of(RELEASES),
                before.request(RELEASES, "freeze", Map.of(), "k").estateAction(),
                Map.of(),
                "k",
                2));
        before.estate.lift("f");

        assertThat(before.estate.weights(Scene.ORDERS, Scene.US_EAST)).allMatch(reading -> reading.weight() == 0);
    }

    @Test
    void refusesCallsWhileItIsDown() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.CRASH).lasting(Duration.ofSeconds(5)));

        assertThat(failure(this::freeze)).isEqualTo(CallFailure.Kind.REFUSED);
        assertThat(failure(() -> scene.status(RELEASES))).isEqualTo(CallFailure.Kind.REFUSED);
        assertThat(failure(() -> Scene.receipt(scene, RELEASES, "k"))).isEqualTo(CallFailure.Kind.REFUSED);

        assertThat(scene.pass(5).status(RELEASES)).containsEntry("state", "open");
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "HANG", "FAIL_BEFORE", "FAIL_AFTER", "FAIL"})
    void keepsMetricsFromBeingRead(FaultKind kind) {
        scene.inject(Mishap.of("f", METRICS, kind));

        assertThat(failure(() -> scene.value("exception_rate"))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "HANG", "FAIL_BEFORE", "FAIL_AFTER"})
    void keepsTheRouterFromBeingAsked(FaultKind kind) {
        scene.inject(Mishap.of("f", INGRESS, kind));

        assertThat(failure(this::weight)).isNotNull();
        assertThat(failure(() -> scene.estate.routed(Scene.ORDERS, Scene.US_EAST, Scene.WINDOW)))
                .isNotNull();
        assertThat(scene.value("routed_within_60s_ratio")).as("orders go on").isGreaterThan(0.999);
    }

    @Test
    void breaksCallsWhereNoOrdersAreWorkedOn() {
        scene.inject(Mishap.of("f", NOTIFICATIONS, FaultKind.FAIL));

        assertThat(failure(() -> scene.tell(NOTIFICATIONS, "pause"))).isEqualTo(CallFailure.Kind.BROKEN);
    }

    @Test
    void strikesOtherSystemsNot() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.CRASH));

        assertThat(scene.status(NOTIFICATIONS)).containsEntry("state", "sending");
    }

    @Test
    void strikesCallsAboutItsSegmentOnly() {
        scene.inject(Mishap.of("f", INGRESS, FaultKind.CRASH).in(Scene.US_WEST));

        assertThat(weight()).isZero();
        assertThat(failure(() -> scene.estate.weights(Scene.ORDERS, Scene.US_WEST)))
                .isEqualTo(CallFailure.Kind.REFUSED);
        assertThat(failure(() -> scene.estate.weights(Scene.ORDERS, Scene.EVERYWHERE)))
                .isEqualTo(CallFailure.Kind.REFUSED);
    }

    @Test
    void strikesSomeCallsAtAPartialRate() {
        scene.inject(Mishap.of("f", RELEASES, FaultKind.FAIL_BEFORE).at(3_000));
        int broken = 0;
        for (int i = 0; i < 1_000; i++) {
            broken += failure(() -> scene.pass(1).status(RELEASES)) == null ? 0 : 1;
        }

        assertThat(broken).isBetween(250, 350);
    }

    private ActionReceipt freeze() {
        return scene.tell(RELEASES, "freeze", Map.of(), "k");
    }

    private int weight() {
        return scene.estate.weights(Scene.ORDERS, Scene.US_EAST).get(0).weight();
    }

    private void set(OptionalInt expected, int target, long fence) {
        scene.estate.setWeights(Scene.ORDERS, List.of(order(expected, target)), fence);
    }

    private static WeightOrder order(OptionalInt expected, int target) {
        return new WeightOrder(Scene.US_EAST, expected, target);
    }

    private static CallFailure.Kind failure(ThrowingCallable call) {
        var failure = catchThrowableOfType(CallFailure.class, call);
        return failure == null ? null : failure.kind();
    }
}
