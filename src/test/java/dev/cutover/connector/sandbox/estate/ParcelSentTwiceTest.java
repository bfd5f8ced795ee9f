package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.audit.AuditFinding;
import dev.cutover.connector.sandbox.estate.audit.Invariant;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParcelSentTwiceTest {
    @ParameterizedTest
    @EnumSource(names = {"LEGACY_OMS", "WMS", "CARRIER"})
    void whoeverHandlesEventsTwiceOneParcelIsBroken(EstateSystem system) {
        var twice = Mishap.of("twice", system, FaultKind.DUPLICATE_EVENTS).at(5);
        var scene = new Scene().inject(twice.lasting(Duration.ofMinutes(5))).pass(Duration.ofHours(2));

        assertThat(scene.estate.audit(0)).extracting(AuditFinding::invariant).contains(Invariant.ONE_PARCEL);
    }
}
