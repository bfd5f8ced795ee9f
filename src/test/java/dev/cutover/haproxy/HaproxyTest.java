package dev.cutover.haproxy;

import static dev.cutover.haproxy.ShopCutover.US_EAST;
import static dev.cutover.haproxy.ShopCutover.US_WEST;
import static dev.cutover.haproxy.ShopCutover.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to traffic at 02:00, with a real HAProxy and orders that keep coming in. */
class HaproxyTest {
    @TempDir
    private Path folder;

    private ShopCutover shop;

    @BeforeEach
    void start() throws IOException {
        shop = new ShopCutover(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        shop.stop();
        assertThat(shop.orders().lost()).isEmpty();
    }

    @Test
    void aWholeCutoverLosesNoOrder() throws Exception {
        ended(shop.start()).endedWith(ExitCode.DONE);

        assertThat(shop.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(shop.haproxy().basisPoints(US_WEST)).isEqualTo(10_000);
        assertThat(shop.orders().taken(US_EAST, "new")).isPositive();
        assertThat(shop.orders().taken(US_EAST, "old")).isPositive();
    }
}
