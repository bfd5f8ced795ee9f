package dev.cutover.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.time.WallTime;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.SystemReport.Standing;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelChecksTest {
    private static final SystemId A = new SystemId("a");
    private static final SystemId B = new SystemId("b");
    private static final SystemId C = new SystemId("c");

    private final WallTime time = WallTime.real(WallTime.today());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
        time.close();
    }

    @Test
    void systemsAreLookedOverAtOnceAndToldInTheirOrder() throws InterruptedException {
        var both = new CountDownLatch(2);
        Looking meets = () -> {
            both.countDown();
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
            return ready();
        };

        var examined = inspect(Duration.ofSeconds(20), Map.of(A, meets, B, meets), List.of(B, A));

        assertThat(examined).extracting(SystemReport::system).containsExactly(B, A);
        assertThat(examined).allMatch(SystemReport::isReady);
    }

    @Test
    void aSystemThatHangsIsNotReadyAndBlocksNobody() throws InterruptedException {
        var systems = new LinkedHashMap<SystemId, Looking>();
        systems.put(A, this::hang);
        systems.put(B, ParallelChecksTest::ready);

        var examined = inspect(Duration.ofSeconds(1), systems, List.of(A, B));

        assertThat(examined).extracting(SystemReport::standing).containsExactly(Standing.NOT_READY, Standing.READY);
        assertThat(examined.get(0).why()).isEqualTo("no answer within 1 s");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverIsThrownIsAnAnswer() throws InterruptedException {
        Map<SystemId, Looking> systems = Map.of(
                A,
                () -> {
                    throw new ConnectorException("connection refused");
                },
                B,
                () -> {
                    throw new NoSuchMethodError("of another version");
                });

        var examined = inspect(Duration.ofSeconds(10), systems, List.of(A, B, C));

        assertThat(examined).extracting(SystemReport::standing).containsOnly(Standing.NOT_READY);
        assertThat(examined.get(0).why()).isEqualTo("connection refused");
        assertThat(examined.get(1).why()).startsWith("its connector failed: ").contains("of another version");
        assertThat(examined.get(2).why()).isEqualTo("no connector is bound to it");
    }

    @Test
    void whoInterruptsTheCallerInterruptsThemAll() throws InterruptedException {
        var caller = Thread.currentThread();
        Looking tells = () -> {
            caller.interrupt();
            return hang();
        };

        assertThatThrownBy(() -> inspect(Duration.ofMinutes(1), Map.of(A, tells), List.of(A)))
                .isInstanceOf(InterruptedException.class);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private interface Looking extends Connector, Preflight {
        List<Found> now() throws ConnectorException, InterruptedException;

        @Override
        default List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
            return now();
        }
    }

    private List<Found> hang() throws InterruptedException {
        try {
            never.await();
            return ready();
        } catch (InterruptedException given) {
            interrupted.countDown();
            throw given;
        }
    }

    private static List<Found> ready() {
        return List.of(
                Found.ok(Aspect.REACHABLE, ""),
                Found.notApplicable(Aspect.CREDENTIALS, ""),
                Found.ok(Aspect.PERMISSIONS, ""));
    }

    private List<SystemReport> inspect(Duration limit, Map<SystemId, Looking> systems, List<SystemId> order)
            throws InterruptedException {
        CheckWorkers checkWorkers = work -> {
            var started = threads.submit(work);
            return () -> started.cancel(true);
        };
        return new ParallelChecks(time, checkWorkers, limit).of(order, new LinkedHashMap<>(systems), Map.of());
    }
}
