package dev.cutover.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentMeasurementsTest {
    private static final RecentMeasurements.Asked ASKED =
            new RecentMeasurements.Asked("q", Duration.ofMinutes(1), Books.EAST);

    private final Wall wall = new Wall();
    private final RecentMeasurements recentMeasurements = new RecentMeasurements(wall, Duration.ofSeconds(1));
    private int asked;

    private static final class Wall implements RunClock {
        private Instant now = Bench.START;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }

    private Measurement measured() throws Exception {
        return recentMeasurements.of(ASKED, () -> new Measurement.Value(++asked, 1));
    }

    @Test
    void withinASecondOfTheWallASystemIsAskedOnce() throws Exception {
        assertThat(measured()).isEqualTo(measured()).isEqualTo(new Measurement.Value(1, 1));
    }

    @Test
    void afterASecondItIsAskedAnew() throws Exception {
        assertThat(measured()).isEqualTo(new Measurement.Value(1, 1));
        wall.sleep(Duration.ofSeconds(1));

        assertThat(measured()).isEqualTo(new Measurement.Value(2, 1));
    }

    @Test
    void aSystemThatCannotBeReachedIsNotTriedAgainAtOnce() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> recentMeasurements.of(ASKED, () -> {
                        asked++;
                        throw new ConnectorException("refused");
                    }))
                    .hasMessage("refused");
        }
        assertThat(asked).isOne();
    }

    @Test
    void noDataIsAskedForAgainForAWhile() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(recentMeasurements.of(ASKED, () -> {
                        asked++;
                        return new Measurement.NoData("nothing yet");
                    }))
                    .isInstanceOf(Measurement.NoData.class);
        }
        assertThat(asked).isEqualTo(20);
    }

    @Test
    void itRemembersNothingIfItIsNotTo() throws Exception {
        var anew = new RecentMeasurements(wall, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(anew.of(ASKED, () -> new Measurement.Value(++asked, 1)))
                    .isEqualTo(new Measurement.Value(asked, 1));
        }
        assertThat(asked).isEqualTo(3);
    }
}
