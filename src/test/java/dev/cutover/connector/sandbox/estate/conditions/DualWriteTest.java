package dev.cutover.connector.sandbox.estate.conditions;

import static dev.cutover.connector.sandbox.estate.platform.EstateSystem.ORCHESTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DualWriteTest {
    private static final String ENABLE = "enable-dual-write";
    private static final String DISABLE = "disable-dual-write";

    private final Scene scene = new Scene();

    @Test
    void isOnForEverythingWhereNothingIsNamed() {
        assertThat(scene.status(ORCHESTRATOR))
                .containsEntry("dual-write", "off")
                .containsEntry("mirrored", "none");

        scene.tell(ORCHESTRATOR, ENABLE);

        assertThat(scene.pass(5).status(ORCHESTRATOR))
                .containsEntry("dual-write", "on")
                .containsEntry(
                        "mirrored", "orders,statuses,reservations,labels,shipments,cancellations,returns,payments");
    }

    @Test
    void isTurnedOnSegmentBySegment() {
        scene.tell(ORCHESTRATOR, ENABLE, Scene.US_EAST, "k");
        scene.pass(5);

        assertThat(state(Scene.EVERYWHERE)).isEqualTo("partly");
        assertThat(state(Scene.US_EAST)).isEqualTo("on");
        assertThat(state(Scene.US_WEST)).isEqualTo("off");
        assertThat(scene.pass(120).hasData("dual_write_lag_seconds{region='us-east'}"))
                .isTrue();
        assertThat(scene.hasData("dual_write_lag_seconds{region='us-west'}")).isFalse();
    }

    @Test
    void isTurnedOnAndOffTypeByType() {
        scene.tell(ORCHESTRATOR, ENABLE, Map.of("events", "orders, statuses,labels"), "k1");
        assertThat(scene.pass(5).status(ORCHESTRATOR))
                .containsEntry("dual-write", "partly")
                .containsEntry("mirrored", "orders,statuses,labels");

        scene.tell(ORCHESTRATOR, DISABLE, Map.of("events", "labels", "region", "us-west"), "k2");
        scene.pass(5);

        assertThat(scene.status(ORCHESTRATOR)).containsEntry("mirrored", "orders,statuses");
        assertThat(scene.ask(ORCHESTRATOR, "status", Scene.US_EAST))
                .containsEntry("mirrored", "orders,statuses,labels");
        scene.tell(ORCHESTRATOR, DISABLE, Map.of(), "k3");
        assertThat(scene.pass(5).status(ORCHESTRATOR)).containsEntry("dual-write", "off");
    }

    @Test
    void namesTheTypesWhenOneIsUnknown() {
        assertThatThrownBy(() -> scene.tell(ORCHESTRATOR, ENABLE, Map.of("events", "label"), "k"))
                .isInstanceOfSatisfying(EstateException.class, refusal -> {
                    assertThat(refusal).hasMessage("unknown type of events 'label'");
                    assertThat(refusal.hint()).contains("did you mean 'labels'?");
                });
        assertThat(EventFamily.listed("returns")).containsExactly(EventFamily.RETURNS);
    }

    private String state(Map<String, String> segment) {
        return scene.ask(ORCHESTRATOR, "status", segment).getOrDefault("dual-write", "");
    }
}
