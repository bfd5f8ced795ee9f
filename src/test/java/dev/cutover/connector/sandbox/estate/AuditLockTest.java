package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An audit of many orders takes seconds, in which the estate's systems go on answering. */
class AuditLockTest {
    private final WatchedLog log = new WatchedLog();

    @Test
    void anAuditHoldsTheEstateOnlyWhileItLooksAtAnOrder() {
        var scene = new Scene(Estate.open(EstateConfig.retail(42), log, Scene.START));
        scene.inject(Mishap.of("late", EstateSystem.LEGACY_OMS, FaultKind.LATE_EVENT));
        log.estate = scene.estate;

        scene.estate.audit(1);

        assertThat(log.readUnderLock).isNotEmpty().containsOnly(false);
    }

    /** Notes of each control that is looked at whether the estate is locked meanwhile. */
    private static final class WatchedLog implements ControlLog {
        private final MemoryControlLog kept = new MemoryControlLog();
        private final List<Boolean> readUnderLock = new ArrayList<>();
        private @Nullable Estate estate;

        @Override
        public List<EstateControl> controls() {
            var controls = kept.controls();
            return new AbstractList<>() {
                @Override
                public EstateControl get(int index) {
                    if (estate != null) {
                        readUnderLock.add(Thread.holdsLock(estate));
                    }
                    return controls.get(index);
                }

                @Override
                public int size() {
                    return controls.size();
                }
            };
        }

        @Override
        public void append(EstateControl control) {
            kept.append(control);
        }

        @Override
        public void close() {
            kept.close();
        }
    }
}
