package dev.cutover.connector.sandbox.estate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksAuditTest {
    private final MemoryControlLog log = new MemoryControlLog();
    private final Scene scene = new Scene(log);

    @Test
    void anOrdinaryNightBreaksNothing() {
        scene.weigh(Scene.US_EAST, 5_000).pass(Duration.ofHours(8));

        assertThat(scene.estate.audit(2_000)).isEmpty();
    }

    @Test
    void faultsThatOnlyDelayOrStopWorkBreakNothing() {
        for (var kind : new FaultKind[] {FaultKind.SLOW, FaultKind.CRASH, FaultKind.LOST_EVENTS, FaultKind.MISROUTE}) {
            scene.inject(Mishap.of(kind.id(), EstateSystem.ORCHESTRATOR, kind)
                    .at(3_000)
                    .lasting(Duration.ofMinutes(20)));
        }
        scene.weigh(Scene.US_EAST, 5_000).pass(Duration.ofHours(3));

        assertThat(scene.estate.audit(2_000)).isEmpty();
    }

    @Test
    void aFaultThatShipsTwiceIsFoundAndNamesOrders() {
        scene.inject(duplicates().at(5).lasting(Duration.ofMinutes(10))).pass(Duration.ofHours(2));

        var parcels = finding(Invariant.ONE_PARCEL);

        assertThat(parcels.isAtLeast()).isFalse();
        assertThat(parcels.lines()).isBetween(50L, 500L);
        assertThat(parcels.words()).isEqualTo(parcels.lines() + " lines with more than one parcel for the same goods");
        assertThat(parcels.examples()).hasSize(10).allMatch(place -> place.matches("SO-[0-9]{12}/[1-9]"));
    }

    @ParameterizedTest
    @CsvSource({
        "PHANTOM_CANCEL, LEGACY_OMS, ORDERED_ADDS_UP",
        "DUPLICATE_EVENT, LEGACY_OMS, ORDERED_ADDS_UP",
        "DOUBLE_REFUND, PAYMENTS, REFUNDED_WITHIN_CAPTURED",
        "LABEL_WITHOUT_ORDER, LABELS, ONE_LIVE_LABEL",
    })
    void aFaultOfBooksIsFound(FaultKind kind, EstateSystem system, Invariant invariant) {
        scene.inject(Mishap.of("books", system, kind).at(100)).pass(Duration.ofHours(10));

        assertThat(scene.estate.audit(2_000))
                .extracting(AuditFinding::invariant)
                .contains(invariant);
    }

    @ParameterizedTest
    @CsvSource({
        "SKIPPED_STAGE, LEGACY_OMS",
        "WRONG_TOTAL, LEGACY_OMS",
        "LOST_RESERVATION, INVENTORY",
        "LATE_EVENT, LEGACY_OMS",
        "SCHEMA_BREAK, LEGACY_OMS",
        "CHANGING_ORDERS, LEGACY_OMS",
        "DUPLICATE_EVENT, CARRIER",
        "DUPLICATE_EVENT, PAYMENTS"
    })
    void aFaultOfBooksThatMovesNoQuantityAndNoMoneyBreaksNothing(FaultKind kind, EstateSystem system) {
        scene.inject(Mishap.of("books", system, kind)).pass(Duration.ofHours(10));

        assertThat(scene.estate.audit(2_000)).isEmpty();
    }

    @Test
    void goodsThatArriveWithoutHavingBeenShippedDoNotAddUp() {
        scene.inject(Mishap.of("books", EstateSystem.LEGACY_OMS, FaultKind.SKIPPED_STAGE)
                        .striking(Stage.SHIPPED))
                .pass(Duration.ofHours(30));

        assertThat(finding(Invariant.ORDERED_ADDS_UP).lines()).isPositive();
    }

    @Test
    void aFaultHidesNothingOfAnotherOneThatIsJudgedAtAnotherInstant() {
        var alone = fewOrders().inject(duplicates()).pass(60).estate.audit(0);

        var second = fewOrders()
                .inject(Mishap.of("first", EstateSystem.LEGACY_OMS, FaultKind.UNRECORDED_STAGE)
                        .striking(Stage.SHIPPED))
                .inject(duplicates())
                .pass(60)
                .estate
                .audit(0);

        assertThat(lines(Invariant.ONE_PARCEL, second))
                .isEqualTo(lines(Invariant.ONE_PARCEL, alone))
                .isPositive();
    }

    private static long lines(Invariant invariant, List<AuditFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.invariant() == invariant)
                .mapToLong(AuditFinding::lines)
                .sum();
    }

    private static Scene fewOrders() {
        var config = new EstateConfig(42, EstateConfig.retail(42).dimensions(), 5);
        return new Scene(Estate.open(config, new MemoryControlLog(), Scene.START));
    }

    @Test
    void countingStopsAtAThousandLines() {
        scene.inject(duplicates()).pass(Duration.ofHours(2));

        assertThat(finding(Invariant.ORDERED_ADDS_UP).words())
                .isEqualTo("at least 1,000 lines where ordered is not shipped + cancelled + open");
        assertThat(finding(Invariant.ONE_PARCEL).isAtLeast()).isTrue();
    }

    @Test
    void aFaultThatWasLiftedIsStillFound() {
        scene.inject(duplicates()).pass(Duration.ofMinutes(2));
        scene.estate.lift("twice");
        scene.pass(Duration.ofHours(2));

        assertThat(finding(Invariant.ONE_PARCEL).lines()).isPositive();
    }

    @Test
    void theSameEstateIsAuditedAlikeAfterARestart() {
        scene.inject(duplicates().at(50)).pass(Duration.ofHours(1));

        var restarted = new Scene(log, scene.estate.now());

        assertThat(restarted.estate.audit(2_000))
                .isEqualTo(scene.estate.audit(2_000))
                .isNotEmpty();
    }

    private AuditFinding finding(Invariant invariant) {
        return scene.estate.audit(2_000).stream()
                .filter(finding -> finding.invariant() == invariant)
                .findFirst()
                .orElseThrow();
    }

    private static Mishap duplicates() {
        return Mishap.of("twice", EstateSystem.LEGACY_OMS, FaultKind.DUPLICATE_EVENTS);
    }
}
